package org.lacuna.app.attention.face;

import java.nio.ByteBuffer;
import org.lacuna.media.extract.FaceTrack;

/** Cuts a square around a face out of a picture and shrinks it. Pure. */
final class FaceCrop {

  /** Of the longer side of the box: forehead and chin should be seen. */
  private static final double MARGIN = 1.25;

  private FaceCrop() {}

  /**
   * One face.
   *
   * @param bgra {@code [height * width * 4]} the picture
   * @param scale pixels of the picture to one pixel that the track counts in
   * @param side pixels of the result
   * @return {@code [side * side]} opaque ARGB; what lies outside the picture repeats its edge
   */
  static int[] of(
      ByteBuffer bgra, int width, int height, FaceTrack track, int entry, double scale, int side) {
    double w = track.boxWidth(entry) * scale;
    double h = track.boxHeight(entry) * scale;
    double length = Math.max(1, MARGIN * Math.max(w, h));
    double left = track.boxX(entry) * scale + w / 2 - length / 2;
    double top = track.boxY(entry) * scale + h / 2 - length / 2;
    int[] argb = new int[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        argb[y * side + x] =
            mean(
                bgra,
                width,
                height,
                left + x * length / side,
                top + y * length / side,
                length / side);
      }
    }
    return argb;
  }

  private static int mean(
      ByteBuffer bgra, int width, int height, double left, double top, double cell) {
    int x0 = held((int) Math.floor(left), width);
    int y0 = held((int) Math.floor(top), height);
    int x1 = Math.max(x0, held((int) Math.ceil(left + cell) - 1, width));
    int y1 = Math.max(y0, held((int) Math.ceil(top + cell) - 1, height));
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        int at = 4 * (y * width + x);
        blue += bgra.get(at) & 0xff;
        green += bgra.get(at + 1) & 0xff;
        red += bgra.get(at + 2) & 0xff;
      }
    }
    int n = (y1 - y0 + 1) * (x1 - x0 + 1);
    return 0xff000000 | (int) (red / n) << 16 | (int) (green / n) << 8 | (int) (blue / n);
  }

  private static int held(int at, int size) {
    return Math.max(0, Math.min(size - 1, at));
  }
}
