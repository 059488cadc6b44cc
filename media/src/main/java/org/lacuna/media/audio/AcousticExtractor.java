package org.lacuna.media.audio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.extract.FeatureExtractor;

/**
 * Low-level acoustic descriptors every 10 ms: shape {@code [T, 27]}, step t covers {@code [t * 10
 * ms, (t + 1) * 10 ms)} of the container's clock, from 0 to the end of the clip.
 *
 * <p>A step is unobserved where the stream has no sound (before it starts, in a gap of more than 5
 * ms, after it ends), where a sample is not a usable number, and in silence: where the 25 ms around
 * the step stay below {@value #SILENCE_DB} dB of full scale, a constant offset not counted. Within
 * an observed step {@code f0_semitone} and {@code hnr} are NaN when the sound is unvoiced, and
 * {@code spectral_flux} is NaN when the step before is not observed.
 *
 * <p>Definitions and their references: {@link PitchDescriptor}, {@link LevelDescriptor}, {@link
 * CepstrumDescriptor}, {@link SpectrumDescriptor}, {@link ZeroCrossingDescriptor}. The sound is
 * measured as it streams by; only the rows are kept. How the stream is cut into blocks does not
 * change a bit of the result.
 *
 * <p>One instance serves one pass on one thread. Closing has nothing to free.
 */
public final class AcousticExtractor implements FeatureExtractor {

  /** Sound below this level is silence, dB of full scale. */
  static final int SILENCE_DB = -75;

  private static final int LOWEST_RATE = 8000;
  private static final float SILENCE = (float) Math.pow(10, SILENCE_DB / 10.0);

  private final Frame frame;
  private final StepFramer framer;
  private final List<Descriptor> descriptors;
  private final FeatureSpec spec;
  private final FeatureSequence.Builder rows;
  private final PitchDescriptor pitch;
  private final PitchCandidates noCandidates = new PitchCandidates();
  private final PitchTrack pitchTrack = new PitchTrack();
  private final Queue<Row> waiting = new ArrayDeque<>();
  private long nextStep;
  private boolean heard;
  private boolean damaged;
  private Optional<String> whyNothing = Optional.empty();

  /** A step that waits for the pitch of the steps after it. */
  private record Row(float[] values, boolean observed) {}

  private static final Row NOTHING = new Row(new float[0], false);

  /**
   * @param sampleRate of the blocks to come, Hz, at least 8000; the definitions assume 16000
   */
  public AcousticExtractor(int sampleRate) {
    if (sampleRate < LOWEST_RATE) {
      throw new IllegalArgumentException("sound at " + sampleRate + " Hz is too coarse");
    }
    this.frame = new Frame(sampleRate);
    this.framer = new StepFramer(frame, this::step);
    // the pitch comes first: two of its columns are filled in when a row leaves the queue
    this.pitch = new PitchDescriptor(frame);
    this.descriptors =
        List.of(
            pitch,
            new LevelDescriptor(frame),
            new CepstrumDescriptor(frame),
            new SpectrumDescriptor(frame),
            new ZeroCrossingDescriptor());
    this.spec = describe(sampleRate, descriptors);
    this.rows = FeatureSequence.builder(spec);
  }

  private static FeatureSpec describe(int sampleRate, List<Descriptor> descriptors) {
    List<Feature> features = new ArrayList<>();
    for (Descriptor d : descriptors) {
      features.addAll(d.features());
    }
    return new FeatureSpec(
        "lacuna.audio.lld",
        "1",
        Map.of(
            "sample_rate_hz", Integer.toString(sampleRate),
            "hop_us", Long.toString(StepFramer.HOP_US),
            "silence_db", Integer.toString(SILENCE_DB)),
        features);
  }

  @Override
  public Modality modality() {
    return Modality.AUDIO;
  }

  @Override
  public FeatureSpec spec() {
    return spec;
  }

  @Override
  public void video(VideoFrame picture) {
    // pictures make no sound
  }

  @Override
  public void audio(AudioBlock block) {
    heard |= block.samples().limit() > 0;
    framer.accept(block);
  }

  /** A step with sound, from the framer. */
  private void step(long step, boolean clean) {
    silentUntil(step);
    damaged |= !clean;
    if (!clean || frame.meanSquare() < SILENCE) {
      silentUntil(step + 1);
      return;
    }
    frame.analyse();
    float[] row = new float[spec.dim()];
    int at = 0;
    for (Descriptor d : descriptors) {
      d.measure(frame, row, at);
      at += d.features().size();
    }
    push(new Row(row, true), pitch.candidates());
  }

  private void silentUntil(long step) {
    if (nextStep < step) {
      for (Descriptor d : descriptors) {
        d.interrupted();
      }
    }
    while (nextStep < step) {
      push(NOTHING, noCandidates);
    }
  }

  private void push(Row row, PitchCandidates candidates) {
    nextStep++;
    waiting.add(row);
    pitchTrack.push(candidates);
    if (waiting.size() > PitchTrack.LOOK_AHEAD) {
      emit(waiting.remove());
    }
  }

  /** Writes the row that the pitch track has just decided on. */
  private void emit(Row row) {
    long start = rows.steps() * StepFramer.HOP_US;
    long end = start + StepFramer.HOP_US;
    if (!row.observed()) {
      rows.addUnobserved(start, end);
      return;
    }
    row.values()[PitchDescriptor.F0] = pitchTrack.semitone();
    row.values()[PitchDescriptor.HNR] = PitchDescriptor.harmonicsToNoise(pitchTrack.strength());
    rows.add(start, end, row.values());
  }

  @Override
  public FeatureSequence finish(long endUs) {
    framer.endRun();
    silentUntil(Math.floorDiv(endUs + StepFramer.HOP_US - 1, StepFramer.HOP_US));
    for (int i = 0; i < PitchTrack.LOOK_AHEAD; i++) {
      // steps after the end: they push the last real rows out of the queue and stay behind in it
      push(NOTHING, noCandidates);
    }
    FeatureSequence sequence = rows.build();
    if (sequence.observedSteps() == 0) {
      whyNothing = Optional.of(reason());
    }
    return sequence;
  }

  private String reason() {
    if (!heard) {
      return "This file has no sound.";
    }
    return damaged ? "The sound track is damaged." : "The sound track is silent.";
  }

  @Override
  public Optional<String> whyNothing() {
    return whyNothing;
  }

  @Override
  public void close() {
    waiting.clear();
  }
}
