package org.lacuna.media.audio.voice;

import java.util.List;
import org.lacuna.inference.signal.Feature;
import org.lacuna.media.audio.frame.Frame;

/**
 * What only a voice has, from the wide window of each step: pitch, periodicity, jitter, shimmer,
 * harmonics and formants.
 *
 * <p>The pitch of a step is decided {@link #LOOK_AHEAD} steps later, by {@link PitchTrack}; the
 * other quantities need it, so the windows of the steps between are kept. F0 is in semitones above
 * 27.5 Hz; {@code hnr = 10 log10(r / (1 - r))} for the height r of its autocorrelation peak ({@link
 * PitchAnalysis}); {@code voicing} is the highest peak of the step, whatever its pitch. {@code
 * h1_h2} is the level of the fundamental over that of the second harmonic, {@code h1_a3} that over
 * the strongest harmonic within 20 % of the third formant, and the amplitude of a formant is that
 * of the strongest harmonic within 20 % of it over the fundamental (F. Eyben et al., IEEE TAC 7,
 * 2016, section 3.1). Definitions of the others: {@link Periods}, {@link Formants}. All but {@code
 * voicing} are NaN in unvoiced steps. Not thread-safe.
 */
public final class VoiceDescriptor {

  /** Steps between a push and its answer. */
  public static final int LOOK_AHEAD = PitchTrack.LOOK_AHEAD;

  private static final double NEAR = 0.2;
  private static final int SLOTS = LOOK_AHEAD + 1;

  private static final List<Feature> FEATURES =
      List.of(
          new Feature("f0_semitone", "semitone", "Pitch of the voice, semitones above 27.5 Hz."),
          new Feature("voicing", "1", "How periodic the sound is: 0 noise, 1 a perfect tone."),
          new Feature("hnr", "dB", "Power of the voice's harmonics against its noise."),
          new Feature(
              "jitter_local", "1", "Mean change from one period to the next, of the mean period."),
          new Feature(
              "shimmer_local_db", "dB", "Mean change of level from one period to the next."),
          new Feature("h1_h2", "dB", "Fundamental against the second harmonic."),
          new Feature("h1_a3", "dB", "Fundamental against the strongest harmonic near F3."),
          new Feature("f1_frequency", "Hz", "First formant: centre frequency."),
          new Feature("f1_bandwidth", "Hz", "First formant: bandwidth."),
          new Feature("f1_amplitude", "dB", "Strongest harmonic near F1 against the fundamental."),
          new Feature("f2_frequency", "Hz", "Second formant: centre frequency."),
          new Feature("f2_bandwidth", "Hz", "Second formant: bandwidth."),
          new Feature("f2_amplitude", "dB", "Strongest harmonic near F2 against the fundamental."),
          new Feature("f3_frequency", "Hz", "Third formant: centre frequency."),
          new Feature("f3_bandwidth", "Hz", "Third formant: bandwidth."),
          new Feature("f3_amplitude", "dB", "Strongest harmonic near F3 against the fundamental."));

  /** What is kept of a step until its pitch is known. */
  private static final class Slot {
    private final float[] samples;
    private final float[] power;
    private final float[] lags = new float[Periods.ORDER + 1];
    private float voicing;

    Slot(int samples, int bins) {
      this.samples = new float[samples];
      this.power = new float[bins];
    }
  }

  private final int sampleRate;
  private final PitchAnalysis pitch;
  private final PitchCandidates none = new PitchCandidates();
  private final PitchTrack track = new PitchTrack();
  private final Slot[] slots = new Slot[SLOTS];
  private final Periods periods;
  private final Harmonics harmonics;
  private final Formants formants;
  private int last;

  /**
   * @param frame whose wide window will be measured
   */
  public VoiceDescriptor(Frame frame) {
    this.sampleRate = frame.sampleRate();
    this.pitch = new PitchAnalysis(frame);
    int longest = (int) Math.ceil(sampleRate / PitchAnalysis.LOWEST_HZ);
    this.periods = new Periods(sampleRate, frame.wideLength(), longest);
    this.harmonics = new Harmonics(sampleRate / (2.0 * frame.wideLength()));
    this.formants = new Formants(sampleRate);
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = new Slot(frame.wideLength(), frame.wideLength() + 1);
    }
  }

  /** The columns, in order. */
  public List<Feature> features() {
    return FEATURES;
  }

  /** Takes the next step, one with sound. */
  public void push(Frame frame) {
    pitch.analyse(frame);
    last = (last + 1) % SLOTS;
    Slot slot = slots[last];
    slot.voicing = pitch.highest();
    if (pitch.candidates().count() > 0) {
      System.arraycopy(frame.wide(), 0, slot.samples, 0, slot.samples.length);
      System.arraycopy(pitch.lags(), 0, slot.lags, 0, slot.lags.length);
      System.arraycopy(pitch.power(), 0, slot.power, 0, slot.power.length);
    }
    track.push(pitch.candidates());
  }

  /** Takes the next step, one without sound. */
  public void pushNothing() {
    last = (last + 1) % SLOTS;
    track.push(none);
  }

  /**
   * Measures the step of {@link #LOOK_AHEAD} pushes ago, which must have had sound.
   *
   * @param row receives the values
   * @param at index of the first column in the row
   */
  public void measure(float[] row, int at) {
    Slot slot = slots[(last + 1) % SLOTS];
    java.util.Arrays.fill(row, at, at + FEATURES.size(), Float.NaN);
    row[at + 1] = slot.voicing;
    float semitone = track.semitone();
    if (Float.isNaN(semitone)) {
      return;
    }
    double f0 = PitchAnalysis.hz(semitone);
    row[at] = semitone;
    row[at + 2] = PitchAnalysis.harmonicsToNoise(track.strength());
    periods.measure(slot.samples, slot.lags, sampleRate / f0);
    row[at + 3] = periods.jitter();
    row[at + 4] = periods.shimmer();
    harmonics.read(slot.power, f0, formants.ceiling());
    formants.measure(harmonics);
    double[] power = harmonics.power();
    row[at + 5] = decibel(power[0] / power[1]);
    for (int i = 0; i < Formants.COUNT; i++) {
      float hz = formants.hz(i);
      double near = harmonics.strongest((1 - NEAR) * hz, (1 + NEAR) * hz);
      row[at + 7 + 3 * i] = hz;
      row[at + 8 + 3 * i] = formants.bandwidth(i);
      row[at + 9 + 3 * i] = Float.isNaN(hz) ? Float.NaN : decibel(near / power[0]);
    }
    row[at + 6] = -row[at + 9 + 3 * (Formants.COUNT - 1)];
  }

  private static float decibel(double ratio) {
    return (float) (10 * Math.log10(ratio));
  }
}
