package org.lacuna.app.reports;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.evaluate.Evaluation;
import org.lacuna.app.evaluate.Metrics;
import org.lacuna.app.evaluate.Published;
import org.lacuna.app.plot.Chart;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;

/** An evaluation that is looked at: its sets, one metric of one set, and the answers by clip. */
public final class ReportsViewModel {

  private static final String FOLDER = "reports.folder";

  private final Remembered remembered;
  private final Sheets sheets;
  private final ReportReader reader = new ReportReader(Published.bundled());
  private final LatestWins reading;
  private final ClipsViewModel clips;
  private final ReadOnlyObjectWrapper<List<ReportSet>> sets =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<ReportSet>> set =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<String> metric = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<String> failure = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<Boolean> busy = new ReadOnlyObjectWrapper<>(false);

  /**
   * @param session the files of the session's clips, asked when a clip is looked for
   * @param openClip opens a clip in the window
   */
  public ReportsViewModel(
      TaskRunner runner,
      Remembered remembered,
      Texts texts,
      Supplier<List<Path>> session,
      Consumer<Path> openClip) {
    this.remembered = remembered;
    this.sheets = new Sheets(texts);
    this.reading = new LatestWins(runner, Lane.READING);
    this.clips = new ClipsViewModel(runner, remembered, texts, session, openClip);
    clips.failure().addListener(o -> failure.set(clips.failure().get()));
  }

  /** Reads a folder in the background; what was there stays until it is read. */
  public void open(Path folder) {
    failure.set("");
    busy.set(true);
    reading.start(
        (cancel, progress) -> reader.read(folder, cancel),
        Reply.of(
            found -> {
              busy.set(false);
              remembered.put(FOLDER, folder.toString());
              sets.set(List.copyOf(found));
              choose(found.get(0));
            },
            why -> {
              busy.set(false);
              failure.set(why.sentence());
            }));
  }

  /** The folder that was opened last, in an earlier window perhaps. */
  public Optional<Path> lastFolder() {
    return remembered.get(FOLDER).map(Path::of);
  }

  /** Shows another set. */
  public void choose(ReportSet other) {
    set.set(Optional.of(other));
    List<String> all = metrics();
    if (!all.contains(metric.get())) {
      metric.set(all.isEmpty() ? "" : all.get(0));
    }
    clips.show(other);
  }

  /** The answers by clip of the set. */
  public ClipsViewModel clips() {
    return clips;
  }

  /** Metrics of the set, those that models are compared by first. */
  public List<String> metrics() {
    Set<String> all = new LinkedHashSet<>();
    set.get().ifPresent(s -> s.figures().forEach(f -> all.add(f.metric())));
    all.remove("n");
    Set<String> ordered = new LinkedHashSet<>(Metrics.compared(all));
    ordered.addAll(all);
    return List.copyOf(ordered);
  }

  public void chooseMetric(String name) {
    metric.set(name);
  }

  public Sheet metricSheet() {
    return set.get().map(s -> sheets.metric(s, metric.get())).orElse(Sheet.EMPTY);
  }

  public Sheet contrastSheet() {
    return set.get().map(s -> sheets.contrasts(s, metric.get())).orElse(Sheet.EMPTY);
  }

  public Sheet gapSheet() {
    return set.get().map(s -> sheets.gaps(s, metric.get())).orElse(Sheet.EMPTY);
  }

  public Sheet rebuiltSheet() {
    return set.get().map(sheets::rebuilt).orElse(Sheet.EMPTY);
  }

  /** The curves over missing shares; empty where none were measured. */
  public Optional<Chart> chart() {
    return set.get()
        .filter(s -> !metric.get().isEmpty())
        .map(s -> sheets.missing(s, metric.get()))
        .filter(c -> !c.series().isEmpty());
  }

  /** Whether something of the set was measured with shares missing at random. */
  public boolean hasCurves() {
    return set.get()
        .filter(s -> s.figures().stream().anyMatch(f -> f.given().startsWith(Evaluation.RANDOM)))
        .isPresent();
  }

  public ReadOnlyObjectProperty<List<ReportSet>> sets() {
    return sets.getReadOnlyProperty();
  }

  /** The set that is shown; empty before a folder was opened. */
  public ReadOnlyObjectProperty<Optional<ReportSet>> set() {
    return set.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<String> metric() {
    return metric.getReadOnlyProperty();
  }

  /** One sentence about what failed last; empty where nothing did. */
  public ReadOnlyObjectProperty<String> failure() {
    return failure.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Boolean> busy() {
    return busy.getReadOnlyProperty();
  }
}
