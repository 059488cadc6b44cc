package org.lacuna.app.annotate;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.Theme;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.timeline.TimelineLane;
import org.lacuna.inference.signal.TimedWord;

/** What is said, to find one's way by. */
final class WordLane extends TimelineLane {

  static final double HEIGHT = 18;

  private static final double LETTER = 6.2;

  private final String name;
  private List<TimedWord> words = List.of();

  WordLane(String name, Timeline timeline, ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
    this.name = name;
    setAccessibleText(name);
  }

  void show(List<TimedWord> said) {
    words = List.copyOf(said);
    redraw();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    gutterLabel(g, name, height / 2, palette().muted());
    TimeScale scale = scale(width - GUTTER);
    g.setFill(palette().text());
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    double free = GUTTER;
    for (TimedWord word : words) {
      double middle = GUTTER + scale.x((word.startUs() + word.endUs()) / 2);
      double half = LETTER * word.text().length() / 2;
      if (middle - half >= free && middle + half <= width) {
        g.fillText(word.text(), middle, height / 2);
        free = middle + half + LETTER;
      }
    }
  }
}
