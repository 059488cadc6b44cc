package org.lacuna.app.picture;

import static org.lacuna.app.picture.SvgText.number;

import java.util.List;
import javafx.scene.layout.CornerRadii;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.VLineTo;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;

/** Outlines as the {@code d} of an SVG path, in the coordinates of the shape itself. */
final class SvgPaths {

  private SvgPaths() {}

  /** The outline of a shape without its stroke. */
  static String of(Shape shape) {
    if (shape instanceof SVGPath p) {
      return p.getContent();
    }
    if (shape instanceof Rectangle r) {
      return rounded(
          r.getX(),
          r.getY(),
          r.getWidth(),
          r.getHeight(),
          r.getArcWidth() / 2,
          r.getArcHeight() / 2);
    }
    if (shape instanceof Circle c) {
      return ellipse(c.getCenterX(), c.getCenterY(), c.getRadius(), c.getRadius());
    }
    if (shape instanceof Ellipse e) {
      return ellipse(e.getCenterX(), e.getCenterY(), e.getRadiusX(), e.getRadiusY());
    }
    if (shape instanceof Line l) {
      return "M" + at(l.getStartX(), l.getStartY()) + "L" + at(l.getEndX(), l.getEndY());
    }
    if (shape instanceof Polyline p) {
      return points(p.getPoints());
    }
    if (shape instanceof Polygon p) {
      return p.getPoints().isEmpty() ? "" : points(p.getPoints()) + "Z";
    }
    if (shape instanceof Path p) {
      return elements(p.getElements());
    }
    return filled(shape);
  }

  /** The outlines of letters. */
  static String letters(Text text) {
    // A copy that stands nowhere: the union below lies in the coordinates of the scene.
    Text alone = new Text(text.getText());
    alone.setFont(text.getFont());
    alone.setTextOrigin(text.getTextOrigin());
    alone.setBoundsType(text.getBoundsType());
    alone.setX(text.getX());
    alone.setY(text.getY());
    return filled(alone);
  }

  /** The filled area of any shape, as long as it is neither turned nor scaled in its scene. */
  private static String filled(Shape shape) {
    Shape area = Shape.union(shape, new Rectangle(0, 0, 0, 0));
    Transform place = shape.getLocalToSceneTransform();
    return area instanceof Path path
        ? moved(path.getElements(), -place.getTx(), -place.getTy())
        : "";
  }

  private static String points(List<Double> points) {
    StringBuilder d = new StringBuilder();
    for (int i = 0; i + 1 < points.size(); i += 2) {
      d.append(i == 0 ? 'M' : 'L').append(at(points.get(i), points.get(i + 1)));
    }
    return d.toString();
  }

  private static String elements(List<PathElement> elements) {
    return moved(elements, 0, 0);
  }

  private static String moved(List<PathElement> elements, double dx, double dy) {
    StringBuilder d = new StringBuilder();
    for (PathElement e : elements) {
      boolean absolute = e.isAbsolute();
      d.append(element(e, absolute, absolute ? dx : 0, absolute ? dy : 0));
    }
    return d.toString();
  }

