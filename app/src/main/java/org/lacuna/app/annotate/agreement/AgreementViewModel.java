package org.lacuna.app.annotate.agreement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.task.Reply;
import org.lacuna.inference.task.LacunaException;

/**
 * How far annotators agree, on the open clip or on all clips of the project. Reads the project when
 * it is looked at. Belongs to the thread of the views.
 */
public final class AgreementViewModel {

  private final OpenProject project;
  private final Supplier<Optional<Path>> clip;
  private final java.util.function.Consumer<LacunaException> failed;
  private final BooleanProperty allClips = new SimpleBooleanProperty(false);
  private final ReadOnlyObjectWrapper<List<Topic>> topics = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Comparison>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Gathered> gathered = Optional.empty();
  private Optional<Topic> chosen = Optional.empty();
  private int asked;

  /**
   * @param clip file of the open clip
   * @param failed hears why the project could not be read
   */
  public AgreementViewModel(
      OpenProject project,
      Supplier<Optional<Path>> clip,
      java.util.function.Consumer<LacunaException> failed) {
    this.project = project;
    this.clip = clip;
    this.failed = failed;
    allClips.addListener(o -> refresh());
  }

  /** Reads the project anew; of several readings only the last is shown. */
  public void refresh() {
    asked++;
    int mine = asked;
    Optional<Path> only = clip.get();
    if (only.isEmpty() && !allClips.get()) {
      show(Optional.empty());
      return;
    }
    Optional<Path> wanted = allClips.get() ? Optional.empty() : only;
    project.ask(
        file -> Gathered.read(file, wanted),
        Reply.of(
            found -> {
              if (mine == asked) {
                show(Optional.of(found));
              }
            },
            failed));
  }

  private void show(Optional<Gathered> found) {
    gathered = found;
    List<Topic> all = found.map(Gathered::topics).orElse(List.of());
    chosen = chosen.filter(all::contains).or(() -> all.stream().findFirst());
    topics.set(all);
    compare();
  }

  /** Compares the tiers of another topic. */
  public void choose(Topic topic) {
    if (topics.get().contains(topic)) {
      chosen = Optional.of(topic);
      compare();
    }
  }

  private void compare() {
    shown.set(gathered.flatMap(g -> chosen.map(g::compare)));
  }

  /** What is compared now. */
  public Optional<Topic> chosen() {
    return chosen;
  }

  /** Clips with annotations among those that were looked at. */
  public int clips() {
    return gathered.map(Gathered::clips).orElse(0);
  }

  /** Whether all clips of the project count, or the open one. */
  public BooleanProperty allClips() {
    return allClips;
  }

  /** What can be compared. */
  public ReadOnlyObjectProperty<List<Topic>> topics() {
    return topics.getReadOnlyProperty();
  }

  /** How far they agree; empty when there is nothing to compare. */
  public ReadOnlyObjectProperty<Optional<Comparison>> shown() {
    return shown.getReadOnlyProperty();
  }

  /** The agreement and the confusions of every pair. */
  public List<NumberTable> numbers() {
    if (shown.get().isEmpty()) {
      return List.of();
    }
    Comparison c = shown.get().get();
    List<NumberTable> tables = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Pair p : c.pairs()) {
      rows.add(
          List.of(
              c.topic().name(),
              p.first(),
              p.second(),
              cell(p.alpha()),
              cell(p.same()),
              cell(p.shared()),
              seconds(p.bothMs()),
              seconds(p.eitherMs())));
    }
    rows.add(
        0,
        List.of(
            c.topic().name(),
            "all",
            "all",
            cell(c.alpha()),
            "",
            c.labelledMs() > 0
                ? cell(OptionalDouble.of((double) c.comparedMs() / c.labelledMs()))
                : "",
            seconds(c.comparedMs()),
            seconds(c.labelledMs())));
    tables.add(
        new NumberTable(
            "agreement",
            List.of(
                "tier",
                "first",
                "second",
                "krippendorff_alpha",
                "same_label_share",
                "both_labelled_share",
                "both_labelled_s",
                "either_labelled_s"),
            rows));
    for (int i = 0; i < c.pairs().size(); i++) {
      tables.add(confusion("confusion-" + (i + 1), c.pairs().get(i)));
    }
    return tables;
  }

  private static NumberTable confusion(String name, Pair p) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < p.labels().size(); i++) {
      for (int j = 0; j < p.labels().size(); j++) {
        rows.add(
            List.of(
                p.first(),
                p.labels().get(i),
                p.second(),
                p.labels().get(j),
                seconds(p.confusion()[i][j])));
      }
    }
    return new NumberTable(
        name, List.of("first", "first_label", "second", "second_label", "both_s"), rows);
  }

  private static String cell(OptionalDouble value) {
    return value.isEmpty() ? "" : String.format(Locale.ROOT, "%.6f", value.getAsDouble());
  }

  private static String seconds(long ms) {
    return String.format(Locale.ROOT, "%.3f", ms / 1000.0);
  }
}
