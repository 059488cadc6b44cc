package org.lacuna.app.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Affine;
import javafx.scene.transform.NonInvertibleTransformException;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.lacuna.app.look.DrawnSurface;

/** Views as pictures and drawings. Used on the thread of the views. */
public final class Pictures {

  private static final double DENSITY = 2;

  private Pictures() {}

  /** What is seen of a view as a PNG file, two pixels for each of its units. */
  public static byte[] png(Node view) {
    List<DrawnSurface> drawn = surfaces(view);
    drawn.forEach(s -> s.sharpen(DENSITY));
    try {
      SnapshotParameters how = new SnapshotParameters();
      how.setFill(ground(view));
      how.setTransform(onlyScaled(view, DENSITY));
      return png(view.snapshot(how, null));
    } finally {
      drawn.forEach(s -> s.sharpen(1));
    }
  }

  /** What is seen of a view as an SVG document. */
  public static String svg(Node view, String title) {
    List<DrawnSurface> drawn = surfaces(view);
    drawn.forEach(s -> s.sharpen(DENSITY));
    try {
      return SceneSvg.of(view, title, ground(view));
    } finally {
      drawn.forEach(s -> s.sharpen(1));
    }
  }

  private static List<DrawnSurface> surfaces(Node view) {
    List<DrawnSurface> all = new ArrayList<>();
    if (view instanceof DrawnSurface surface && surface.isVisible()) {
      all.add(surface);
    }
    if (view instanceof Parent parent && parent.isVisible()) {
      parent.getChildrenUnmodifiable().forEach(child -> all.addAll(surfaces(child)));
    }
    return all;
  }

  /** What lies behind a view: the nearest opaque background of those that it stands on. */
  static Color ground(Node view) {
    for (Node at = view.getParent(); at != null; at = at.getParent()) {
      if (at instanceof Region region && region.getBackground() != null) {
        List<BackgroundFill> fills = region.getBackground().getFills();
        if (!fills.isEmpty()
            && fills.get(fills.size() - 1).getFill() instanceof Color c
            && c.isOpaque()) {
          return c;
        }
      }
    }
    return Color.WHITE;
  }

  /** A snapshot keeps the transforms of its node; this takes them out and scales instead. */
  static Transform onlyScaled(Node node, double density) {
    Affine own = new Affine();
    node.getTransforms().forEach(own::append);
    try {
      Affine scaled = new Affine(new Scale(density, density));
      scaled.append(own.createInverse());
      return scaled;
    } catch (NonInvertibleTransformException e) {
      // What is squeezed to nothing is not seen, whatever its scale.
      return new Scale(density, density);
    }
  }

  static Image part(Image image, @org.jspecify.annotations.Nullable Rectangle2D viewport) {
    if (viewport == null) {
      return image;
    }
    PixelReader pixels = Objects.requireNonNull(image.getPixelReader());
    return new WritableImage(
        pixels,
        (int) viewport.getMinX(),
        (int) viewport.getMinY(),
        Math.max(1, (int) viewport.getWidth()),
        Math.max(1, (int) viewport.getHeight()));
  }

  /** A picture as the bytes of a PNG file. */
  static byte[] png(Image image) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", bytes)) {
        throw new IllegalStateException("this Java cannot write PNG");
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
  }
}
