package org.lacuna.app.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.lacuna.app.plot.ColorMap;

/** Small pictures inside the page, one pixel a value. Works without a display. */
final class Raster {

  /** A value in [0, 1] for each pixel, NaN where nothing was observed. */
  @FunctionalInterface
  interface Values {
    double at(int column, int row);
  }

  private Raster() {}

  /** The picture as a data address; where there is no value it is transparent. */
  static String png(int columns, int rows, Values values, ColorMap colours) {
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        image.setRGB(x, y, colours.argb(values.at(x, y)));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture cannot be written to memory", e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** The picture in a drawing, above a hatch that shows through where there is no value. */
  static String draw(double x, double y, double width, double height, String png) {
    return Markup.box(x, y, width, height, "absent")
        + "<image x=\""
        + Markup.at(x)
        + "\" y=\""
        + Markup.at(y)
        + "\" width=\""
        + Markup.at(width)
        + "\" height=\""
        + Markup.at(height)
        + "\" preserveAspectRatio=\"none\" href=\""
        + png
        + "\"/>\n"
        + Markup.box(x, y, width, height, "frame");
  }

  /** The pattern of the hatch, once for all drawings of the page. */
  static String hatch() {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"unseen\" width=\"0\" height=\"0\"><defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
        + " patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"ground\"/>"
        + "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" class=\"stroke\"/></pattern></defs></svg>\n";
  }
}
