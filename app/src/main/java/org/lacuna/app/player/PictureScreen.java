package org.lacuna.app.player;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.play.FrameFeed;

/**
 * Draws pictures as large as they fit without changing their shape, and faces over them. The pixels
 * of a picture are copied once, into memory that the image reads directly.
 */
final class PictureScreen extends Region {

  private final ImageView view = new ImageView();
  private final Canvas overlay = new Canvas();
  private final FaceOverlay painter = new FaceOverlay();
  private @Nullable PixelBuffer<ByteBuffer> pixels;
  private Optional<Faces> faces = Optional.empty();
  private boolean faceShown;
  private OverlayChoice.Shown shownParts = OverlayChoice.Shown.USUAL;
  private int sourceWidth;
  private int sourceHeight;
  private long pictureUs = -1;

  PictureScreen() {
    view.setSmooth(true);
    overlay.setMouseTransparent(true);
    getChildren().addAll(view, overlay);
    setMinSize(0, 0);
  }

  /** Size of the upright picture that the face's coordinates belong to; 0 x 0 = no picture. */
  void sourceSize(int width, int height) {
    sourceWidth = width;
    sourceHeight = height;
    requestLayout();
  }

  void faces(Optional<Faces> all, boolean shown, OverlayChoice.Shown parts) {
    faces = all;
    faceShown = shown;
    shownParts = parts;
    paintOverlay();
  }

  /** Id of the face that is drawn at that place of this region; empty where none is. */
  OptionalInt faceAt(double x, double y) {
    Bounds area = pictureArea();
    if (!faceShown || faces.isEmpty() || pictureUs < 0 || area.getWidth() <= 0) {
      return OptionalInt.empty();
    }
    double scale = area.getWidth() / sourceWidth;
    return FaceOverlay.faceAt(
        faces.get(), pictureUs, (x - area.getMinX()) / scale, (y - area.getMinY()) / scale);
  }

  /** Takes the picture away. */
  void clear() {
    view.setImage(null);
    pixels = null;
    pictureUs = -1;
    sourceSize(0, 0);
    paintOverlay();
  }

  void show(FrameFeed.Picture picture) {
    PixelBuffer<ByteBuffer> target = pixels;
    if (target == null
        || target.getWidth() != picture.width()
        || target.getHeight() != picture.height()) {
      target =
          new PixelBuffer<>(
              picture.width(),
              picture.height(),
              ByteBuffer.allocateDirect(picture.width() * picture.height() * 4),
              PixelFormat.getByteBgraPreInstance());
      pixels = target;
      view.setImage(new WritableImage(target));
    }
    ByteBuffer from = picture.bgra();
    target.updateBuffer(
        buffer -> {
          buffer.getBuffer().put(0, from, 0, from.limit());
          return null;
        });
    pictureUs = picture.timeUs();
    paintOverlay();
  }

  /** When the picture on screen begins, microseconds; -1 = none. */
  long pictureUs() {
    return pictureUs;
  }

  /** Mean of the three colours in the middle, 0 to 255; -1 = no picture. */
  int brightness() {
    if (pixels == null) {
      return -1;
    }
    int at = 4 * (pixels.getHeight() / 2 * pixels.getWidth() + pixels.getWidth() / 2);
    ByteBuffer bgra = pixels.getBuffer();
    return ((bgra.get(at) & 0xff) + (bgra.get(at + 1) & 0xff) + (bgra.get(at + 2) & 0xff)) / 3;
  }

  /** Where the picture lies in this region. */
  Bounds pictureArea() {
    if (sourceWidth <= 0 || sourceHeight <= 0) {
      return new BoundingBox(0, 0, 0, 0);
    }
    double scale = Math.min(getWidth() / sourceWidth, getHeight() / sourceHeight);
    double width = Math.floor(sourceWidth * scale);
    double height = Math.floor(sourceHeight * scale);
    return new BoundingBox(
        Math.floor((getWidth() - width) / 2),
        Math.floor((getHeight() - height) / 2),
        width,
        height);
  }

  @Override
  protected void layoutChildren() {
    Bounds area = pictureArea();
    view.setFitWidth(area.getWidth());
    view.setFitHeight(area.getHeight());
    view.relocate(area.getMinX(), area.getMinY());
    view.setVisible(area.getWidth() > 0 && area.getHeight() > 0);
    overlay.setWidth(area.getWidth());
    overlay.setHeight(area.getHeight());
    overlay.relocate(area.getMinX(), area.getMinY());
    paintOverlay();
  }

  private void paintOverlay() {
    overlay.getGraphicsContext2D().clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
    if (faceShown && sourceWidth > 0 && pictureUs >= 0) {
      double scale = overlay.getWidth() / sourceWidth;
      faces.ifPresent(
          all -> painter.paint(overlay.getGraphicsContext2D(), all, pictureUs, scale, shownParts));
    }
  }
}
