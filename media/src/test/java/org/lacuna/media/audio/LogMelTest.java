package org.lacuna.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.sound.LogMel;

class LogMelTest {

  @Test
  void aToneIsBrightInItsBandAndDoublingItAddsSixDecibels() throws LacunaException {
    float[] x = Sounds.sine(1, 1000);
    LogMel soft = collect(x);
    LogMel loud = collect(Sounds.scaled(x, 2));
    int brightest = brightest(soft, 50);
    // 1000 Hz is at mel 1000 of 2840: band 13 or 14 of 40
    assertThat(brightest).isBetween(12, 15);
    assertThat(brightest(collect(Sounds.sine(1, 3000)), 50)).isGreaterThan(brightest + 8);
    assertThat(loud.decibel(50, brightest) - soft.decibel(50, brightest)).isCloseTo(6, within(1f));
  }

  @Test
  void thereIsAColumnForEveryTenMillisecondsAndNoneIsMadeUp() throws LacunaException {
    LogMelCollector collector = new LogMelCollector(Sounds.RATE);
    Sounds.feed(collector, Sounds.sine(0.5, 440), 1_000_000, 700);
    LogMel picture = collector.finish(2_000_000);
    assertThat(picture.columns()).isEqualTo(200);
    assertThat(picture.decibel(50, 3)).isNaN();
    assertThat(picture.decibel(125, 3)).isNotNaN();
    assertThat(picture.decibel(180, 3)).isNaN();
  }

  private static LogMel collect(float[] x) throws LacunaException {
    LogMelCollector collector = new LogMelCollector(Sounds.RATE);
    Sounds.feed(collector, x, 0, 1024);
    return collector.finish(Sounds.durationUs(x));
  }

  private static int brightest(LogMel picture, int column) {
    int best = 0;
    for (int b = 1; b < LogMel.BANDS; b++) {
      best = picture.decibel(column, b) > picture.decibel(column, best) ? b : best;
    }
    return best;
  }
}
