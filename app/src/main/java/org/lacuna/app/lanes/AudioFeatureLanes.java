package org.lacuna.app.lanes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.lacuna.app.look.Theme;
import org.lacuna.app.plot.ColorMap;
import org.lacuna.app.reconstruction.AudioLanes;
import org.lacuna.app.reconstruction.ReconstructionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.HeatMapLane;
import org.lacuna.app.timeline.HeatRaster;
import org.lacuna.app.timeline.Summaries;
import org.lacuna.app.timeline.Timeline;

/** Makes the lanes of the sound as colours: its spectrum, its features real and rebuilt. */
final class AudioFeatureLanes {

  /** Training deviations at either end of the colour scales. */
  static final double LIMIT = 2.5;

  /** The spectrum runs from this level to the next one, dB of full scale. */
  private static final double QUIET_DB = -90;

  private static final double LOUD_DB = -20;

  private final ReconstructionViewModel model;
  private final Summaries summaries;
  private final Timeline timeline;
  private final Texts texts;
  private final ReadOnlyObjectProperty<Theme> theme;

  /** The three lanes of all audio features. */
  enum Which {
    REAL,
    REBUILT,
    DIFFERENCE;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  AudioFeatureLanes(
      ReconstructionViewModel model,
      Summaries summaries,
      Timeline timeline,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.summaries = summaries;
    this.timeline = timeline;
    this.texts = texts;
    this.theme = theme;
  }

  HeatMapLane spectrum() {
    ColorMap levels = ColorMap.sequential();
    HeatMapLane lane =
        heatMap("spectrum", db -> levels.argb((db - QUIET_DB) / (LOUD_DB - QUIET_DB)));
    lane.setReader(model::spectrumReadout);
    Runnable show =
        () ->
            lane.show(
                List.of(texts.get("lanes.spectrum.high"), texts.get("lanes.spectrum.low")),
                model.spectrum().get(),
                model.spectrum().get().isPresent() ? "" : texts.get("lanes.noSound"));
    lane.followData(model.spectrum(), show);
    return lane;
  }

  HeatMapLane lane(Which which) {
    ColorMap map = which == Which.DIFFERENCE ? ColorMap.diverging() : ColorMap.sequential();
    HeatMapLane lane = heatMap(which.key(), z -> map.argb((z + LIMIT) / (2 * LIMIT)));
    lane.setReader(
        (us, row) ->
            model
                .readout(us, row)
                .map(
                    r ->
                        String.join(
                            "\n",
                            List.of(r.title(), r.real(), r.rebuilt(), r.difference()).stream()
                                .filter(line -> !line.isEmpty())
                                .toList())));
    lane.followData(model.lanes(), () -> show(lane, which));
    return lane;
  }

  private HeatMapLane heatMap(String key, HeatRaster.Colours colours) {
    return new HeatMapLane(texts.get("lanes.name." + key), colours, summaries, timeline, theme);
  }

  private void show(HeatMapLane lane, Which which) {
    Optional<AudioLanes> lanes = model.lanes().get();
    if (lanes.isEmpty()) {
      lane.show(List.of(), Optional.empty(), which == Which.REAL ? texts.get("lanes.noClip") : "");
      return;
    }
    AudioLanes a = lanes.get();
    switch (which) {
      case REAL -> lane.show(a.names(), Optional.of(a.real()), a.whyNotReal());
      case REBUILT -> lane.show(a.names(), a.rebuilt(), a.whyNotRebuilt());
      case DIFFERENCE -> lane.show(a.names(), a.difference(), whyNoDifference(a));
    }
  }

  private String whyNoDifference(AudioLanes a) {
    if (!a.whyNotReal().isEmpty()) {
      return texts.get("lanes.noDifference");
    }
    return a.rebuilt().isEmpty() ? texts.get("lanes.nothingRebuilt") : "";
  }
}
