package org.lacuna.app.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.plot.ColorMap;
import org.lacuna.app.reconstruction.AudioLanes;
import org.lacuna.app.reconstruction.ColourLegend;
import org.lacuna.app.reconstruction.ReconstructionViewModel;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;

/** The timeline: which lanes are shown, how close one looks, and the lanes themselves. */
public final class TimelineView extends VBox {

  /** In a narrower card the buttons matter more than the legends. */
  private static final double LEGEND_WIDTH = 780;

  private final ReconstructionViewModel model;
  private final Timeline timeline;
  private final Texts texts;
  private final List<LaneOffer> offers;
  private final LanesMenu menu;
  private final LaneArea area;
  private final Label source = new Label();
  private final Button selection = new Button();

  /**
   * @param offers the lanes there are, in the order of the menu
   */
  public TimelineView(
      List<LaneOffer> offers,
      LaneLayoutModel layout,
      ReconstructionViewModel model,
      Timeline timeline,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.offers = List.copyOf(offers);
    this.model = model;
    this.timeline = timeline;
    this.texts = texts;
    this.menu = new LanesMenu(layout, texts);
    this.area = new LaneArea(timeline, layout, texts, theme);
    VBox.setVgrow(area, Priority.ALWAYS);
    getStyleClass().addAll("card", "lanes-card");
    getChildren().addAll(header(theme), area);
    offers.forEach(o -> o.kinds().addListener(x -> offer()));
    model.lanes().addListener(o -> showSource());
    timeline.selection().addListener(o -> showSelection());
    offer();
    showSource();
    showSelection();
  }

  /** The numbers behind the lanes that are shown, over the visible span; one table a lane. */
  public List<NumberTable> numbers() {
    return area.numbers();
  }

  private List<LaneKind> kinds() {
    List<LaneKind> all = new ArrayList<>();
    offers.forEach(o -> all.addAll(o.kinds().get()));
    return all;
  }

  private void offer() {
    menu.offer(kinds());
    area.offer(kinds());
  }

  private HBox header(ReadOnlyObjectProperty<Theme> theme) {
    source.getStyleClass().add("secondary");
    source.setMinWidth(0);
    selection.setId("timeline-selected");
    selection.getStyleClass().addAll("flat", "selection-chip");
    selection.setGraphic(new FontIcon(MaterialDesignC.CLOSE));
    selection.setMinWidth(Region.USE_PREF_SIZE);
    selection.setOnAction(e -> timeline.select(Optional.empty()));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox legends =
        new HBox(
            new ColourLegend(ColorMap.sequential(), texts.get("legend.value"), texts, theme),
            new ColourLegend(ColorMap.diverging(), texts.get("legend.difference"), texts, theme));
    legends.getStyleClass().add("legends");
    legends.setAlignment(Pos.CENTER);
    legends.visibleProperty().bind(widthProperty().greaterThan(LEGEND_WIDTH));
    legends.managedProperty().bind(legends.visibleProperty());
    TimelineKeys keys = new TimelineKeys(timeline);
    HBox zoom =
        new HBox(
            button("out", MaterialDesignM.MAGNIFY_MINUS_OUTLINE, keys::further),
            button("in", MaterialDesignM.MAGNIFY_PLUS_OUTLINE, keys::closer),
            button("all", MaterialDesignA.ARROW_EXPAND_HORIZONTAL, timeline::showAll));
    HBox header = new HBox(menu, source, space, selection, legends, zoom);
    header.getStyleClass().add("card-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private Button button(String key, Ikon icon, Runnable act) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId("timeline-" + key);
    button.getStyleClass().addAll("flat", "button-icon", "small");
    button.setAccessibleText(texts.get("lanes.zoom." + key));
    button.setTooltip(new Tooltip(texts.get("lanes.zoom." + key)));
    button.setOnAction(e -> act.run());
    return button;
  }

  private void showSource() {
    String from = model.lanes().get().map(AudioLanes::source).orElse("");
    source.setText(from.isEmpty() ? "" : texts.get("lanes.rebuiltFrom", from));
  }

  private void showSelection() {
    Optional<Span> s = timeline.selection().get();
    selection.setVisible(s.isPresent());
    selection.setManaged(s.isPresent());
    s.ifPresent(
        span -> {
          String words =
              texts.get("lanes.selected", Numbers.time(span.startUs()), Numbers.time(span.endUs()));
          selection.setText(words);
          selection.setAccessibleText(texts.get("lanes.selected.remove", words));
          selection.setTooltip(new Tooltip(texts.get("lanes.selected.tip")));
        });
  }
}
