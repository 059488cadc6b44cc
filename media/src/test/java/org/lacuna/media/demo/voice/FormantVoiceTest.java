package org.lacuna.media.demo.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormantVoiceTest {

  private static final int RATE = 24_000;
  private static final VoiceStyle STYLE = new VoiceStyle(1, 0.6, 0.2, 3500);

  @Test
  void vowelsHaveTheirFormants() {
    assertThat(strongest(Phone.IY, 150, 1000)).isBetween(200.0, 420.0);
    assertThat(strongest(Phone.AA, 150, 1000)).isBetween(680.0, 1000.0);
    assertThat(strongest(Phone.IY, 1200, 3000)).isGreaterThan(2300);
    assertThat(strongest(Phone.AA, 1050, 3000)).isLessThan(1500);
  }

  @Test
  void hissIsHighAndMoreSoInSThanInSh() {
    assertThat(centroid(Phone.S)).isGreaterThan(5500);
    assertThat(centroid(Phone.SH)).isBetween(2800.0, 5200.0);
  }

  @Test
  void pausesAreSilent() {
    float[] x = speak(Phone.PAUSE);
    for (float v : x) {
      assertThat(v).isZero();
    }
  }

  private static float[] speak(Phone phone) {
    return new FormantVoice(RATE)
        .speak(List.of(new PhoneSpan(phone, 0, 0.3, 1)), 0.3, t -> 110, t -> STYLE);
  }

  private static double power(float[] x, double hertz) {
    double re = 0;
    double im = 0;
    int n = x.length / 2;
    for (int i = 0; i < n; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / n);
      double angle = 2 * Math.PI * hertz * i / RATE;
      re += window * x[n / 2 + i] * Math.cos(angle);
      im += window * x[n / 2 + i] * Math.sin(angle);
    }
    return re * re + im * im;
  }

  private static double strongest(Phone phone, double from, double to) {
    float[] x = speak(phone);
    double best = from;
    for (double f = from; f <= to; f += 10) {
      if (power(x, f) > power(x, best)) {
        best = f;
      }
    }
    return best;
  }

  private static double centroid(Phone phone) {
    float[] x = speak(phone);
    double sum = 0;
    double weighted = 0;
    for (double f = 100; f < 11_500; f += 50) {
      double p = power(x, f);
      sum += p;
      weighted += p * f;
    }
    return weighted / sum;
  }
}
