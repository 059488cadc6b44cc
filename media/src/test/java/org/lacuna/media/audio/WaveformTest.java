package org.lacuna.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.sound.WaveformSummary;
import org.lacuna.media.sound.WaveformSummary.Level;

class WaveformTest {

  @Test
  void cellsHoldTheExtremesOfTheirSamples() throws LacunaException {
    float[] x = new float[480];
    x[3] = 0.5f;
    x[159] = -0.25f;
    x[160] = -1f;
    Level level = collect(x, 0, 30_000).levels().get(0);
    assertThat(level.cellUs()).isEqualTo(10_000);
    assertThat(level.min()).containsExactly(-0.25f, -1f, 0f);
    assertThat(level.max()).containsExactly(0.5f, 0f, 0f);
    assertThat(level.rms()[0]).isCloseTo((float) Math.sqrt((0.25 + 0.0625) / 160), within(1e-6f));
  }

  @Test
  void coarserLevelsJoinFinerOnes() throws LacunaException {
    float[] x = Sounds.noise(60, 0.1, 4);
    WaveformSummary summary = collect(x, 0, 60_000_000);
    Level fine = summary.levels().get(0);
    Level next = summary.levels().get(1);
    assertThat(next.cellUs()).isEqualTo(4 * fine.cellUs());
    for (int i = 0; i < next.cells(); i++) {
      float lowest = Float.MAX_VALUE;
      double square = 0;
      for (int k = 4 * i; k < 4 * i + 4; k++) {
        lowest = Math.min(lowest, fine.min()[k]);
        square += fine.rms()[k] * fine.rms()[k] / 4;
      }
      assertThat(next.min()[i]).isEqualTo(lowest);
      assertThat((double) next.rms()[i]).isCloseTo(Math.sqrt(square), within(1e-5));
    }
    assertThat(summary.forPixel(1).cellUs()).isEqualTo(10_000);
    assertThat(summary.forPixel(45_000).cellUs()).isEqualTo(40_000);
    assertThat(summary.forPixel(1e9)).isSameAs(summary.levels().get(summary.levels().size() - 1));
  }

  @Test
  void whereThereIsNoSoundThereIsNoLine() throws LacunaException {
    WaveformCollector collector = new WaveformCollector();
    Sounds.feed(collector, new float[] {0.5f, Float.NaN, -0.5f}, 20_000, 2);
    Level level = collector.finish(45_000).levels().get(0);
    assertThat(level.cells()).isEqualTo(5);
    assertThat(level.min()).containsExactly(Float.NaN, Float.NaN, -0.5f, Float.NaN, Float.NaN);
    assertThat(level.max()).containsExactly(Float.NaN, Float.NaN, 0.5f, Float.NaN, Float.NaN);
    assertThat(level.rms()[2]).isEqualTo(0.5f);
  }

  @Test
  void anEmptyClipHasAnEmptyOutline() {
    WaveformSummary summary = new WaveformCollector().finish(0);
    assertThat(summary.levels()).hasSize(1);
    assertThat(summary.forPixel(1000).cells()).isZero();
  }

  @Test
  void soundBeforeTimeZeroIsLeftOut() throws LacunaException {
    float[] x = new float[320];
    x[0] = 1;
    x[200] = 0.5f;
    Level level = collect(x, -10_000, 10_000).levels().get(0);
    assertThat(level.max()).containsExactly(0.5f);
  }

  private static WaveformSummary collect(float[] x, long startUs, long endUs)
      throws LacunaException {
    WaveformCollector collector = new WaveformCollector();
    Sounds.feed(collector, x, startUs, 777);
    return collector.finish(endUs);
  }
}
