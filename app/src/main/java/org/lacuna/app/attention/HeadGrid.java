package org.lacuna.app.attention;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.attention.drawn.AttentionRaster;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.TakesKeys;
import org.lacuna.app.plot.ColorMap;
import org.lacuna.app.text.Texts;

/**
 * All layers and heads of a direction as small maps, one of them chosen. Rows are layers, the first
 * all of them put together; columns are heads, the first their mean. Each has a scale of its own,
 * so that the pattern of a flat one can be seen too. Arrows go from one to the next, enter chooses.
 */
final class HeadGrid extends DrawnSurface implements TakesKeys {

  private static final double LEFT = 52;
  private static final double TOP = 18;
  private static final double GAP = 4;

  /** Height to width of a small map at most. */
  private static final double TALLEST = 2;

  /** Small maps are painted for so long in one frame. */
  private static final long BUDGET_NANOS = 8_000_000;

  private final AttentionViewModel model;
  private final Texts texts;
  private final Map<Cell, Image> images = new HashMap<>();
  private Optional<Cell> hover = Optional.empty();
  private Cell cursor = new Cell(AttentionViewModel.ROLLOUT, AttentionViewModel.MEAN);
  private long deadline;

  /** One small map. */
  private record Cell(int layer, int head) {}

  /** Where the small maps lie. */
  private record Frame(double cellWidth, double cellHeight) {}

