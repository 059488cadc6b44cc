package org.lacuna.app.annotate;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.lanes.LaneKind;
import org.lacuna.app.lanes.LaneOffer;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;

/**
 * The tiers of the open clip as lanes of the timeline, beside what was measured. They are the same
 * rows as on the page of annotation and can be edited with the mouse here too.
 */
public final class TierLanes implements LaneOffer {

  private final AnnotationViewModel model;
  private final Timeline timeline;
  private final Texts texts;
  private final ReadOnlyObjectProperty<Theme> theme;
  private final ReadOnlyObjectWrapper<List<LaneKind>> kinds =
      new ReadOnlyObjectWrapper<>(List.of());

  public TierLanes(
      AnnotationViewModel model,
      Timeline timeline,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.timeline = timeline;
    this.texts = texts;
    this.theme = theme;
    model.desk().rows().addListener(o -> update());
    update();
  }

  /**
   * An edit changes the rows but not which there are: the lanes follow their rows by themselves.
   */
  private void update() {
    List<LaneKind> next = model.desk().rows().get().stream().map(this::kind).toList();
    if (!names(next).equals(names(kinds.get()))) {
      kinds.set(next);
    }
  }

  private static List<String> names(List<LaneKind> kinds) {
    return kinds.stream().map(k -> k.id() + " " + k.name()).toList();
  }

  private LaneKind kind(Row row) {
    String key = row.key();
    return new LaneKind(
        "tier." + key.replaceAll("[^A-Za-z0-9._-]", "-"),
        texts.get("annotate.lanes"),
        row.name(),
        SegmentLane.HEIGHT,
        false,
        () -> lane(key));
  }

  private SegmentLane lane(String key) {
    // Labels are typed on the page of annotation; here two clicks only select.
    SegmentLane lane = new SegmentLane(model, () -> {}, timeline, theme);
    lane.followData(model.desk().rows(), () -> lane.show(row(key)));
    lane.followData(model.desk().selected(), lane::refresh);
    return lane;
  }

  private Optional<Row> row(String key) {
    return model.desk().rows().get().stream().filter(r -> r.key().equals(key)).findFirst();
  }

  @Override
  public ReadOnlyObjectProperty<List<LaneKind>> kinds() {
    return kinds.getReadOnlyProperty();
  }
}
