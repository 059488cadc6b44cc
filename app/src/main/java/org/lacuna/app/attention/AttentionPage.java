package org.lacuna.app.attention;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lacuna.app.attention.drawn.AttentionCanvas;
import org.lacuna.app.attention.drawn.WeightLegend;
import org.lacuna.app.attention.face.FaceThumbnails;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;

/**
 * Attention in full: every direction in a sentence, the map of one of them, and all its layers and
 * heads to choose from.
 */
public final class AttentionPage extends VBox {

  private static final double LIST_SHARE = 0.26;
  private static final double HEADS_SHARE = 0.27;

  /** A page from this width on has room for the time of the map above it. */
  private static final double ROOM_FOR_TIME = 720;

  private final AttentionViewModel model;
  private final Texts texts;
  private final AttentionCanvas canvas;
  private final WeightLegend legend;
  private final Label message = new Label();
  private final Label title = new Label();
  private final Label shown = new Label();
  private final Label readout = new Label();

  public AttentionPage(
      AttentionViewModel model,
      FaceThumbnails faces,
      Timeline timeline,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.texts = texts;
    canvas = new AttentionCanvas(theme);
    canvas.setId("attention-map");
    canvas.setFaces(faces);
    canvas.setListener(this::pointed);
    legend = new WeightLegend(texts, theme);
    message.setId("attention-page-message");
    message.getStyleClass().add("calm-message");
    message.setWrapText(true);
    readout.setId("attention-page-readout");
    readout.getStyleClass().add("caption");
    readout.setMinWidth(0);
    getStyleClass().addAll("card", "attention-page");
    StackPane plot = new StackPane(canvas, message);
    plot.setMinSize(0, 0);
    VBox.setVgrow(plot, Priority.ALWAYS);
    VBox centre = new VBox(plot, readout);
    centre.getStyleClass().add("attention-centre");
    HBox.setHgrow(centre, Priority.ALWAYS);
    centre.setMinWidth(0);
    DirectionList list = new DirectionList(model, texts);
    share(list, LIST_SHARE);
    HeadGrid heads = new HeadGrid(model, texts, theme);
    share(heads, HEADS_SHARE);
    HBox body = new HBox(list, centre, heads);
    body.getStyleClass().add("attention-body");
    body.setMinSize(0, 0);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(header(), body);
    model.picture().addListener(o -> show());
    model.message().addListener(o -> show());
    widthProperty().addListener(o -> say());
    timeline.positionUs().addListener(o -> canvas.movePlayhead(timeline.positionUs().get()));
    show();
  }

  /** Gives a part its share of the width. */
  private void share(Region part, double share) {
    part.minWidthProperty().bind(widthProperty().multiply(share));
    part.maxWidthProperty().bind(part.minWidthProperty());
    part.prefWidthProperty().bind(part.minWidthProperty());
  }

  private HBox header() {
    title.setId("attention-page-title");
    title.getStyleClass().add("card-title");
    title.setMinWidth(0);
    shown.getStyleClass().add("secondary");
    shown.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header = new HBox(title, shown, space, legend);
    header.getStyleClass().add("card-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private void show() {
    Optional<AttentionPicture> picture = model.picture().get();
    canvas.show(picture);
    legend.show(picture);
    String why = model.message().get();
    message.setText(why);
    message.setVisible(picture.isEmpty());
    String name = model.direction().get().map(Direction::name).orElse("");
    title.setText(picture.isPresent() ? name : texts.get("attention.title"));
    say();
    readout.setText(hint());
    describe();
  }

  /** Which map it is; its time, which the axes tell too, where there is room for it. */
  private void say() {
    Optional<AttentionPicture> picture = model.picture().get();
    String whole = picture.map(this::whatAndWhen).orElse("");
    boolean room = getWidth() >= ROOM_FOR_TIME;
    shown.setText(room || picture.isEmpty() ? whole : texts.get("attention.page.shown", what()));
    shown.setTooltip(whole.isEmpty() ? null : new Tooltip(whole));
    shown.setAccessibleText(whole);
  }

  private Object[] what() {
    int layer = model.layer().get();
    int head = model.head().get();
    return new Object[] {
      layer < 0 ? texts.get("attention.rollout") : texts.get("attention.layerN", layer + 1),
      head < 0 ? texts.get("attention.mean") : texts.get("attention.headN", head + 1)
    };
  }

  private String whatAndWhen(AttentionPicture p) {
    Object[] what = what();
    return texts.get(
        "attention.page.shown.when",
        what[0],
        what[1],
        Numbers.time(Math.min(p.rows().startUs()[0], p.columns().startUs()[0])),
        Numbers.time(
            Math.max(
                p.rows().endUs()[p.rows().steps() - 1],
                p.columns().endUs()[p.columns().steps() - 1])));
  }

  private String hint() {
    return model.picture().get().isPresent() ? texts.get("attention.hint") : "";
  }

  /** Says what the map shows, to those who listen. */
  private void describe() {
    String why = model.message().get();
    String name = model.direction().get().map(Direction::name).orElse(why);
    boolean there = model.picture().get().isPresent();
    canvas.setAccessibleText(texts.get("attention.accessible", there ? name : why));
  }

  private void pointed(int row, int column, boolean clicked) {
    model.point(row, column);
    if (row < 0) {
      readout.setText(hint());
      describe();
      return;
    }
    readout.setText(model.readout(row, column));
    canvas.setAccessibleText(readout.getText());
    if (clicked) {
      model.seekToColumn(column);
    }
  }
}