  HeadGrid(AttentionViewModel model, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    this.model = model;
    this.texts = texts;
    setId("attention-heads");
    model.picture().addListener(o -> changed());
    widthProperty().addListener(o -> images.clear());
    heightProperty().addListener(o -> images.clear());
    model.layer().addListener(o -> redraw());
    model.head().addListener(o -> redraw());
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(at(e.getX(), e.getY())));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover(Optional.empty()));
    addEventHandler(MouseEvent.MOUSE_CLICKED, e -> clicked(at(e.getX(), e.getY())));
    setFocusTraversable(true);
    focusedProperty().addListener(o -> focusChanged());
    changed();
  }

  private void clicked(Optional<Cell> cell) {
    requestFocus();
    cell.ifPresent(this::choose);
  }

  /** Whoever comes here by the tab key begins at what is chosen. */
  private void focusChanged() {
    if (isFocused()) {
      cursor = new Cell(model.layer().get(), model.head().get());
    }
    say();
    redraw();
  }

  @Override
  public boolean takeKey(KeyEvent e) {
    if (model.picture().get().isEmpty() || e.isShortcutDown() || e.isAltDown()) {
      return false;
    }
    switch (e.getCode()) {
      case LEFT -> move(0, -1);
      case RIGHT -> move(0, 1);
      case UP -> move(-1, 0);
      case DOWN -> move(1, 0);
      case HOME -> move(-cursor.layer() - 1, -cursor.head() - 1);
      case END -> move(model.layers(), model.heads());
      case ENTER, SPACE -> choose(cursor);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void move(int layers, int heads) {
    cursor =
        new Cell(
            Math.max(-1, Math.min(cursor.layer() + layers, model.layers() - 1)),
            Math.max(-1, Math.min(cursor.head() + heads, model.heads() - 1)));
    say();
    redraw();
  }

  private void choose(Cell cell) {
    cursor = cell;
    model.layer().set(cell.layer());
    model.head().set(cell.head());
    say();
  }

  private void hover(Optional<Cell> cell) {
    if (!cell.equals(hover)) {
      hover = cell;
      setCursor(cell.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
      redraw();
    }
  }

  private void changed() {
    images.clear();
    cursor =
        new Cell(
            Math.min(cursor.layer(), model.layers() - 1),
            Math.min(cursor.head(), model.heads() - 1));
    say();
    redraw();
  }

  /** In focus it tells of the map that the keys are at, otherwise of itself. */
  private void say() {
    Cell chosen = new Cell(model.layer().get(), model.head().get());
    if (!isFocused()) {
      setAccessibleText(texts.get("attention.heads.accessible", name(chosen)));
      return;
    }
    String where =
        model.sentence(cursor.layer(), cursor.head()).orElse(texts.get("attention.heads.nothing"));
    setAccessibleText(
        texts.get(
            cursor.equals(chosen) ? "attention.heads.chosen" : "attention.heads.one",
            name(cursor),
            where));
  }

  private String name(Cell cell) {
    return layerName(cell.layer()) + ", " + headName(cell.head());
  }

  private String layerName(int layer) {
    return layer < 0 ? texts.get("attention.rollout") : texts.get("attention.layerN", layer + 1);
  }

  private String headName(int head) {
    return head < 0 ? texts.get("attention.mean") : texts.get("attention.headN", head + 1);
  }

  private Frame frame() {
    int columns = model.heads() + 1;
    int rows = model.layers() + 1;
    double w = (getWidth() - LEFT - (columns - 1) * GAP) / columns;
    double h = (getHeight() - TOP - (rows - 1) * GAP) / rows;
    return new Frame(Math.max(4, w), Math.max(4, Math.min(h, TALLEST * w)));
  }

  private Optional<Cell> at(double x, double y) {
    Frame f = frame();
    int column = (int) Math.floor((x - LEFT) / (f.cellWidth() + GAP));
    int row = (int) Math.floor((y - TOP) / (f.cellHeight() + GAP));
    boolean inside = column >= 0 && column <= model.heads() && row >= 0 && row <= model.layers();
    return inside && model.picture().get().isPresent()
        ? Optional.of(new Cell(row - 1, column - 1))
        : Optional.empty();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    if (model.picture().get().isEmpty()) {
      return;
    }
    Frame f = frame();
    deadline = System.nanoTime() + BUDGET_NANOS;
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.CENTER);
    for (int head = -1; head < model.heads(); head++) {
      double x = LEFT + (head + 1) * (f.cellWidth() + GAP) + f.cellWidth() / 2;
      g.setFill(head == model.head().get() ? palette().text() : palette().muted());
      String name = head < 0 ? texts.get("attention.heads.mean") : Integer.toString(head + 1);
      g.fillText(name, x, TOP / 2, f.cellWidth() + GAP);
    }
    for (int layer = -1; layer < model.layers(); layer++) {
      double y = TOP + (layer + 1) * (f.cellHeight() + GAP);
      g.setTextAlign(TextAlignment.RIGHT);
      g.setFill(layer == model.layer().get() ? palette().text() : palette().muted());
      String name = layer < 0 ? texts.get("attention.heads.rollout") : layerName(layer);
      g.fillText(name, LEFT - 6, y + f.cellHeight() / 2, LEFT - 8);
      for (int head = -1; head < model.heads(); head++) {
        drawCell(g, new Cell(layer, head), f, y);
      }
    }
  }

  private void drawCell(GraphicsContext g, Cell cell, Frame f, double y) {
    double x = LEFT + (cell.head() + 1) * (f.cellWidth() + GAP);
    int w = (int) Math.max(1, Math.round(f.cellWidth() * outputScale()));
    int h = (int) Math.max(1, Math.round(f.cellHeight() * outputScale()));
    Image image = images.get(cell);
    if (image == null && System.nanoTime() > deadline) {
      // The rest comes with the next frame: long sequences must not hold up the window.
      g.setFill(palette().gap());
      g.fillRect(x, y, f.cellWidth(), f.cellHeight());
      Platform.runLater(this::redraw);
      return;
    }
    if (image == null) {
      Optional<AttentionPicture> picture = model.pictureOf(cell.layer(), cell.head());
      if (picture.isEmpty()) {
        return;
      }
      ColorMap colours = ColorMap.sequential();
      image = image(AttentionRaster.render(picture.get(), w, h, colours::argb), w, h);
      images.put(cell, image);
    }
    g.setImageSmoothing(false);
    g.drawImage(image, x, y, f.cellWidth(), f.cellHeight());
    boolean chosen = cell.layer() == model.layer().get() && cell.head() == model.head().get();
    if (chosen || hover.equals(Optional.of(cell))) {
      g.setStroke(chosen ? accent() : palette().muted());
      g.setLineWidth(2);
      g.strokeRect(x - 1.5, y - 1.5, f.cellWidth() + 3, f.cellHeight() + 3);
    }
    if (isFocused() && cell.equals(cursor)) {
      // Dark on light and light on dark: it is seen over every map.
      g.setLineWidth(2);
      g.setStroke(palette().surface());
      g.strokeRect(x + 1, y + 1, f.cellWidth() - 2, f.cellHeight() - 2);
      g.setStroke(palette().text());
      g.setLineDashes(3);
      g.strokeRect(x + 1, y + 1, f.cellWidth() - 2, f.cellHeight() - 2);
      g.setLineDashes();
    }
  }
}
