package org.lacuna.app.rebuilt;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.lacuna.app.look.PointerReadout;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.app.timeline.Timeline;

/** The curves of a feature with the playhead; press or drag seeks, the pointer shows a readout. */
final class FeaturePlot extends StackPane {

  private final Timeline timeline;
  private final Texts texts;
  private final FeatureCurves curves;
  private final Region playhead = new Region();
  private final PointerReadout readout = new PointerReadout();
  private Optional<FeatureSeries> series = Optional.empty();

  FeaturePlot(Timeline timeline, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    this.timeline = timeline;
    this.texts = texts;
    this.curves = new FeatureCurves(timeline, theme);
    curves.setId("rebuilt-curves");
    playhead.getStyleClass().add("playhead");
    playhead.setManaged(false);
    Pane overlay = new Pane(playhead, readout);
    overlay.setMouseTransparent(true);
    setMinSize(0, 0);
    setAlignment(Pos.TOP_LEFT);
    getChildren().addAll(curves, overlay);
    timeline.positionUs().addListener(o -> placePlayhead());
    timeline.visible().addListener(o -> placePlayhead());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::read);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::read);
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> readout.hide());
  }

  void show(Optional<FeatureSeries> shown, Scope part) {
    series = shown;
    readout.hide();
    curves.show(shown, part, shown.map(s -> texts.get("rebuilt.plot", s.row().label())).orElse(""));
    placePlayhead();
  }

  private TimeScale scale() {
    return timeline.scale(Math.max(1, getWidth() - FeatureCurves.GUTTER));
  }

  private void seek(MouseEvent e) {
    double x = e.getX() - FeatureCurves.GUTTER;
    if (e.getButton() == MouseButton.PRIMARY && x >= 0) {
      timeline.seek(scale().us(x));
    }
  }

  private void read(MouseEvent e) {
    double x = e.getX() - FeatureCurves.GUTTER;
    setCursor(x < 0 ? Cursor.DEFAULT : Cursor.CROSSHAIR);
    Optional<String> text = x < 0 ? Optional.empty() : textAt(scale().us(x));
    readout.show(text, e.getX(), e.getY(), this);
  }

  private Optional<String> textAt(long us) {
    return series
        .filter(s -> s.stepAt(us) >= 0)
        .map(
            s -> {
              int step = s.stepAt(us);
              String unit = s.row().unit();
              return String.join(
                  "\n",
                  Numbers.time(us),
                  texts.get("readout.real", RebuiltText.value(s.real()[step], unit)),
                  texts.get("readout.rebuilt", RebuiltText.value(s.rebuilt()[step], unit)));
            });
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    placePlayhead();
  }

  private void placePlayhead() {
    double width = getWidth() - FeatureCurves.GUTTER;
    double x = scale().x(timeline.positionUs().get());
    boolean shown = series.isPresent() && timeline.durationUs().get() > 0 && x >= 0 && x <= width;
    playhead.setVisible(shown);
    if (shown) {
      playhead.resizeRelocate(Math.rint(FeatureCurves.GUTTER + x) - 1, 0, 2, getHeight());
    }
  }
}
