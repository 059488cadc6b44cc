package org.lacuna.app.reports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.ModalitySet;

/**
 * The answers of one model clip by clip: which clips are worst, and how wrong it is with everything
 * given against less. A clip opens in the window where its file is in the session, or lies in a
 * folder that the user has named. Belongs to the thread of the views.
 */
public final class ClipsViewModel {

  private static final String FOLDER = "reports.clips";

  private final Remembered remembered;
  private final Texts texts;
  private final Sheets sheets;
  private final LatestWins reading;
  private final LatestWins finding;
  private final Supplier<List<Path>> session;
  private final Consumer<Path> open;
  private final ReadOnlyObjectWrapper<Optional<ReportSet>> set =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Answer>> answers =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<String> run = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<String> question = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<String> less = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<String> failure = new ReadOnlyObjectWrapper<>("");

  /**
   * @param session the files of the session's clips, asked when a clip is looked for
   * @param open opens a clip in the window
   */
  ClipsViewModel(
      TaskRunner runner,
      Remembered remembered,
      Texts texts,
      Supplier<List<Path>> session,
      Consumer<Path> open) {
    this.remembered = remembered;
    this.texts = texts;
    this.sheets = new Sheets(texts);
    this.reading = new LatestWins(runner, Lane.READING);
    this.finding = new LatestWins(runner, Lane.READING);
    this.session = session;
    this.open = open;
  }

  /** Shows the answers of another set. */
  void show(ReportSet other) {
    answers.set(List.of());
    question.set("");
    less.set("");
    run.set("");
    failure.set("");
    set.set(Optional.of(other));
    other.runs().keySet().stream().findFirst().ifPresent(this::chooseRun);
  }

  /** Names of the models or runs that left answers. */
  public List<String> runs() {
    return set.get().map(s -> List.copyOf(s.runs().keySet())).orElse(List.of());
  }

  /** Reads the answers of a model in the background. */
  public void chooseRun(String name) {
    run.set(name);
    Optional<AnswerSource> source = set.get().flatMap(s -> Optional.ofNullable(s.runs().get(name)));
    if (source.isEmpty()) {
      return;
    }
    reading.start(
        (cancel, progress) -> AnswerReader.read(source.get(), cancel),
        Reply.of(
            read -> {
              answers.set(read);
              List<String> all = questions();
              chooseQuestion(
                  all.contains(question.get())
                      ? question.get()
                      : all.stream().findFirst().orElse(""));
            },
            why -> failure.set(why.sentence())));
  }

  /** What the answers are about. */
  public List<String> questions() {
    return answers.get().stream().map(Answer::question).distinct().toList();
  }

  /** Shows the answers to another question. */
  public void chooseQuestion(String name) {
    question.set(name);
    List<String> choices = lessChoices();
    if (!choices.contains(less.get())) {
      less.set(choices.stream().max(Comparator.comparingDouble(this::meanError)).orElse(""));
    }
  }

  /** What less than everything was given, in the order of every table. */
  public List<String> lessChoices() {
    List<Answer> asked = asked();
    List<String> fullest = asked.stream().map(Answer::fullest).distinct().toList();
    return ModalitySet.nonEmptySubsets().stream()
        .map(ModalitySet::toString)
        .filter(g -> !fullest.contains(g))
        .filter(g -> asked.stream().anyMatch(a -> a.said().containsKey(g)))
        .toList();
  }

  /** What everything is compared with. */
  public void chooseLess(String given) {
    less.set(given);
  }

  private double meanError(String given) {
    return asked().stream()
        .map(a -> a.error(given))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average()
        .orElse(0);
  }

  private List<Answer> asked() {
    return answers.get().stream().filter(a -> a.question().equals(question.get())).toList();
  }

  /** The answers to the chosen question, the worst with everything given first. */
  public List<Answer> shown() {
    return asked().stream()
        .sorted(Comparator.comparingDouble(ClipsViewModel::fullError).reversed())
        .toList();
  }

  private static double fullError(Answer a) {
    return a.error(a.fullest()).orElse(-1);
  }

  /** The same as a table. */
  public Sheet sheet() {
    return sheets.clips(shown(), less.get());
  }

  /** Clips that were asked about with everything and with what is compared, in the same order. */
  public List<ClipPoint> points() {
    List<Path> files = session.get();
    List<ClipPoint> points = new ArrayList<>();
    for (Answer a : shown()) {
      OptionalDouble full = a.error(a.fullest());
      OptionalDouble with = a.error(less.get());
      if (full.isPresent() && with.isPresent() && !a.fullest().equals(less.get())) {
        points.add(
            new ClipPoint(
                a, full.getAsDouble(), with.getAsDouble(), ClipFinder.among(files, a).isPresent()));
      }
    }
    return List.copyOf(points);
  }

  /** Whether the answers shown are choices, whose errors are shares. */
  public boolean choices() {
    return asked().stream().anyMatch(Answer::choice);
  }

  /** Where the clips of the answers lie, as far as the user has said. */
  public Optional<Path> folder() {
    return remembered.get(FOLDER).map(Path::of);
  }

  public void setFolder(Path folder) {
    remembered.put(FOLDER, folder.toString());
  }

  /** Whether the file of a clip is in the session, so that it opens at once. */
  public boolean inSession(Answer answer) {
    return ClipFinder.among(session.get(), answer).isPresent();
  }

  /** Opens the file of a clip: of the session, or of the folder; says so where there is none. */
  public void open(Answer answer) {
    Optional<Path> known = ClipFinder.among(session.get(), answer);
    Optional<Path> folder = folder();
    if (known.isPresent()) {
      failure.set("");
      open.accept(known.get());
    } else if (folder.isEmpty()) {
      failure.set(texts.get("reports.noClipFolder", answer.id()));
    } else {
      finding.start(
          (cancel, progress) -> ClipFinder.find(folder.get(), answer),
          Reply.of(
              file -> {
                failure.set(
                    file.isPresent()
                        ? ""
                        : texts.get(
                            "reports.noClip",
                            answer.id(),
                            Objects.toString(folder.get().getFileName(), "")));
                file.ifPresent(open);
              },
              why -> failure.set(why.sentence())));
    }
  }

  /** The set whose answers are shown. */
  public ReadOnlyObjectProperty<Optional<ReportSet>> set() {
    return set.getReadOnlyProperty();
  }

  /** Every answer of the chosen model; empty while it is read. */
  public ReadOnlyObjectProperty<List<Answer>> answers() {
    return answers.getReadOnlyProperty();
  }

  /** The chosen model or run. */
  public ReadOnlyObjectProperty<String> run() {
    return run.getReadOnlyProperty();
  }

  /** The chosen question. */
  public ReadOnlyObjectProperty<String> question() {
    return question.getReadOnlyProperty();
  }

  /** What everything is compared with; empty where nothing was left out. */
  public ReadOnlyObjectProperty<String> less() {
    return less.getReadOnlyProperty();
  }

  /** One sentence about what failed last; empty where nothing did. */
  public ReadOnlyObjectProperty<String> failure() {
    return failure.getReadOnlyProperty();
  }
}