  private static String element(PathElement e, boolean absolute, double dx, double dy) {
    String text;
    if (e instanceof MoveTo m) {
      text = "M" + at(m.getX() + dx, m.getY() + dy);
    } else if (e instanceof LineTo l) {
      text = "L" + at(l.getX() + dx, l.getY() + dy);
    } else if (e instanceof HLineTo h) {
      text = "H" + number(h.getX() + dx);
    } else if (e instanceof VLineTo v) {
      text = "V" + number(v.getY() + dy);
    } else if (e instanceof QuadCurveTo q) {
      text =
          "Q"
              + at(q.getControlX() + dx, q.getControlY() + dy)
              + " "
              + at(q.getX() + dx, q.getY() + dy);
    } else if (e instanceof CubicCurveTo c) {
      text =
          "C"
              + at(c.getControlX1() + dx, c.getControlY1() + dy)
              + " "
              + at(c.getControlX2() + dx, c.getControlY2() + dy)
              + " "
              + at(c.getX() + dx, c.getY() + dy);
    } else if (e instanceof ArcTo a) {
      text =
          "A"
              + at(a.getRadiusX(), a.getRadiusY())
              + " "
              + number(a.getXAxisRotation())
              + (a.isLargeArcFlag() ? " 1" : " 0")
              + (a.isSweepFlag() ? " 1 " : " 0 ")
              + at(a.getX() + dx, a.getY() + dy);
    } else {
      text = e instanceof ClosePath ? "Z" : "";
    }
    return absolute || text.isEmpty()
        ? text
        : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  private static String at(double x, double y) {
    return number(x) + " " + number(y);
  }

  private static String ellipse(double x, double y, double rx, double ry) {
    String arc = "A" + at(rx, ry) + " 0 1 1 ";
    return "M" + at(x - rx, y) + arc + at(x + rx, y) + arc + at(x - rx, y) + "Z";
  }

  /** A rectangle with the same rounding at every corner. */
  static String rounded(double x, double y, double w, double h, double rx, double ry) {
    return corners(x, y, w, h, new double[] {rx, ry, rx, ry, rx, ry, rx, ry});
  }

  /** A rectangle with the corners of a background; radii that are percentages are resolved. */
  static String rounded(double x, double y, double w, double h, CornerRadii radii) {
    double[] r = {
      size(radii.getTopLeftHorizontalRadius(), radii.isTopLeftHorizontalRadiusAsPercentage(), w),
      size(radii.getTopLeftVerticalRadius(), radii.isTopLeftVerticalRadiusAsPercentage(), h),
      size(radii.getTopRightHorizontalRadius(), radii.isTopRightHorizontalRadiusAsPercentage(), w),
      size(radii.getTopRightVerticalRadius(), radii.isTopRightVerticalRadiusAsPercentage(), h),
      size(
          radii.getBottomRightHorizontalRadius(),
          radii.isBottomRightHorizontalRadiusAsPercentage(),
          w),
      size(
          radii.getBottomRightVerticalRadius(), radii.isBottomRightVerticalRadiusAsPercentage(), h),
      size(
          radii.getBottomLeftHorizontalRadius(),
          radii.isBottomLeftHorizontalRadiusAsPercentage(),
          w),
      size(radii.getBottomLeftVerticalRadius(), radii.isBottomLeftVerticalRadiusAsPercentage(), h)
    };
    return corners(x, y, w, h, r);
  }

  private static double size(double radius, boolean percentage, double of) {
    return percentage ? radius * of : radius;
  }

  /**
   * @param r horizontal and vertical radius of each corner, clockwise from the top left
   */
  private static String corners(double x, double y, double w, double h, double[] r) {
    // Radii that do not fit are made smaller together, as the toolkit does.
    double fit =
        Math.min(
            Math.min(fit(w, r[0] + r[2]), fit(w, r[4] + r[6])),
            Math.min(fit(h, r[1] + r[7]), fit(h, r[3] + r[5])));
    double[] f = new double[8];
    boolean square = true;
    for (int i = 0; i < 8; i++) {
      f[i] = r[i] * fit;
      square &= f[i] <= 0;
    }
    if (square) {
      return "M" + at(x, y) + "H" + number(x + w) + "V" + number(y + h) + "H" + number(x) + "Z";
    }
    return "M"
        + at(x + f[0], y)
        + "H"
        + number(x + w - f[2])
        + arc(f[2], f[3], x + w, y + f[3])
        + "V"
        + number(y + h - f[5])
        + arc(f[4], f[5], x + w - f[4], y + h)
        + "H"
        + number(x + f[6])
        + arc(f[6], f[7], x, y + h - f[7])
        + "V"
        + number(y + f[1])
        + arc(f[0], f[1], x + f[0], y)
        + "Z";
  }

  private static double fit(double length, double radii) {
    return radii > length && radii > 0 ? length / radii : 1;
  }

  private static String arc(double rx, double ry, double x, double y) {
    return "A" + at(rx, ry) + " 0 0 1 " + at(x, y);
  }
}
