package org.lacuna.media.resynth;

import java.util.Optional;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.media.audio.spectral.CepstrumDescriptor;

/**
 * What a sequence of acoustic features says about the voice at any moment: between the middles of
 * two steps that follow each other and are both there it goes straight from one to the other; at a
 * step that is not there it says nothing. Holds a place: one instance serves one thread.
 */
final class VoiceTrack {

  /** Pitch is counted from here, Hz. */
  private static final double SEMITONE_ZERO_HZ = 27.5;

  /** Less periodic than this is noise, whatever the pitch column says. */
  private static final double LEAST_VOICING = 0.45;

  /** Steps further apart do not follow each other, microseconds. */
  private static final long TOLERANCE_US = 1_000;

  private final FeatureSequence steps;
  private final int pitch;
  private final int voicing;
  private final int level;
  private final int[] cepstrum;

  private int place;

  /** Periodic share of the power, 0 to 1. */
  private double periodic;

  private double pitchHz;
  private double levelDb;
  private final double[] shape = new double[CepstrumDescriptor.COEFFICIENTS];

  VoiceTrack(FeatureSequence steps) {
    this.steps = steps;
    this.pitch = steps.spec().indexOf("f0_semitone");
    this.voicing = steps.spec().indexOf("voicing");
    this.level = steps.spec().indexOf("rms_db");
    this.cepstrum = new int[CepstrumDescriptor.COEFFICIENTS];
    for (int i = 0; i < cepstrum.length; i++) {
      cepstrum[i] = steps.spec().indexOf("mfcc_" + i);
    }
  }

  /** Why no sound can be made from such columns, one sentence; empty when it can. */
  static Optional<String> whyNot(FeatureSequence steps) {
    for (int i = 0; i < CepstrumDescriptor.COEFFICIENTS; i++) {
      if (steps.spec().indexOf("mfcc_" + i) < 0) {
        return Optional.of(
            "These features do not hold the shape of the sound (MFCC 0 to 12), so they cannot be"
                + " heard.");
      }
    }
    if (steps.spec().indexOf("f0_semitone") < 0 || steps.spec().indexOf("rms_db") < 0) {
      return Optional.of("These features do not hold pitch and level, so they cannot be heard.");
    }
    return Optional.empty();
  }

  /**
   * Goes to a moment.
   *
   * @return whether there is a sound
   */
  boolean moveTo(long us) {
    if (!soundsAt(us)) {
      return false;
    }
    int other = us < middle(place) ? place - 1 : place + 1;
    double share = follows(Math.min(place, other)) && sounds(other) ? share(us, other) : 0;
    int to = share > 0 ? other : place;
    for (int i = 0; i < cepstrum.length; i++) {
      shape[i] = between(place, to, cepstrum[i], share);
    }
    levelDb = between(place, to, level, share);
    double semitone = between(place, to, pitch, share);
    double sure = voicing < 0 ? 1 : between(place, to, voicing, share);
    boolean voiced = !Double.isNaN(semitone) && sure >= LEAST_VOICING;
    pitchHz = SEMITONE_ZERO_HZ * Math.pow(2, semitone / 12);
    periodic = voiced ? Math.min(1, sure) : 0;
    return true;
  }

  /** Whether there is a sound at that moment; what is said of it stays that of the last move. */
  boolean soundsAt(long us) {
    find(us);
    return sounds(place) && us >= steps.startUs(place) && us < steps.endUs(place);
  }

  private void find(long us) {
    if (place >= steps.steps() || steps.startUs(place) > us) {
      place = 0;
      int high = steps.steps();
      while (high - place > 1) {
        int mid = (place + high) >>> 1;
        if (steps.startUs(mid) <= us) {
          place = mid;
        } else {
          high = mid;
        }
      }
    }
    while (place + 1 < steps.steps() && steps.startUs(place + 1) <= us) {
      place++;
    }
  }

  private double share(long us, int other) {
    return Math.abs(us - middle(place)) / (double) Math.abs(middle(other) - middle(place));
  }

  /** A value that only one of the two has is that of the one. */
  private double between(int from, int to, int column, double share) {
    double a = steps.value(from, column);
    double b = steps.value(to, column);
    return Double.isNaN(a) || Double.isNaN(b) ? a : a + share * (b - a);
  }

  private boolean sounds(int step) {
    return step >= 0
        && step < steps.steps()
        && steps.observed(step)
        && !Float.isNaN(steps.value(step, level))
        && !Float.isNaN(steps.value(step, cepstrum[0]));
  }

  private boolean follows(int step) {
    return step >= 0
        && step + 1 < steps.steps()
        && steps.startUs(step + 1) - steps.endUs(step) <= TOLERANCE_US
        && middle(step + 1) > middle(step);
  }

  private long middle(int step) {
    return (steps.startUs(step) + steps.endUs(step)) / 2;
  }

  /** Periodic share of the power at that moment, 0 to 1; 0 in unvoiced sound. */
  double periodic() {
    return periodic;
  }

  /** Pitch at that moment, Hz; means nothing where nothing is periodic. */
  double pitchHz() {
    return pitchHz;
  }

  /** Level at that moment, dB of full scale. */
  double levelDb() {
    return levelDb;
  }

  /** Cepstrum at that moment. Borrowed. */
  double[] cepstrum() {
    return shape;
  }
}
