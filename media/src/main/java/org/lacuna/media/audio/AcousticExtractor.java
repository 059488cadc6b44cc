package org.lacuna.media.audio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.audio.frame.Descriptor;
import org.lacuna.media.audio.frame.Frame;
import org.lacuna.media.audio.frame.StepFramer;
import org.lacuna.media.audio.spectral.CepstrumDescriptor;
import org.lacuna.media.audio.spectral.LevelDescriptor;
import org.lacuna.media.audio.spectral.SpectrumDescriptor;
import org.lacuna.media.audio.spectral.ZeroCrossingDescriptor;
import org.lacuna.media.audio.vad.SpeechNetwork;
import org.lacuna.media.audio.vad.VoiceActivity;
import org.lacuna.media.audio.voice.VoiceDescriptor;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.extract.FeatureExtractor;

/**
 * Low-level acoustic descriptors every 10 ms: shape {@code [T, 41]}, step t covers {@code [t * 10
 * ms, (t + 1) * 10 ms)} of the container's clock, from 0 to the end of the clip. Among them are the
 * 25 of eGeMAPS 02 (F. Eyben et al., "The Geneva Minimalistic Acoustic Parameter Set", IEEE
 * Transactions on Affective Computing 7, 2016).
 *
 * <p>A step is unobserved where the stream has no sound (before it starts, in a gap of more than 5
 * ms, after it ends), where a sample is not a usable number, and in silence: where the 20 ms around
 * the step stay below {@value #SILENCE_DB} dB of full scale, a constant offset not counted. Within
 * an observed step the descriptors of the voice but {@code voicing} are NaN when the sound is
 * unvoiced, {@code spectral_flux} is NaN when the step before is not observed, and {@code vad} is
 * NaN when the sample rate is not 16 kHz or there is no network for it.
 *
 * <p>All columns but {@code vad} are averaged over three steps, as those of eGeMAPS are.
 *
 * <p>Definitions and their references: {@link VoiceDescriptor}, {@link LevelDescriptor}, {@link
 * CepstrumDescriptor}, {@link SpectrumDescriptor}, {@link ZeroCrossingDescriptor}, {@link
 * VoiceActivity}. The sound is measured as it streams by; only the rows are kept. How the stream is
 * cut into blocks does not change a bit of the result.
 *
 * <p>One instance serves one pass on one thread. Closing has nothing to free; the speech network
 * belongs to the caller.
 */
public final class AcousticExtractor implements FeatureExtractor {

  /** Sound below this level is silence, dB of full scale. */
  static final int SILENCE_DB = -75;

  private static final int LOWEST_RATE = 8000;
  private static final float SILENCE = (float) Math.pow(10, SILENCE_DB / 10.0);
  private static final Feature VAD =
      new Feature("vad", "1", "Probability that somebody speaks, by the Silero network.");

  private final Frame frame;
  private final StepFramer framer;
  private final VoiceDescriptor voice;
  private final List<Descriptor> descriptors;
  private final FeatureSpec spec;
  private final FeatureSequence.Builder rows;
  private final Smoother smoother;
  private final Optional<VoiceActivity> activity;
  private final Queue<Row> waiting = new ArrayDeque<>();
  private long nextStep;
  private long voiced;
  private boolean heard;
  private boolean damaged;
  private Optional<String> whyNothing = Optional.empty();

  /** A step that waits for the pitch of the steps after it; no values when it is not observed. */
  private record Row(float @Nullable [] values) {}

  private static final Row NOTHING = new Row(null);

  /**
   * @param sampleRate of the blocks to come, Hz, at least 8000; the definitions assume 16000
   * @param speech tells speech from other sound
   */
  public AcousticExtractor(int sampleRate, SpeechNetwork speech) {
    this(
        sampleRate,
        sampleRate == SpeechNetwork.RATE
            ? Optional.of(new VoiceActivity(speech))
            : Optional.empty());
  }

  /** An extractor of the same columns that leaves {@code vad} NaN. */
  public static AcousticExtractor withoutSpeechNetwork(int sampleRate) {
    return new AcousticExtractor(sampleRate, Optional.empty());
  }

  private AcousticExtractor(int sampleRate, Optional<VoiceActivity> activity) {
    if (sampleRate < LOWEST_RATE) {
      throw new IllegalArgumentException("sound at " + sampleRate + " Hz is too coarse");
    }
    this.frame = new Frame(sampleRate);
    this.framer = new StepFramer(frame, this::step);
    this.voice = new VoiceDescriptor(frame);
    this.descriptors =
        List.of(
            new LevelDescriptor(frame),
            new CepstrumDescriptor(frame),
            new SpectrumDescriptor(frame),
            new ZeroCrossingDescriptor());
    this.activity = activity;
    this.spec = describe(sampleRate);
    this.rows = FeatureSequence.builder(spec);
    this.smoother = new Smoother(spec.dim() - 1);
  }

  private FeatureSpec describe(int sampleRate) {
    List<Feature> features = new ArrayList<>(voice.features());
    for (Descriptor d : descriptors) {
      features.addAll(d.features());
    }
    features.add(VAD);
    return new FeatureSpec(
        "lacuna.audio.lld",
        "2",
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
  public void audio(AudioBlock block) throws LacunaException {
    heard |= block.samples().limit() > 0;
    // first, so that its answers are there when a row leaves the queue
    if (activity.isPresent()) {
      activity.get().accept(block);
    }
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
    int at = voice.features().size();
    for (Descriptor d : descriptors) {
      d.measure(frame, row, at);
      at += d.features().size();
    }
    voice.push(frame);
    push(new Row(row));
  }

  private void silentUntil(long step) {
    if (nextStep < step) {
      for (Descriptor d : descriptors) {
        d.interrupted();
      }
    }
    while (nextStep < step) {
      voice.pushNothing();
      push(NOTHING);
    }
  }

  private void push(Row row) {
    nextStep++;
    waiting.add(row);
    if (waiting.size() > VoiceDescriptor.LOOK_AHEAD) {
      complete(waiting.remove());
    }
  }

  /** Adds the voice to the row whose pitch has just been decided, and writes the row before it. */
  private void complete(Row row) {
    float[] values = row.values();
    if (values != null) {
      voice.measure(values, 0);
      long centre = voiced * StepFramer.HOP_US + StepFramer.HOP_US / 2;
      values[values.length - 1] = activity.map(a -> a.take(centre)).orElse(Float.NaN);
    }
    voiced++;
    float[] smooth = smoother.push(values);
    if (voiced > 1) {
      write(smooth);
    }
  }

  private void write(float @Nullable [] row) {
    long start = rows.steps() * StepFramer.HOP_US;
    long end = start + StepFramer.HOP_US;
    if (row == null) {
      rows.addUnobserved(start, end);
    } else {
      rows.add(start, end, row);
    }
  }

  @Override
  public FeatureSequence finish(long endUs) throws LacunaException {
    if (activity.isPresent()) {
      activity.get().endRun();
    }
    framer.endRun();
    silentUntil(Math.floorDiv(endUs + StepFramer.HOP_US - 1, StepFramer.HOP_US));
    // steps after the end: they push the last real rows out of the queue and stay behind in it
    for (int i = 0; i <= VoiceDescriptor.LOOK_AHEAD; i++) {
      voice.pushNothing();
      push(NOTHING);
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
