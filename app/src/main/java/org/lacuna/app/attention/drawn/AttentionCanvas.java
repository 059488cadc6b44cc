package org.lacuna.app.attention.drawn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.attention.AttentionAxis;
import org.lacuna.app.attention.AttentionPicture;
import org.lacuna.app.attention.face.FaceThumbnail;
import org.lacuna.app.attention.face.FaceThumbnails;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.TakesKeys;
import org.lacuna.app.plot.ColorMap;
import org.lacuna.app.text.Numbers;
import org.lacuna.inference.signal.Modality;

/**
 * The attention map as one picture, with words, times or faces along both sides. What was not
 * observed is hatched. The pointer reads it, and so do the arrows while it has the focus; a click
 * and enter go there.
 */
public final class AttentionCanvas extends DrawnSurface implements TakesKeys {

  private static final double LEFT = 76;
  private static final double BOTTOM_WORDS = 58;
  private static final double BOTTOM_TIME = 20;
  private static final double BOTTOM_FACES = 58;
  private static final double LABEL = 13;
  private static final double FACE = 34;
  private static final double FACE_GAP = 4;
  private static final double TIME_ROOM = 64;

  private final Map<Long, Image> faceImages = new HashMap<>();
  private Optional<FaceThumbnails> faces = Optional.empty();
  private Optional<AttentionPicture> picture = Optional.empty();
  private @Nullable Image map;
  private long playheadUs = -1;
  private int hoverRow = -1;
  private int hoverColumn = -1;
  private Listener listener = (row, column, clicked) -> {};

  /** Hears where the pointer is; -1 when it has left. */
  public interface Listener {
    void at(int row, int column, boolean clicked);
  }

