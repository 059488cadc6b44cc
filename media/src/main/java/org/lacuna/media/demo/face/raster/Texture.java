package org.lacuna.media.demo.face.raster;

/**
 * A picture laid flat over the front of the head: u is x and v is y of the head at rest.
 *
 * @param rgb pixels, 0xRRGGBB, top row first
 * @param width pixels a row
 * @param left x of the left edge, centimetres
 * @param top y of the top edge, centimetres
 * @param scale pixels a centimetre
 */
public record Texture(int[] rgb, int width, double left, double top, double scale) {

  /** Colour at a point, bilinear, times {@code light}, packed 0xRRGGBB. */
  public int at(float x, float y, float light) {
    float px = (float) ((x - left) * scale) - 0.5f;
    float py = (float) ((top - y) * scale) - 0.5f;
    int height = rgb.length / width;
    int ix = Math.max(0, Math.min(width - 2, (int) px));
    int iy = Math.max(0, Math.min(height - 2, (int) py));
    float fx = Math.max(0, Math.min(1, px - ix));
    float fy = Math.max(0, Math.min(1, py - iy));
    int at = iy * width + ix;
    float w00 = (1 - fx) * (1 - fy) * light;
    float w01 = fx * (1 - fy) * light;
    float w10 = (1 - fx) * fy * light;
    float w11 = fx * fy * light;
    int a = rgb[at];
    int b = rgb[at + 1];
    int c = rgb[at + width];
    int d = rgb[at + width + 1];
    int red =
        (int)
            ((a >> 16 & 255) * w00
                + (b >> 16 & 255) * w01
                + (c >> 16 & 255) * w10
                + (d >> 16 & 255) * w11);
    int green =
        (int)
            ((a >> 8 & 255) * w00
                + (b >> 8 & 255) * w01
                + (c >> 8 & 255) * w10
                + (d >> 8 & 255) * w11);
    int blue = (int) ((a & 255) * w00 + (b & 255) * w01 + (c & 255) * w10 + (d & 255) * w11);
    return red << 16 | green << 8 | blue;
  }
}
