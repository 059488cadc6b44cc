package org.lacuna.app.look;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.transform.Scale;
import javafx.stage.Window;

/**
 * A region that paints itself on a canvas: once when its data, its size or the theme changes, not
 * every frame. Its colours come from the theme's palette.
 */
public abstract class DrawnSurface extends Region {

  /** Axis labels and captions. */
  protected static final Font SMALL = Font.font(11);

  /** Captions that name a whole lane. */
  protected static final Font SMALL_BOLD = Font.font(null, FontWeight.BOLD, 11);

  private final Canvas canvas = new Canvas();
  private final ReadOnlyObjectProperty<Theme> theme;
  private boolean stale = true;
  private double sharpness = 1;

  /** Held here only: what is followed may outlive a surface that the user takes away. */
  private final List<InvalidationListener> followed = new ArrayList<>();

  protected DrawnSurface(ReadOnlyObjectProperty<Theme> theme) {
    this.theme = theme;
    canvas.setManaged(false);
    getChildren().add(canvas);
    setMinSize(0, 0);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    follow(theme, this::redraw);
  }

  /** Acts when something changes, for as long as this surface is used by anybody else. */
  protected final void follow(Observable source, Runnable act) {
    InvalidationListener listener = o -> act.run();
    followed.add(listener);
    source.addListener(new WeakInvalidationListener(listener));
  }

  /** Paints anew at the next pulse. */
  protected final void redraw() {
    stale = true;
    requestLayout();
  }

  protected final Theme theme() {
    return theme.get();
  }

  protected final Palette palette() {
    return theme.get().palette();
  }

  /** What is in focus, chosen or under the playhead: blue, in a shade that either theme bears. */
  protected final Color accent() {
    return theme() == Theme.DARK ? Color.web("#58a6ff") : Color.web("#0969da");
  }

  /**
   * Paints at once with that many pixels in a unit, for a picture of the view that is to be larger
   * than the view; with 1 it is as before.
   */
  public final void sharpen(double pixels) {
    sharpness = pixels;
    canvas.getTransforms().clear();
    if (pixels != 1) {
      canvas.getTransforms().add(new Scale(1 / pixels, 1 / pixels));
    }
    layoutChildren();
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (width * sharpness != canvas.getWidth() || height * sharpness != canvas.getHeight()) {
      canvas.setWidth(width * sharpness);
      canvas.setHeight(height * sharpness);
      stale = true;
    }
    if (stale && width >= 1 && height >= 1) {
      stale = false;
      GraphicsContext g = canvas.getGraphicsContext2D();
      g.save();
      g.scale(sharpness, sharpness);
      g.clearRect(0, 0, width, height);
      g.setFont(SMALL);
      draw(g, width, height);
      g.restore();
    }
  }

  /** Paints everything; the canvas is empty and its size is given. */
  protected abstract void draw(GraphicsContext g, double width, double height);

  /** Device pixels in a unit of the scene. */
  protected final double outputScale() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return Math.max(sharpness, window == null ? 1 : Math.max(1, window.getOutputScaleX()));
  }

  /** Opaque pixels as a picture. */
  protected static Image image(int[] argb, int width, int height) {
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return image;
  }
}
