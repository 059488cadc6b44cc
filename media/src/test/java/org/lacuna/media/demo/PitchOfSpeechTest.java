package org.lacuna.media.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lacuna.media.demo.voice.Phone;
import org.lacuna.media.demo.voice.PhoneSpan;

/** The pitch measured in the sound is the pitch of the script. */
class PitchOfSpeechTest {

  private static final int WINDOW = DemoClip.SAMPLE_RATE * 40 / 1000;

  private final DemoScript script = DemoScript.standard();

  @Test
  void pitchMeasuredInVowelsIsThatOfTheScript() {
    float[] speech = DemoClip.speech(script);
    List<Double> errors = new ArrayList<>();
    for (PhoneSpan p : script.phones()) {
      if (p.phone().kind() != Phone.Kind.VOWEL) {
        continue;
      }
      for (double t = p.start() + 0.03; t < p.end() - 0.03; t += 0.01) {
        double expected = script.f0(t);
        double measured = pitch(speech, t, expected);
        errors.add(Math.abs(12 * Math.log(measured / expected) / Math.log(2)));
      }
    }
    Collections.sort(errors);
    assertThat(errors).hasSizeGreaterThan(150);
    assertThat(errors.get(errors.size() / 2)).as("median, semitones").isLessThan(0.25);
    assertThat(errors.get(errors.size() * 95 / 100)).as("95 of 100").isLessThan(1.0);
  }

  /** Normalised autocorrelation, searched over an octave to each side of what is expected. */
  private static double pitch(float[] x, double time, double expected) {
    int middle = (int) (time * DemoClip.SAMPLE_RATE);
    int from = (int) (DemoClip.SAMPLE_RATE / (1.9 * expected));
    int to = (int) (DemoClip.SAMPLE_RATE / (0.6 * expected));
    double[] r = new double[to + 2];
    int best = from;
    for (int lag = from - 1; lag <= to + 1; lag++) {
      double xy = 0;
      double xx = 1e-12;
      double yy = 1e-12;
      int start = middle - (WINDOW + lag) / 2;
      for (int i = 0; i < WINDOW; i++) {
        double a = x[start + i];
        double b = x[start + i + lag];
        xy += a * b;
        xx += a * a;
        yy += b * b;
      }
      r[lag] = xy / Math.sqrt(xx * yy);
      if (lag >= from && lag <= to && r[lag] > r[best]) {
        best = lag;
      }
    }
    double bend = r[best - 1] - 2 * r[best] + r[best + 1];
    double shift = bend == 0 ? 0 : 0.5 * (r[best - 1] - r[best + 1]) / bend;
    return DemoClip.SAMPLE_RATE / (best + shift);
  }
}
