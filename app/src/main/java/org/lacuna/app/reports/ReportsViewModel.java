package org.lacuna.app.reports;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
  private static final String CLIPS = "reports.clips";

  private final Remembered remembered;
  private final Sheets sheets;
  private final Texts texts;
  private final ReportReader reader = new ReportReader(Published.bundled());
  private final LatestWins reading;
  private final LatestWins answering;
  private final LatestWins finding;
  private final Consumer<Path> openClip;
  private final ReadOnlyObjectWrapper<List<ReportSet>> sets =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<ReportSet>> set =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<String> metric = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<List<Answer>> answers =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<String> run = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<String> question = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<String> failure = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<Boolean> busy = new ReadOnlyObjectWrapper<>(false);

  /**
   * @param openClip opens a clip in the window
   */
  public ReportsViewModel(
      TaskRunner runner, Remembered remembered, Texts texts, Consumer<Path> openClip) {
    this.remembered = remembered;
    this.texts = texts;
    this.sheets = new Sheets(texts);
    this.reading = new LatestWins(runner, Lane.READING);
    this.answering = new LatestWins(runner, Lane.READING);
    this.finding = new LatestWins(runner, Lane.READING);
    this.openClip = openClip;
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
    answers.set(List.of());
    question.set("");
    run.set("");
    set.set(Optional.of(other));
    List<String> all = metrics();
    if (!all.contains(metric.get())) {
      metric.set(all.isEmpty() ? "" : all.get(0));
    }
    other.runs().keySet().stream().findFirst().ifPresent(this::chooseRun);
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

  /** Names of the runs that left answers. */
  public List<String> runs() {
    return set.get().map(s -> List.copyOf(s.runs().keySet())).orElse(List.of());
  }

  /** Reads the answers of a run. */
  public void chooseRun(String name) {
    run.set(name);
    List<Path> files = set.get().map(s -> s.runs().getOrDefault(name, List.of())).orElse(List.of());
    answering.start(
        (cancel, progress) -> AnswerReader.read(files, cancel),
        Reply.of(
            read -> {
              answers.set(read);
              List<String> all = questions();
              question.set(all.isEmpty() ? "" : all.get(0));
            },
            why -> failure.set(why.sentence())));
  }

  /** What the answers are about. */
  public List<String> questions() {
    return answers.get().stream().map(Answer::question).distinct().toList();
  }

  public void chooseQuestion(String name) {
    question.set(name);
  }

  /** The answers to the chosen question, the largest disagreement first. */
  public List<Answer> shownAnswers() {
    return answers.get().stream()
        .filter(a -> a.question().equals(question.get()))
        .sorted(Comparator.comparingDouble(Answer::disagreement).reversed())
        .toList();
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

  public Sheet clipSheet() {
    return sheets.clips(shownAnswers());
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

  /** Where the clips of the answers lie, as far as the user has said. */
  public Optional<Path> clipFolder() {
    return remembered.get(CLIPS).map(Path::of);
  }

  public void setClipFolder(Path folder) {
    remembered.put(CLIPS, folder.toString());
  }

  /** Looks for the file of a clip and opens it; says so where there is none. */
  public void openClip(Answer answer) {
    Optional<Path> folder = clipFolder();
    if (folder.isEmpty()) {
      failure.set(texts.get("reports.noClipFolder"));
      return;
    }
    finding.start(
        (cancel, progress) -> ClipFinder.find(folder.get(), answer),
        Reply.of(
            file -> {
              failure.set(
                  file.isPresent()
                      ? ""
                      : texts.get("reports.noClip", answer.id(), folder.get().getFileName()));
              file.ifPresent(openClip);
            },
            why -> failure.set(why.sentence())));
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

  /** Every answer of the chosen run; empty while it is read. */
  public ReadOnlyObjectProperty<List<Answer>> answers() {
    return answers.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<String> run() {
    return run.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<String> question() {
    return question.getReadOnlyProperty();
  }

  /** One sentence about what failed last; empty where nothing did. */
  public ReadOnlyObjectProperty<String> failure() {
    return failure.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Boolean> busy() {
    return busy.getReadOnlyProperty();
  }
}
