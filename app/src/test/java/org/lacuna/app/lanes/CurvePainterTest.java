package org.lacuna.app.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lacuna.app.timeline.LaneMatrix;
import org.lacuna.app.timeline.RangePyramid;
import org.lacuna.app.timeline.Tile;
import org.lacuna.app.timeline.TimeScale;

class CurvePainterTest {

  private static final int WHITE = 0xffffffff;
  private static final int INK = 0xff000000;
  private static final int HEIGHT = 20;

  /** Values from 0 (bottom) to 1 (top). */
  private static Tile painted(long lengthUs, int width, float... values) {
    long[] start = new long[values.length];
    long[] end = new long[values.length];
    for (int t = 0; t < values.length; t++) {
      start[t] = t * lengthUs / values.length;
      end[t] = (t + 1) * lengthUs / values.length;
    }
    RangePyramid of = new RangePyramid(new LaneMatrix(1, start, end, values), 0);
    Tile tile =
        new Tile(new TimeScale(0, lengthUs, width), 0, width, HEIGHT, 1, new int[width * HEIGHT]);
    tile.fill(WHITE);
    new CurvePainter(of, tile, v -> (1 - v) * HEIGHT, 1.5, 1e9).paint(INK);
    return tile;
  }

  private static boolean inked(Tile tile, int x) {
    for (int y = 0; y < tile.height(); y++) {
      if (tile.pixels()[y * tile.width() + x] != WHITE) {
        return true;
      }
    }
    return false;
  }

  @Test
  void noLineCrossesAGap() {
    float n = Float.NaN;
    Tile tile = painted(800_000, 80, 0.5f, 0.5f, 0.5f, n, n, 0.2f, 0.2f, 0.2f);
    for (int x = 0; x < 80; x++) {
      // Lines run between the middles of the steps 0 to 2 and 5 to 7.
      boolean line = (x >= 5 && x <= 25) || (x >= 55 && x <= 75);
      boolean wellAway = (x > 31 && x < 49);
      if (line) {
        assertThat(inked(tile, x)).as("column %d", x).isTrue();
      } else if (wellAway) {
        assertThat(inked(tile, x)).as("column %d", x).isFalse();
      }
    }
  }

  @Test
  void aStepAloneIsSeen() {
    float n = Float.NaN;
    Tile tile = painted(500_000, 50, n, n, 0.5f, n, n);
    assertThat(inked(tile, 25)).isTrue();
    assertThat(inked(tile, 8)).isFalse();
  }

  @Test
  void fromFarAwayAPeakOfOneStepIsStillThere() {
    float[] values = new float[5000];
    values[2500] = 1;
    Tile tile = painted(50_000_000, 50, values);
    assertThat(tile.pixels()[2 * 50 + 25]).isNotEqualTo(WHITE);
    assertThat(tile.pixels()[2 * 50 + 20]).isEqualTo(WHITE);
  }
}
