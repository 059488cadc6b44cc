package org.lacuna.app.picture;

import static org.lacuna.app.picture.SvgText.number;

import java.util.Base64;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;

/**
 * A view as an SVG document (ADR 0051): texts stay texts, regions and shapes become paths, drawn
 * surfaces become pictures of twice their size inside it. Clips, transforms and opacity hold;
 * shadows are left out. What a view scrolls away is not in it. Used on the thread of the views, on
 * a view that has been laid out.
 */
final class SceneSvg {

  /** Pixels of an embedded picture in a unit of the view. */
  private static final double DENSITY = 2;

  private final SvgText out = new SvgText();
  private final SvgRegions regions = new SvgRegions(out);
  private final SvgWords words = new SvgWords(out);

  private SceneSvg() {}

  /**
   * The document.
   *
   * @param view what is drawn
   * @param title read out to those who cannot see it
   * @param ground behind everything
   */
  static String of(Node view, String title, Color ground) {
    return new SceneSvg().document(view, title, ground);
  }

  private String document(Node view, String title, Color ground) {
    Bounds b = view.getLayoutBounds();
    String width = number(b.getWidth());
    String height = number(b.getHeight());
    out.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.begin(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "xmlns:xlink",
        "http://www.w3.org/1999/xlink",
        "width",
        width,
        "height",
        height,
        "viewBox",
        number(b.getMinX()) + " " + number(b.getMinY()) + " " + width + " " + height,
        "role",
        "img");
    out.text("title", title);
    SvgPaint paint = SvgPaint.of(ground);
    out.element(
        "rect",
        "x",
        number(b.getMinX()),
        "y",
        number(b.getMinY()),
        "width",
        width,
        "height",
        height,
        "fill",
        paint.colour());
    content(view, DENSITY);
    out.end("svg");
    return out.toString();
  }

  /**
   * @param density device pixels in a unit of the node
   */
  private void node(Node node, double density) {
    if (!node.isVisible() || node.getOpacity() <= 0) {
      return;
    }
    Transform place = node.getLocalToParentTransform();
    out.begin(
        "g",
        "transform",
        place.isIdentity() ? "" : matrix(place),
        "opacity",
        node.getOpacity() < 1 ? number(node.getOpacity()) : "");
    double scale =
        Math.sqrt(Math.abs(place.getMxx() * place.getMyy() - place.getMxy() * place.getMyx()));
    content(node, density * (scale > 0 ? scale : 1));
    out.end("g");
  }

  private void content(Node node, double density) {
    boolean clipped = node.getClip() != null && clip(node.getClip());
    if (node instanceof Text text) {
      words.draw(text);
    } else if (node instanceof Shape shape) {
      shape(shape);
    } else if (node instanceof Canvas canvas) {
      canvas(canvas, density);
    } else if (node instanceof ImageView picture) {
      picture(picture);
    } else {
      if (node instanceof Region region) {
        regions.draw(region);
      }
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> node(child, density));
      }
    }
    if (clipped) {
      out.end("g");
    }
  }

  private boolean clip(Node clip) {
    String d;
    if (clip instanceof Shape shape) {
      d = SvgPaths.of(shape);
    } else {
      Bounds b = clip.getLayoutBounds();
      d = SvgPaths.rounded(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight(), 0, 0);
    }
    if (d.isEmpty()) {
      return false;
    }
    String name = out.fresh();
    Transform place = clip.getLocalToParentTransform();
    out.begin("clipPath", "id", name);
    out.element("path", "d", d, "transform", place.isIdentity() ? "" : matrix(place));
    out.end("clipPath");
    out.begin("g", "clip-path", "url(#" + name + ")");
    return true;
  }

  private void shape(Shape shape) {
    SvgPaint fill = SvgPaint.of(shape.getFill());
    SvgPaint stroke = SvgPaint.of(shape.getStroke());
    String d = SvgPaths.of(shape);
    if (d.isEmpty() || (fill.isNone() && stroke.isNone())) {
      return;
    }
    boolean line = !stroke.isNone();
    out.element(
        "path",
        "d",
        d,
        "fill",
        fill.colour(),
        "fill-opacity",
        fill.alpha(),
        "stroke",
        line ? stroke.colour() : "",
        "stroke-opacity",
        line ? stroke.alpha() : "",
        "stroke-width",
        line ? number(shape.getStrokeWidth()) : "",
        "stroke-linecap",
        line ? cap(shape) : "",
        "stroke-dasharray",
        line
            ? String.join(" ", shape.getStrokeDashArray().stream().map(SvgText::number).toList())
            : "");
  }

  private static String cap(Shape shape) {
    return shape.getStrokeLineCap().name().toLowerCase(Locale.ROOT);
  }

  private void canvas(Canvas canvas, double density) {
    if (canvas.getWidth() < 1 || canvas.getHeight() < 1) {
      return;
    }
    SnapshotParameters how = new SnapshotParameters();
    how.setFill(Color.TRANSPARENT);
    // The place of the canvas is written beside it; here only its pixels count.
    how.setTransform(Pictures.onlyScaled(canvas, density));
    embed(canvas.snapshot(how, null), 0, 0, canvas.getWidth(), canvas.getHeight());
  }

  private void picture(ImageView view) {
    Image image = view.getImage();
    if (image == null || image.getPixelReader() == null) {
      return;
    }
    Bounds b = view.getLayoutBounds();
    embed(
        Pictures.part(image, view.getViewport()),
        b.getMinX(),
        b.getMinY(),
        b.getWidth(),
        b.getHeight());
  }

  private void embed(Image image, double x, double y, double width, double height) {
    String data = Base64.getEncoder().encodeToString(Pictures.png(image));
    String link = "data:image/png;base64," + data;
    out.element(
        "image",
        "x",
        number(x),
        "y",
        number(y),
        "width",
        number(width),
        "height",
        number(height),
        "preserveAspectRatio",
        "none",
        "xlink:href",
        link);
  }

  private static String matrix(Transform t) {
    return "matrix("
        + number(t.getMxx())
        + " "
        + number(t.getMyx())
        + " "
        + number(t.getMxy())
        + " "
        + number(t.getMyy())
        + " "
        + number(t.getTx())
        + " "
        + number(t.getTy())
        + ")";
  }
}