  public AttentionCanvas(ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(e, false));
    addEventHandler(MouseEvent.MOUSE_CLICKED, e -> hover(e, true));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> leave());
    setFocusTraversable(true);
    focusedProperty().addListener(o -> focusChanged());
  }

  public void setListener(Listener listener) {
    this.listener = listener;
  }

  /** From now on moments of vision have faces. */
  public void setFaces(FaceThumbnails thumbnails) {
    faces = Optional.of(thumbnails);
    thumbnails
        .version()
        .addListener(
            o -> {
              faceImages.clear();
              redraw();
            });
  }

  public void show(Optional<AttentionPicture> shown) {
    picture = shown;
    map = null;
    leave();
    redraw();
  }

  public void movePlayhead(long us) {
    boolean moved =
        picture
            .map(
                p ->
                    p.rows().stepAt(us) != p.rows().stepAt(playheadUs)
                        || p.columns().stepAt(us) != p.columns().stepAt(playheadUs))
            .orElse(false);
    playheadUs = us;
    if (moved) {
      redraw();
    }
  }

  private boolean hasFaces(AttentionAxis axis) {
    return faces.isPresent() && axis.modality() == Modality.VISION;
  }

  private double bottom() {
    if (picture.isEmpty()) {
      return BOTTOM_TIME;
    }
    AttentionAxis columns = picture.get().columns();
    return columns.hasWords() ? BOTTOM_WORDS : hasFaces(columns) ? BOTTOM_FACES : BOTTOM_TIME;
  }

  private void hover(MouseEvent e, boolean clicked) {
    int row = -1;
    int column = -1;
    if (picture.isPresent()) {
      double w = getWidth() - LEFT;
      double h = getHeight() - bottom();
      double x = e.getX() - LEFT;
      if (x >= 0 && x < w && e.getY() >= 0 && e.getY() < h) {
        row = (int) (e.getY() / h * picture.get().rows().steps());
        column = (int) (x / w * picture.get().columns().steps());
      }
    }
    setCursor(row < 0 ? Cursor.DEFAULT : Cursor.CROSSHAIR);
    if (clicked || row != hoverRow || column != hoverColumn) {
      point(row, column, clicked);
    }
  }

  private void focusChanged() {
    if (!isFocused()) {
      leave();
    }
    redraw();
  }

  @Override
  public boolean takeKey(KeyEvent e) {
    if (picture.isEmpty() || e.isShortcutDown() || e.isAltDown() || e.isShiftDown()) {
      return false;
    }
    switch (e.getCode()) {
      case LEFT -> move(0, -1);
      case RIGHT -> move(0, 1);
      case UP -> move(-1, 0);
      case DOWN -> move(1, 0);
      case ENTER -> point(Math.max(0, hoverRow), Math.max(0, hoverColumn), true);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The first arrow shows where one is: at the playhead, or at the start. */
  private void move(int rows, int columns) {
    AttentionPicture p = picture.orElseThrow();
    if (hoverRow < 0) {
      point(
          Math.max(0, p.rows().stepAt(playheadUs)),
          Math.max(0, p.columns().stepAt(playheadUs)),
          false);
      return;
    }
    point(
        Math.max(0, Math.min(hoverRow + rows, p.rows().steps() - 1)),
        Math.max(0, Math.min(hoverColumn + columns, p.columns().steps() - 1)),
        false);
  }

  private void point(int row, int column, boolean chosen) {
    hoverRow = row;
    hoverColumn = column;
    listener.at(row, column, chosen);
    redraw();
  }

  private void leave() {
    if (hoverRow >= 0) {
      hoverRow = -1;
      hoverColumn = -1;
      listener.at(-1, -1, false);
      redraw();
    }
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    double w = width - LEFT;
    double h = height - bottom();
    if (w < 8 || h < 8) {
      return;
    }
    if (picture.isEmpty()) {
      g.setFill(palette().gap());
      g.fillRoundRect(0, 0, width, height, 6, 6);
      return;
    }
    AttentionPicture p = picture.get();
    drawMap(g, p, w, h);
    new AttentionHatch(palette(), LEFT, w, h).draw(g, p);
    wantFaces(p, w, h);
    drawRowLabels(g, p.rows(), h);
    drawColumnLabels(g, p.columns(), w, h);
    drawHover(g, p, w, h);
    drawPlayhead(g, p, w, h);
  }

  private void drawMap(GraphicsContext g, AttentionPicture p, double w, double h) {
    int pw = (int) Math.round(w * outputScale());
    int ph = (int) Math.round(h * outputScale());
    Image ready = map;
    if (ready == null || ready.getWidth() != pw || ready.getHeight() != ph) {
      ColorMap colours = ColorMap.sequential();
      ready = image(AttentionRaster.render(p, pw, ph, colours::argb), pw, ph);
      map = ready;
    }
    g.setImageSmoothing(false);
    g.drawImage(ready, LEFT, 0, w, h);
  }

  private void drawRowLabels(GraphicsContext g, AttentionAxis axis, double h) {
    boolean pictures = hasFaces(axis);
    double step = h / axis.steps();
    double free = 0;
    g.setTextBaseline(VPos.CENTER);
    for (int i : labelled(axis, h)) {
      double y = (i + 0.5) * step;
      g.setFill(i == hoverRow ? palette().text() : palette().muted());
      g.setTextAlign(TextAlignment.RIGHT);
      if (pictures) {
        face(g, axis, i, LEFT - 12 - FACE, y - FACE / 2);
        g.fillText(
            Numbers.plain(axis.startUs()[i] / 1e6, 1), LEFT - 16 - FACE, y, LEFT - FACE - 18);
      } else if (y >= free && y <= h - 4) {
        free = y + (axis.hasWords() ? LABEL : 3 * LABEL);
        g.fillText(label(axis, i), LEFT - 12, Math.max(6, y), LEFT - 14);
      }
    }
  }

  private void drawColumnLabels(GraphicsContext g, AttentionAxis axis, double w, double h) {
    boolean pictures = hasFaces(axis);
    double step = w / axis.steps();
    double free = 0;
    g.setTextBaseline(VPos.CENTER);
    for (int i : labelled(axis, w)) {
      double x = LEFT + (i + 0.5) * step;
      g.setFill(i == hoverColumn ? palette().text() : palette().muted());
      if (axis.hasWords()) {
        if (x >= free) {
          free = x + LABEL;
          upright(g, label(axis, i), x, h + 10);
        }
        continue;
      }
      if (pictures) {
        face(g, axis, i, x - FACE / 2, h + 8);
      }
      if (x >= free && x < LEFT + w - 16) {
        free = x + (pictures ? FACE : TIME_ROOM);
        boolean edge = i == 0 && !pictures;
        g.setTextAlign(edge ? TextAlignment.LEFT : TextAlignment.CENTER);
        String time = pictures ? Numbers.plain(axis.startUs()[i] / 1e6, 1) : label(axis, i);
        g.fillText(time, edge ? LEFT : x, pictures ? h + 50 : h + 13);
      }
    }
  }

  /** Every step, or so few at even distances that faces have room beside each other. */
  private List<Integer> labelled(AttentionAxis axis, double length) {
    int stride = 1;
    if (hasFaces(axis)) {
      stride = (int) Math.max(1, Math.ceil(axis.steps() * (FACE + FACE_GAP) / length));
    }
    List<Integer> some = new ArrayList<>();
    for (int i = stride / 2; i < axis.steps(); i += stride) {
      double end = (i + 0.5) * length / axis.steps() + FACE / 2;
      if (!hasFaces(axis) || end <= length) {
        some.add(i);
      }
    }
    return some;
  }

  private void addMoments(List<Long> moments, AttentionAxis axis, double length) {
    if (hasFaces(axis)) {
      for (int i : labelled(axis, length)) {
        moments.add(middle(axis, i));
      }
    }
  }

  private void wantFaces(AttentionPicture p, double w, double h) {
    List<Long> moments = new ArrayList<>();
    addMoments(moments, p.rows(), h);
    addMoments(moments, p.columns(), w);
    if (!moments.isEmpty()) {
      faces.ifPresent(f -> f.want(moments));
    }
  }

  private static long middle(AttentionAxis axis, int i) {
    return (axis.startUs()[i] + axis.endUs()[i]) / 2;
  }

  /** The face of a step; a hollow square where it is not there. */
  private void face(GraphicsContext g, AttentionAxis axis, int i, double x, double y) {
    Optional<FaceThumbnail> there = faces.flatMap(f -> f.at(middle(axis, i)));
    if (there.isEmpty()) {
      g.setStroke(palette().line());
      g.setLineWidth(1);
      g.strokeRect(x + 0.5, y + 0.5, FACE - 1, FACE - 1);
      return;
    }
    FaceThumbnail f = there.get();
    Image image = faceImages.computeIfAbsent(f.us(), us -> image(f.argb(), f.side(), f.side()));
    g.setImageSmoothing(true);
    g.drawImage(image, x, y, FACE, FACE);
    g.setImageSmoothing(false);
  }

  private static void upright(GraphicsContext g, String text, double x, double y) {
    g.save();
    g.translate(x, y);
    g.rotate(-90);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(text, 0, 0, BOTTOM_WORDS - 12);
    g.restore();
  }

  private static String label(AttentionAxis axis, int i) {
    String word = axis.labels().get(i);
    return word.isEmpty() ? Numbers.time(axis.startUs()[i]) : word;
  }

  private void drawHover(GraphicsContext g, AttentionPicture p, double w, double h) {
    if (isFocused()) {
      g.setStroke(palette().text());
      g.setLineWidth(2);
      g.strokeRect(LEFT + 1, 1, w - 2, h - 2);
    }
    if (hoverRow < 0) {
      return;
    }
    double rowHeight = h / p.rows().steps();
    double columnWidth = w / p.columns().steps();
    g.setStroke(Color.WHITE);
    g.setLineWidth(1);
    g.strokeRect(LEFT + 0.5, hoverRow * rowHeight, w - 1, Math.max(2, rowHeight));
    g.strokeRect(LEFT + hoverColumn * columnWidth, 0.5, Math.max(2, columnWidth), h - 1);
  }

  /** Small wedges beside the steps under the playhead. */
  private void drawPlayhead(GraphicsContext g, AttentionPicture p, double w, double h) {
    g.setFill(palette().text());
    int row = p.rows().stepAt(playheadUs);
    if (row >= 0) {
      double y = (row + 0.5) * h / p.rows().steps();
      g.fillPolygon(new double[] {LEFT - 8, LEFT - 2, LEFT - 8}, new double[] {y - 4, y, y + 4}, 3);
    }
    int column = p.columns().stepAt(playheadUs);
    if (column >= 0) {
      double x = LEFT + (column + 0.5) * w / p.columns().steps();
      g.fillPolygon(new double[] {x - 4, x, x + 4}, new double[] {h + 8, h + 2, h + 8}, 3);
    }
  }
}
