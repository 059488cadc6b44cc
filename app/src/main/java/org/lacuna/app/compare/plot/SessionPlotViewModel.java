package org.lacuna.app.compare.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.lacuna.app.analysis.EmotionNames;
import org.lacuna.app.library.ClipScores;
import org.lacuna.app.library.LibraryClip;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * The clips of the session as points: a score with everything against the same score with less.
 * Belongs to the thread of the views.
 */
public final class SessionPlotViewModel {

  private final LibraryViewModel library;
  private final Texts texts;
  private final ObjectProperty<ModalitySet> given =
      new SimpleObjectProperty<>(ModalitySet.of(Modality.VISION));
  private final ObjectProperty<Optional<String>> emotion =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<SessionPoint>> points =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Optional<String>>> quantities =
      new ReadOnlyObjectWrapper<>(List.of(Optional.empty()));
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");

  public SessionPlotViewModel(LibraryViewModel library, Texts texts) {
    this.library = library;
    this.texts = texts;
    InvalidationListener changed = o -> update();
    library.clips().addListener(changed);
    given.addListener(changed);
    emotion.addListener(changed);
    update();
  }

  private void update() {
    List<Optional<String>> all = new ArrayList<>(List.of(Optional.empty()));
    library.emotions().forEach(label -> all.add(Optional.of(label)));
    if (!all.equals(quantities.get())) {
      quantities.set(List.copyOf(all));
    }
    List<SessionPoint> found = new ArrayList<>();
    int without = 0;
    for (LibraryClip clip : library.clips()) {
      Optional<SessionPoint> point = point(clip);
      point.ifPresent(found::add);
      without += point.isEmpty() ? 1 : 0;
    }
    points.set(List.copyOf(found));
    note.set(noteOn(found.size(), without));
  }

  private Optional<SessionPoint> point(LibraryClip clip) {
    // A clip that has no more than what is left would lie on the line and say nothing.
    boolean less = clip.fullSet().map(full -> !full.minus(given.get()).isEmpty()).orElse(false);
    OptionalDouble full = value(clip.full());
    OptionalDouble missing = value(clip.given(given.get()));
    return less && full.isPresent() && missing.isPresent()
        ? Optional.of(new SessionPoint(clip, full.getAsDouble(), missing.getAsDouble()))
        : Optional.empty();
  }

  private OptionalDouble value(Optional<ClipScores> scores) {
    if (scores.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (emotion.get().isEmpty()) {
      return scores.get().sentiment();
    }
    Double p = scores.get().emotions().get(emotion.get().get());
    return p == null ? OptionalDouble.empty() : OptionalDouble.of(p);
  }

  private String noteOn(int shown, int without) {
    if (shown + without == 0) {
      return texts.get("compare.session.empty");
    }
    if (shown == 0) {
      return texts.get("compare.session.none");
    }
    return without == 0
        ? texts.get("compare.session.count", shown)
        : texts.get("compare.session.without", shown, without);
  }

  /** Shows the clip behind a point in the window. */
  public void open(SessionPoint point) {
    library.open(point.clip());
  }

  /** What a point says, in words. */
  public String readout(SessionPoint point) {
    return texts.get(
        "compare.session.readout",
        point.clip().name(),
        format(point.full()),
        format(point.missing()));
  }

  /** The same, and what there is to doubt about it. */
  public String spoken(SessionPoint point) {
    return point.doubtful() ? readout(point) + "\n" + point.clip().doubt() : readout(point);
  }

  private String format(double value) {
    return emotion.get().isEmpty()
        ? Numbers.signed(value, 2)
        : texts.get("compare.session.percent", Numbers.percent(value));
  }

  /** What a person calls a quantity: the sentiment, or an emotion. */
  public String name(Optional<String> quantity) {
    return quantity.map(new EmotionNames(texts)::of).orElseGet(() -> texts.get("sentiment.title"));
  }

  /** The choices that can be laid against everything. */
  public List<ModalitySet> choices() {
    return ModalitySet.nonEmptySubsets().stream()
        .filter(s -> !s.equals(ModalitySet.all()))
        .toList();
  }

  /** What is left in the score along the upright axis. */
  public ObjectProperty<ModalitySet> given() {
    return given;
  }

  /** The emotion whose probability is shown; empty for the sentiment. */
  public ObjectProperty<Optional<String>> emotion() {
    return emotion;
  }

  /** What can be shown. */
  public ReadOnlyObjectProperty<List<Optional<String>>> quantities() {
    return quantities.getReadOnlyProperty();
  }

  /** The clips that have both scores. */
  public ReadOnlyObjectProperty<List<SessionPoint>> points() {
    return points.getReadOnlyProperty();
  }

  /** How many clips are shown and how many cannot be, in a sentence. */
  public ReadOnlyStringProperty note() {
    return note.getReadOnlyProperty();
  }
}
