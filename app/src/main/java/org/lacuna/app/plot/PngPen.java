package org.lacuna.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Paints a drawing at twice the resolution of a plain screen; needs no screen itself. */
public final class PngPen implements Pen {

  private static final int SCALE = 2;

  private final BufferedImage image;
  private final Graphics2D g;

  public PngPen(double width, double height) {
    image =
        new BufferedImage(
            (int) Math.ceil(SCALE * width),
            (int) Math.ceil(SCALE * height),
            BufferedImage.TYPE_INT_RGB);
    g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.scale(SCALE, SCALE);
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, int rgb, double width) {
    path(new double[] {x1, x2}, new double[] {y1, y2}, rgb, width);
  }

  @Override
  public void path(double[] x, double[] y, int rgb, double width) {
    g.setColor(new Color(rgb));
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape(x, y, false));
  }

  @Override
  public void area(double[] x, double[] y, int rgb, double opacity) {
    Color c = new Color(rgb);
    int alpha = (int) Math.round(255 * Math.max(0, Math.min(1, opacity)));
    g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), alpha));
    g.fill(shape(x, y, true));
  }

  @Override
  public void dot(double x, double y, double radius, int rgb) {
    g.setColor(new Color(rgb));
    g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  @Override
  public void text(
      double x, double y, String text, double size, Anchor anchor, int rgb, boolean turned) {
    g.setColor(new Color(rgb));
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size));
    double width = g.getFontMetrics().stringWidth(text);
    double shift =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    if (turned) {
      g.rotate(-Math.PI / 2);
    }
    g.drawString(text, (float) shift, 0);
    g.setTransform(before);
  }

  /** The whole picture as a PNG file; the pen cannot be used afterwards. */
  public byte[] png() {
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("every Java platform writes PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    return out.toByteArray();
  }

  private static Path2D shape(double[] x, double[] y, boolean closed) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < x.length; i++) {
      if (i == 0) {
        path.moveTo(x[i], y[i]);
      } else {
        path.lineTo(x[i], y[i]);
      }
    }
    if (closed) {
      path.closePath();
    }
    return path;
  }
}
