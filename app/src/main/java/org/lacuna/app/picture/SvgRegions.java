package org.lacuna.app.picture;

import static org.lacuna.app.picture.SvgText.number;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;

/** Backgrounds and borders of regions. */
final class SvgRegions {

  private final SvgText out;

  SvgRegions(SvgText out) {
    this.out = out;
  }

  void draw(Region region) {
    double w = region.getWidth();
    double h = region.getHeight();
    // A shape that keeps its own size is drawn on a region without any: arrows of lists.
    boolean ownSize = region.getShape() != null && !region.isScaleShape();
    if ((w <= 0 || h <= 0) && !ownSize) {
      return;
    }
    if (region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        fill(region, fill, w, h);
      }
    }
    if (region.getBorder() != null && region.getShape() == null) {
      for (BorderStroke stroke : region.getBorder().getStrokes()) {
        stroke(stroke, w, h);
      }
    }
  }

  private void fill(Region region, BackgroundFill fill, double w, double h) {
    SvgPaint paint = SvgPaint.of(fill.getFill());
    Insets in = fill.getInsets();
    double width = w - in.getLeft() - in.getRight();
    double height = h - in.getTop() - in.getBottom();
    boolean ownSize = region.getShape() != null && !region.isScaleShape();
    if (paint.isNone() || ((width <= 0 || height <= 0) && !ownSize)) {
      return;
    }
    if (region.getShape() == null) {
      path(SvgPaths.rounded(in.getLeft(), in.getTop(), width, height, fill.getRadii()), paint, "");
    } else {
      path(SvgPaths.of(region.getShape()), paint, fitted(region, in, width, height));
    }
  }

  private void path(String d, SvgPaint paint, String transform) {
    out.element(
        "path",
        "d",
        d,
        "fill",
        paint.colour(),
        "fill-opacity",
        paint.alpha(),
        "transform",
        transform);
  }

  /** A region takes the shape that it is given at the size that it has, unless told otherwise. */
  private static String fitted(Region region, Insets in, double width, double height) {
    Shape shape = Objects.requireNonNull(region.getShape());
    Bounds b = shape.getLayoutBounds();
    double sx = region.isScaleShape() && b.getWidth() > 0 ? width / b.getWidth() : 1;
    double sy = region.isScaleShape() && b.getHeight() > 0 ? height / b.getHeight() : 1;
    boolean place = region.isScaleShape() || region.isCenterShape();
    double x = in.getLeft() + (place ? (width - sx * b.getWidth()) / 2 - sx * b.getMinX() : 0);
    double y = in.getTop() + (place ? (height - sy * b.getHeight()) / 2 - sy * b.getMinY() : 0);
    return "matrix(" + number(sx) + " 0 0 " + number(sy) + " " + number(x) + " " + number(y) + ")";
  }

  private void stroke(BorderStroke s, double w, double h) {
    Insets in = s.getInsets();
    BorderWidths widths = s.getWidths();
    double x = in.getLeft();
    double y = in.getTop();
    double width = w - in.getLeft() - in.getRight();
    double height = h - in.getTop() - in.getBottom();
    boolean even =
        s.isStrokeUniform()
            && widths.getTop() == widths.getLeft()
            && widths.getTop() == widths.getRight()
            && widths.getTop() == widths.getBottom();
    if (even) {
      double half = widths.getTop() / 2;
      line(
          SvgPaths.rounded(x + half, y + half, width - 2 * half, height - 2 * half, s.getRadii()),
          s.getTopStroke(),
          s.getTopStyle(),
          widths.getTop());
      return;
    }
    double right = x + width;
    double bottom = y + height;
    side(x, y, right, y, widths.getTop(), 0, 1, s.getTopStroke(), s.getTopStyle());
    side(right, y, right, bottom, widths.getRight(), -1, 0, s.getRightStroke(), s.getRightStyle());
    side(
        x,
        bottom,
        right,
        bottom,
        widths.getBottom(),
        0,
        -1,
        s.getBottomStroke(),
        s.getBottomStyle());
    side(x, y, x, bottom, widths.getLeft(), 1, 0, s.getLeftStroke(), s.getLeftStyle());
  }

  /** One side; its line lies inside the edge. */
  private void side(
      double x1,
      double y1,
      double x2,
      double y2,
      double width,
      int inX,
      int inY,
      Paint paint,
      BorderStrokeStyle style) {
    double dx = inX * width / 2;
    double dy = inY * width / 2;
    String d =
        "M"
            + number(x1 + dx)
            + " "
            + number(y1 + dy)
            + "L"
            + number(x2 + dx)
            + " "
            + number(y2 + dy);
    line(d, paint, style, width);
  }

  private void line(String d, Paint colour, BorderStrokeStyle style, double width) {
    SvgPaint paint = SvgPaint.of(colour);
    if (paint.isNone() || width <= 0 || style.equals(BorderStrokeStyle.NONE)) {
      return;
    }
    String dashes =
        style.getDashArray().stream().map(SvgText::number).collect(Collectors.joining(" "));
    out.element(
        "path",
        "d",
        d,
        "fill",
        "none",
        "stroke",
        paint.colour(),
        "stroke-opacity",
        paint.alpha(),
        "stroke-width",
        number(width),
        "stroke-linecap",
        style.getLineCap().name().toLowerCase(Locale.ROOT),
        "stroke-dasharray",
        dashes);
  }
}
