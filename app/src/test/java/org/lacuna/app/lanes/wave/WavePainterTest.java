package org.lacuna.app.lanes.wave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lacuna.app.timeline.Tile;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.media.sound.ClipSamples;

class WavePainterTest {

  private static final int HEIGHT = 101;
  private static final int WHITE = 0xffffffff;
  private static final int OUTER = 0xff0000ff;
  private static final int DOT = 0xffff0000;

  private static Tile tile(long startUs, long endUs, int width) {
    Tile tile =
        new Tile(
            new TimeScale(startUs, endUs, width), 0, width, HEIGHT, 1, new int[width * HEIGHT]);
    tile.fill(WHITE);
    return tile;
  }

  private static WavePainter paint(Tile tile, ClipSamples samples) {
    WavePainter painter = new WavePainter(tile, samples, OUTER, DOT);
    for (int x = 0; x < tile.width(); x++) {
      if (painter.covers(x)) {
        painter.column(x);
      }
    }
    painter.dots();
    return painter;
  }

  private static int first(Tile tile, int x) {
    for (int y = 0; y < HEIGHT; y++) {
      if (tile.pixels()[y * tile.width() + x] != WHITE) {
        return y;
      }
    }
    return -1;
  }

  private static int last(Tile tile, int x) {
    for (int y = HEIGHT - 1; y >= 0; y--) {
      if (tile.pixels()[y * tile.width() + x] != WHITE) {
        return y;
      }
    }
    return -1;
  }

  @Test
  void manySamplesInAPixelAreABandFromLowestToHighest() {
    float[] values = new float[10_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i == 5_003 ? 0.9f : i % 2 == 0 ? 0.2f : -0.2f;
    }
    Tile tile = tile(0, 1_000_000, 100);
    paint(tile, new ClipSamples(0, 10_000, values));
    assertThat(first(tile, 20)).isEqualTo(40);
    assertThat(last(tile, 20)).isEqualTo(60);
    assertThat(first(tile, 50)).as("one sample that stands out is seen").isEqualTo(5);
    assertThat(first(tile, 49)).isEqualTo(40);
  }

  @Test
  void fewSamplesAreALineWithADotForEach() {
    ClipSamples samples = new ClipSamples(10_000, 1000, new float[] {0, 0.8f, 0, -0.8f, 0});
    Tile tile = tile(10_000, 14_000, 80);
    WavePainter painter = paint(tile, samples);
    assertThat(painter.covers(0)).isTrue();
    for (int i = 0; i < 4; i++) {
      int x = 20 * i;
      int middle = (int) Math.round(50.5 - samples.values()[i] * 49.5);
      assertThat(tile.pixels()[(middle - 1) * 80 + x]).as("dot %d", i).isEqualTo(DOT);
    }
    // Half way between two samples the line is half way up, without a dot.
    assertThat(first(tile, 10)).isBetween(27, 31);
    assertThat(tile.pixels()[30 * 80 + 10] & 0xff).isEqualTo(0xff);
  }

  @Test
  void whatWasNotReadIsLeftToTheOutline() {
    Tile tile = tile(0, 1_000_000, 100);
    WavePainter painter = paint(tile, new ClipSamples(400_000, 10_000, new float[2_000]));
    for (int x = 0; x < 100; x++) {
      assertThat(painter.covers(x)).isEqualTo(x >= 40 && x < 60);
      assertThat(first(tile, x) >= 0).isEqualTo(x >= 40 && x < 60);
    }
  }
}
