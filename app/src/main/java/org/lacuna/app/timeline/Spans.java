package org.lacuna.app.timeline;

import java.util.List;
import java.util.function.ToLongFunction;

/** Finding one's way in many stretches of time that are in order. Pure. */
public final class Spans {

  private Spans() {}

  /**
   * The first of them that ends after that moment, by halving; their number when there is none.
   *
   * @param all in time order
   */
  public static <T> int firstEndingAfter(List<T> all, ToLongFunction<T> endUs, long us) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (endUs.applyAsLong(all.get(middle)) <= us) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * How much of each pixel column they cover.
   *
   * @param all in time order, without overlap
   * @param scale the span; its width is ignored
   * @return {@code [width]}, 0 to 1
   */
  public static <T> double[] coverage(
      List<T> all, ToLongFunction<T> startUs, ToLongFunction<T> endUs, TimeScale scale, int width) {
    double[] covered = new double[width];
    TimeScale pixels = new TimeScale(scale.startUs(), scale.endUs(), width);
    for (int i = firstEndingAfter(all, endUs, scale.startUs()); i < all.size(); i++) {
      double left = Math.max(0, pixels.x(startUs.applyAsLong(all.get(i))));
      double right = Math.min(width, pixels.x(endUs.applyAsLong(all.get(i))));
      if (left >= width) {
        break;
      }
      for (int x = (int) left; x < right; x++) {
        covered[x] += Math.min(right, x + 1.0) - Math.max(left, x);
      }
    }
    for (int x = 0; x < width; x++) {
      // Sums of rounded edges may miss a full column by a hair.
      covered[x] = covered[x] > 0.999 ? 1 : covered[x];
    }
    return covered;
  }
}
