package org.lacuna.app.reconstruction;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.lacuna.app.drop.DropsViewModel;
import org.lacuna.app.drop.InfluenceViewModel;
import org.lacuna.app.drop.ShownLane;
import org.lacuna.app.look.Theme;
import org.lacuna.app.plot.ColorMap;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.HeatMapLane;
import org.lacuna.app.timeline.LaneStack;
import org.lacuna.app.timeline.TimeRuler;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.timeline.TimelineLane;
import org.lacuna.media.sound.LogMel;

/** Real and rebuilt audio features with their difference, over one time axis. */
public final class ReconstructionView extends VBox {

  /** Training deviations at either end of the colour scales. */
  static final double LIMIT = 2.5;

  private static final double LANE_MINIMUM = 44;

  /** The spectrum runs from this level to the next one, dB of full scale. */
  private static final double QUIET_DB = -90;

  private static final double LOUD_DB = -20;
  private static final double SPECTRUM_HEIGHT = 36;

  /** In a narrower card the choice of lanes matters more than the legends. */
  private static final double LEGEND_WIDTH = 760;

  private final ReconstructionViewModel model;
  private final Texts texts;
  private final ShownLane shown;
  private final SegmentStrip strip;
  private final HeatMapLane spectrum;
  private final HeatMapLane real;
  private final HeatMapLane rebuilt;
  private final HeatMapLane difference;
  private final LaneStack stack;
  private final Label source = new Label();

  public ReconstructionView(
      ReconstructionViewModel model,
      DropsViewModel drops,
      InfluenceViewModel influence,
      Timeline timeline,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.texts = texts;
    shown = new ShownLane(drops, influence, texts, timeline, theme);
    strip = new SegmentStrip(texts, timeline, theme);
    ColorMap levels = ColorMap.sequential();
    spectrum =
        new HeatMapLane(
            texts.get("lanes.name.spectrum"),
            db -> levels.argb((db - QUIET_DB) / (LOUD_DB - QUIET_DB)),
            timeline,
            theme);
    spectrum.setId("lane-spectrum");
    real = lane("real", ColorMap.sequential(), timeline, theme);
    rebuilt = lane("rebuilt", ColorMap.sequential(), timeline, theme);
    difference = lane("difference", ColorMap.diverging(), timeline, theme);
    stack = new LaneStack(timeline);
    stack.addFixed(shown, ShownLane.HEIGHT);
    stack.addFixed(strip, SegmentStrip.HEIGHT);
    stack.addFixed(spectrum, SPECTRUM_HEIGHT);
    stack.addGrowing(real, LANE_MINIMUM);
    stack.addGrowing(rebuilt, LANE_MINIMUM);
    stack.addGrowing(difference, LANE_MINIMUM);
    stack.addFixed(new TimeRuler(timeline, theme), 20);
    stack.setReader(this::read);
    VBox.setVgrow(stack, Priority.ALWAYS);
    getStyleClass().addAll("card", "lanes-card");
    getChildren().addAll(header(theme), stack);
    model.lanes().addListener(o -> show());
    model.spectrum().addListener(o -> showSpectrum());
    model.segments().addListener(o -> strip.show(model.segments().get()));
    show();
    showSpectrum();
  }

  private void showSpectrum() {
    boolean there = model.spectrum().get().isPresent();
    spectrum.setVisible(there);
    spectrum.setManaged(there);
    spectrum.show(
        List.of(texts.get("lanes.spectrum.high"), texts.get("lanes.spectrum.low")),
        model.spectrum().get(),
        "");
  }

  private HeatMapLane lane(
      String key, ColorMap map, Timeline timeline, ReadOnlyObjectProperty<Theme> theme) {
    HeatMapLane lane =
        new HeatMapLane(
            texts.get("lanes.name." + key),
            z -> map.argb((z + LIMIT) / (2 * LIMIT)),
            timeline,
            theme);
    lane.setId("lane-" + key);
    return lane;
  }

  private HBox header(ReadOnlyObjectProperty<Theme> theme) {
    Label title = new Label(texts.get("lanes.title"));
    title.getStyleClass().add("card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    source.getStyleClass().add("secondary");
    source.setMinWidth(0);
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
    HBox header = new HBox(title, source, space, legends, choice());
    header.getStyleClass().add("card-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  /** All three lanes, or one of them at full height so that every feature has its name. */
  private SegmentedButton choice() {
    ToggleButton all = choiceButton("all", List.of(real, rebuilt, difference));
    SegmentedButton buttons =
        new SegmentedButton(
            all,
            choiceButton("real", List.of(real)),
            choiceButton("rebuilt", List.of(rebuilt)),
            choiceButton("difference", List.of(difference)));
    all.setSelected(true);
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    return buttons;
  }

  private ToggleButton choiceButton(String key, List<HeatMapLane> shown) {
    ToggleButton button = new ToggleButton(texts.get("lanes." + key));
    button.setId("lanes-" + key);
    button.setAccessibleText(texts.get("lanes.accessible", texts.get("lanes." + key)));
    button.setOnAction(
        e -> {
          // A second press on the chosen one keeps it: there is always a choice.
          button.setSelected(true);
          for (HeatMapLane lane : List.of(real, rebuilt, difference)) {
            lane.setVisible(shown.contains(lane));
            lane.setManaged(shown.contains(lane));
          }
        });
    return button;
  }

  private void show() {
    Optional<AudioLanes> lanes = model.lanes().get();
    if (lanes.isEmpty()) {
      source.setText("");
      List.of(real, rebuilt, difference).forEach(l -> l.show(List.of(), Optional.empty(), ""));
      real.show(List.of(), Optional.empty(), texts.get("lanes.noClip"));
      return;
    }
    AudioLanes a = lanes.get();
    source.setText(a.source().isEmpty() ? "" : texts.get("lanes.rebuiltFrom", a.source()));
    real.show(a.names(), Optional.of(a.real()), a.whyNotReal());
    rebuilt.show(a.names(), a.rebuilt(), a.whyNotRebuilt());
    difference.show(a.names(), a.difference(), whyNoDifference(a));
  }

  private String whyNoDifference(AudioLanes a) {
    if (!a.whyNotReal().isEmpty()) {
      return texts.get("lanes.noDifference");
    }
    return a.rebuilt().isEmpty() ? texts.get("lanes.nothingRebuilt") : "";
  }

  private Optional<String> read(TimelineLane lane, LaneStack.Hover at) {
    if (lane == shown) {
      return shown.readout(at.us(), at.y());
    }
    if (lane == strip) {
      return strip.readout(at.us());
    }
    if (lane == spectrum) {
      int row = (int) (at.y() / spectrum.getHeight() * LogMel.BANDS);
      return model.spectrumReadout(at.us(), row);
    }
    if (!(lane instanceof HeatMapLane heat)) {
      return Optional.empty();
    }
    return model
        .readout(at.us(), heat.rowAt(at.y()))
        .map(
            r ->
                String.join(
                    "\n",
                    List.of(r.title(), r.real(), r.rebuilt(), r.difference()).stream()
                        .filter(line -> !line.isEmpty())
                        .toList()));
  }
}
