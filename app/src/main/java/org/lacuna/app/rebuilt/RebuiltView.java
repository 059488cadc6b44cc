package org.lacuna.app.rebuilt;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;

/** Figures of every audio feature, one of them drawn large, and what they sound like. */
public final class RebuiltView extends VBox {

  private static final double TABLE_SHARE = 0.615;

  private final RebuiltViewModel model;
  private final Texts texts;
  private final FeatureTable table;
  private final FeatureDetail detail;
  private final ListenBar listen;
  private final Label source = new Label();
  private final Label notice = new Label();
  private final Label nothing = new Label();
  private final SplitPane split;
  private final ToggleButton wholeClip;
  private final ToggleButton gap;

  public RebuiltView(
      RebuiltViewModel model,
      ListenViewModel listening,
      Timeline timeline,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.texts = texts;
    table = new FeatureTable(model, texts);
    detail = new FeatureDetail(timeline, texts, theme);
    listen = new ListenBar(listening, texts);
    wholeClip = scopeButton(Scope.CLIP);
    gap = scopeButton(Scope.GAP);
    split = new SplitPane(table, detail);
    split.setDividerPositions(TABLE_SHARE);
    split.getStyleClass().add("rebuilt-split");
    split.setMinSize(0, 0);
    nothing.getStyleClass().add("calm-message");
    nothing.setWrapText(true);
    notice.getStyleClass().add("caution");
    notice.setId("rebuilt-notice");
    notice.setWrapText(true);
    notice.managedProperty().bind(notice.visibleProperty());
    StackPane body = new StackPane(split, nothing);
    body.setMinSize(0, 0);
    VBox.setVgrow(body, Priority.ALWAYS);
    getStyleClass().addAll("card", "rebuilt-card");
    setMinSize(0, 0);
    getChildren().addAll(header(), notice, body, listen);
    model.content().addListener(o -> show());
    model.scope().addListener(o -> show());
    model.series().addListener(o -> showDetail());
    sceneProperty()
        .addListener(
            o -> {
              model.setLookedAt(getScene() != null);
              if (getScene() == null) {
                listening.stop();
              }
            });
    show();
  }

  private HBox header() {
    Label title = new Label(texts.get("rebuilt.title"));
    title.getStyleClass().add("card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    source.getStyleClass().add("secondary");
    source.setId("rebuilt-source");
    source.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    SegmentedButton scopes = new SegmentedButton(wholeClip, gap);
    scopes.setMinWidth(Region.USE_PREF_SIZE);
    HBox header = new HBox(title, source, space, scopes);
    header.getStyleClass().add("card-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private ToggleButton scopeButton(Scope scope) {
    ToggleButton button = new ToggleButton(texts.get(scope.key()));
    button.setId(scope == Scope.CLIP ? "scope-clip" : "scope-gap");
    button.setOnAction(
        e -> {
          model.setScope(scope);
          show();
        });
    return button;
  }

  private void show() {
    Content c = model.content().get();
    boolean rows = !c.rows().isEmpty();
    split.setVisible(rows);
    nothing.setVisible(!rows);
    nothing.setText(c.notice());
    notice.setVisible(rows && !c.notice().isEmpty());
    notice.setText(c.notice());
    source.setText(c.source().isEmpty() ? "" : texts.get("lanes.rebuiltFrom", c.source()));
    Scope scope = model.scope().get();
    wholeClip.setSelected(scope == Scope.CLIP);
    gap.setSelected(scope == Scope.GAP);
    gap.setDisable(c.gaps().isEmpty());
    for (ToggleButton b : List.of(wholeClip, gap)) {
      String tip = texts.get(tipOf(b, c));
      b.setTooltip(new Tooltip(tip));
      b.setAccessibleText(b.getText() + ". " + tip);
    }
    table.show(c.rows(), scope, chosen());
    showDetail();
    listen.update();
  }

  private String tipOf(ToggleButton b, Content c) {
    if (b == wholeClip) {
      return "rebuilt.scope.clip.tip";
    }
    return c.gaps().isEmpty() ? "rebuilt.scope.gap.none" : "rebuilt.scope.gap.tip";
  }

  private Optional<String> chosen() {
    return model.series().get().map(s -> s.row().name());
  }

  private void showDetail() {
    chosen().ifPresent(table::choose);
    detail.show(model.series().get(), model.scope().get());
  }
}
