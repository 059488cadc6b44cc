package org.lacuna.media.demo.face;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Soft coverage masks, 0 to 1 a pixel, drawn from shapes in centimetres. */
final class PaintMask {

  private PaintMask() {}

  /** From centimetres to pixels. */
  interface Device {
    double[] at(double x, double y);
  }

  /** Part of a mask. */
  record Patch(Rectangle where, int width, byte[] coverage) {}

  static float[] fill(Shape shape, Device device, int width, int height) {
    return whole(device(shape, device), width, height);
  }

  static float[] stroke(Path2D path, double thick, Device device, int width, int height) {
    return whole(outline(path, thick, device), width, height);
  }

  /** A stroke that covers only its own box: cheap for many short strokes. */
  static Patch box(Path2D path, double thick, Device device, int width, int height) {
    Shape shape = outline(path, thick, device);
    Rectangle r = shape.getBounds();
    r.grow(1, 1);
    Rectangle box = r.intersection(new Rectangle(0, 0, width, height));
    return new Patch(box, width, cover(shape, box));
  }

  static void add(float[] mask, Patch patch, float amount) {
    Rectangle r = patch.where();
    for (int y = 0; y < r.height; y++) {
      for (int x = 0; x < r.width; x++) {
        int at = (r.y + y) * patch.width() + r.x + x;
        float c = (patch.coverage()[y * r.width + x] & 255) / 255f * amount;
        mask[at] += (1 - mask[at]) * c;
      }
    }
  }

  private static Shape outline(Path2D path, double thick, Device device) {
    double scale = device.at(1, 0)[0] - device.at(0, 0)[0];
    float width = (float) (thick * scale);
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        .createStrokedShape(device(path, device));
  }

  private static Shape device(Shape shape, Device device) {
    double[] o = device.at(0, 0);
    double[] x = device.at(1, 0);
    double[] y = device.at(0, 1);
    AffineTransform to =
        new AffineTransform(x[0] - o[0], x[1] - o[1], y[0] - o[0], y[1] - o[1], o[0], o[1]);
    return to.createTransformedShape(shape);
  }

  private static float[] whole(Shape shape, int width, int height) {
    byte[] cover = cover(shape, new Rectangle(0, 0, width, height));
    float[] mask = new float[width * height];
    for (int k = 0; k < mask.length; k++) {
      mask[k] = (cover[k] & 255) / 255f;
    }
    return mask;
  }

  private static byte[] cover(Shape shape, Rectangle box) {
    int width = Math.max(1, box.width);
    int height = Math.max(1, box.height);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.translate(-box.x, -box.y);
    g.setColor(Color.WHITE);
    g.fill(shape);
    g.dispose();
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  /**
   * Three box blurs, close to a Gaussian; changes and returns its argument. Looks only at the part
   * of the mask that holds something.
   */
  static float[] blur(float[] mask, int width, int radius) {
    int height = mask.length / width;
    Rectangle r = held(mask, width);
    if (r.isEmpty()) {
      return mask;
    }
    r.grow(3 * radius + 1, 3 * radius + 1);
    r = r.intersection(new Rectangle(0, 0, width, height));
    float[] line = new float[Math.max(width, height)];
    for (int pass = 0; pass < 3; pass++) {
      for (int y = r.y; y < r.y + r.height; y++) {
        run(mask, y * width + r.x, 1, r.width, radius, line);
      }
      for (int x = r.x; x < r.x + r.width; x++) {
        run(mask, r.y * width + x, width, r.height, radius, line);
      }
    }
    return mask;
  }

  private static Rectangle held(float[] mask, int width) {
    int left = width;
    int right = -1;
    int top = Integer.MAX_VALUE;
    int bottom = -1;
    for (int k = 0; k < mask.length; k++) {
      if (mask[k] > 0) {
        int x = k % width;
        int y = k / width;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
      }
    }
    return right < 0
        ? new Rectangle()
        : new Rectangle(left, top, right - left + 1, bottom - top + 1);
  }

  private static void run(float[] a, int from, int stride, int n, int radius, float[] line) {
    double sum = 0;
    for (int k = 0; k <= radius && k < n; k++) {
      sum += a[from + k * stride];
    }
    for (int k = 0; k < n; k++) {
      line[k] = (float) (sum / (2 * radius + 1));
      int in = k + radius + 1;
      int out = k - radius;
      sum += (in < n ? a[from + in * stride] : 0) - (out >= 0 ? a[from + out * stride] : 0);
    }
    for (int k = 0; k < n; k++) {
      a[from + k * stride] = Math.max(0, line[k]);
    }
  }
}
