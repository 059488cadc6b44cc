package org.lacuna.app.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.extract.Extraction;

/**
 * The clips of the open project: every clip that is opened is one of them, and all are read in the
 * background. What is found is kept in the project at once. Belongs to the thread of the views.
 */
public final class LibraryViewModel {

  private static final String MODEL = "library.model";

  private final SessionViewModel session;
  private final OpenProject project;
  private final Remembered remembered;
  private final Texts texts;
  private final AnalysisQueue queue;
  private final ClipPictures pictures;

  private final ObservableList<LibraryClip> clips = FXCollections.observableArrayList();
  private final ObservableList<LibraryClip> readOnly =
      FXCollections.unmodifiableObservableList(clips);
  private final ShownClips shown;
  private final ReadOnlyObjectWrapper<Optional<LibraryClip>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ClipEdits edits;
  private Optional<String> model;

  public LibraryViewModel(
      Backend backend,
      TaskRunner runner,
      SessionViewModel session,
      OpenProject project,
      Remembered remembered,
      Texts texts) {
    this.session = session;
    this.project = project;
    this.remembered = remembered;
    this.shown = new ShownClips(clips, remembered);
    this.texts = texts;
    this.model = remembered.get(MODEL);
    this.queue = new AnalysisQueue(backend, runner, session, new Heard());
    this.edits = new ClipEdits(clips, project, queue, session.undoLog(), texts, this::refuse);
    this.pictures =
        new ClipPictures(
            backend, runner, (id, file) -> clip(id).ifPresent(c -> put(c.withPicture(file))));
    project.place().addListener(o -> load());
    session.clip().addListener(o -> session.clip().get().ifPresent(this::clipOpened));
    session.model().addListener(o -> modelChanged());
    load();
  }

  // ---- the list ----

  /** All clips in the order of their adding. Read-only; an entry that changes is replaced. */
  public ObservableList<LibraryClip> clips() {
    return readOnly;
  }

  /** The clips that are searched for, in the chosen order. Read-only. */
  public ObservableList<LibraryClip> shown() {
    return shown.clips();
  }

  /** Words that a clip must have in its name or transcript; empty for all clips. */
  public StringProperty search() {
    return shown.search();
  }

  /** What the shown clips are ordered by. */
  public ObjectProperty<ClipOrder> order() {
    return shown.order();
  }

  /** Whether the order is turned round. */
  public BooleanProperty turned() {
    return shown.turned();
  }

  /** The clip that the window shows; empty when there is none or it is not in the list yet. */
  public ReadOnlyObjectProperty<Optional<LibraryClip>> opened() {
    return opened.getReadOnlyProperty();
  }

  /** The clip of that id as it is now. */
  public Optional<LibraryClip> clip(long id) {
    return clips.stream().filter(c -> c.id() == id).findFirst();
  }

  /** Labels of the emotions that the network knows, as far as clips have scores. */
  public List<String> emotions() {
    return clips.stream()
        .flatMap(c -> c.full().stream())
        .map(s -> List.copyOf(s.emotions().keySet()))
        .filter(l -> !l.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Shows a clip in the window; one that cannot be read stays in the list with its reason. */
  public void open(LibraryClip clip) {
    session.open(clip.file());
  }

  /** Adds files, and the clips in folders; what is in the list already stays where it is. */
  public void add(List<Path> given) {
    edits.add(given);
  }

  private void clipOpened(OpenClip open) {
    project.ask(
        file -> file.clip(open.file()),
        Reply.of(
            entry -> {
              if (clip(entry.id()).isEmpty()) {
                clips.add(LibraryClip.waiting(entry.id(), entry.file(), entry.durationUs()));
              }
              if (session.clip().get().map(OpenClip::file).equals(Optional.of(open.file()))) {
                opened.set(clip(entry.id()));
              }
              if (clip(entry.id()).map(c -> c.state() != ClipState.DONE).orElse(false)) {
                queue.addFirst(new AnalysisQueue.Item(entry.id(), entry.file()));
              }
            },
            this::refuse));
  }

  /**
   * Takes clips off the list. Their files are not touched, and what was annotated on them stays in
   * the project; {@link #putBack} brings them back, and so does undo.
   */
  public void remove(List<LibraryClip> some) {
    edits.remove(some);
  }

  /** The clips that were taken off the list last, while they can be brought back. */
  public ReadOnlyObjectProperty<Optional<List<LibraryClip>>> removed() {
    return edits.removed();
  }

  /**
   * Brings the clips back that were taken off last, to the end of the list; what was changed
   * elsewhere since stays.
   */
  public void putBack() {
    edits.putBack();
  }

  /** What was taken off stays off. */
  public void forgetRemoved() {
    edits.forgetRemoved();
  }

  /** The clip lies somewhere else now; it is read again. */
  public void relocate(LibraryClip clip, Path file) {
    Path whole = file.toAbsolutePath().normalize();
    if (clips.stream().anyMatch(c -> c.file().equals(whole))) {
      session.refuse(texts.get("library.twice", whole.getFileName()));
      return;
    }
    LibraryClip moved = LibraryClip.waiting(clip.id(), whole, clip.durationUs());
    put(moved);
    Reply<Path> reply = Reply.of(done -> analyse(List.of(moved)), this::refuse);
    project.ask(to -> KeptClips.relocate(to, clip.id(), whole), reply);
  }

  void refuse(LacunaException why) {
    session.refuse(why.sentence());
  }

  // ---- pictures ----

  /** Has a small picture made of a clip that was read once and has none yet; not twice. */
  public void wantPicture(LibraryClip clip) {
    if (clip.state() == ClipState.DONE && clip.picture().isEmpty()) {
      pictures.make(clip.id(), clip.file(), clip.durationUs() / 3);
    }
  }

  // ---- reading in the background ----

  /** Reads these clips again, or for the first time. */
  public void analyse(List<LibraryClip> some) {
    queue.add(some.stream().map(c -> new AnalysisQueue.Item(c.id(), c.file())).toList());
  }

  /** Does not read a clip that waits or is being read. */
  public void stop(LibraryClip clip) {
    queue.remove(clip.id());
    clip(clip.id())
        .filter(c -> c.state() == ClipState.WAITING || c.state() == ClipState.READING)
        .ifPresent(c -> put(c.withState(ClipState.STOPPED)));
  }

  public void pauseReading() {
    queue.pause();
  }

  public void resumeReading() {
    queue.resume();
  }

  /** Whether reading in the background is paused by the user. */
  public ReadOnlyBooleanProperty readingPaused() {
    return queue.paused();
  }

  /** How many clips are not read yet. */
  public ReadOnlyIntegerProperty left() {
    return queue.left();
  }

  /** Gives up all reading. */
  public void close() {
    queue.close();
    pictures.close();
  }

  // ---- keeping ----

  private void load() {
    queue.clear();
    pictures.forget();
    clips.clear();
    edits.forget();
    opened.set(Optional.empty());
    if (project.place().get().isEmpty()) {
      return;
    }
    Optional<String> asked = model;
    project.ask(
        file -> KeptClips.load(file, asked),
        Reply.of(
            loaded -> {
              clips.setAll(loaded);
              analyse(clips.filtered(c -> c.state() == ClipState.WAITING));
              session.clip().get().ifPresent(this::clipOpened);
              modelChanged(asked);
            },
            this::refuse));
  }

  /** Runs when the clips of the project are there, which at the start takes a moment. */
  public void afterLoading(Runnable then) {
    project.ask(file -> file.file(), Reply.of(file -> then.run(), this::refuse));
  }

  private void modelChanged() {
    if (session.model().get() instanceof ModelState.Ready ready) {
      Optional<String> before = model;
      model = Optional.of(KeptClips.modelId(ready.card()));
      remembered.put(MODEL, model.get());
      modelChanged(before);
    }
  }

  /** Scores belong to one network: another one's are fetched, or asked for. */
  private void modelChanged(Optional<String> before) {
    if (before.equals(model) || model.isEmpty() || project.place().get().isEmpty()) {
      return;
    }
    String now = model.get();
    project.ask(
        file -> KeptClips.scores(file, now),
        Reply.of(
            scores -> {
              if (model.equals(Optional.of(now))) {
                showScores(scores);
              }
            },
            this::refuse));
  }

  private void showScores(Map<Long, Map<ModalitySet, ClipScores>> scores) {
    for (LibraryClip clip : List.copyOf(clips)) {
      Map<ModalitySet, ClipScores> its = scores.getOrDefault(clip.id(), Map.of());
      put(clip.withScores(its));
      if (its.isEmpty() && clip.state() == ClipState.DONE) {
        analyse(List.of(clip));
      }
    }
  }

  /** Puts what is known now in the place of what was known before. */
  private void put(LibraryClip now) {
    for (int i = 0; i < clips.size(); i++) {
      if (clips.get(i).id() == now.id()) {
        clips.set(i, now);
      }
    }
    if (opened.get().map(LibraryClip::id).equals(Optional.of(now.id()))) {
      opened.set(Optional.of(now));
    }
  }

  private void keep(LibraryClip now) {
    put(now);
    Optional<String> asked = model;
    project.change(file -> KeptClips.keep(file, now, asked));
  }

  private final class Heard implements AnalysisQueue.Listener {
    @Override
    public void waits(long id) {
      clip(id).ifPresent(c -> put(c.withState(ClipState.WAITING)));
    }

    @Override
    public void reads(long id, double fraction) {
      clip(id).ifPresent(c -> put(c.withProgress(ClipState.READING, fraction, "")));
    }

    @Override
    public void done(long id, Extraction read, Map<ModalitySet, ClipScores> scores) {
      String words =
          read.features().words().stream().map(TimedWord::text).collect(Collectors.joining(" "));
      String caution = String.join(" ", read.cautions());
      clip(id)
          .ifPresent(
              c -> {
                keep(c.withFound(read.features().durationUs(), words, caution, scores));
                if (read.info().video().isPresent()) {
                  pictures.make(id, c.file(), ClipPictures.time(read));
                }
              });
    }

    @Override
    public void failed(long id, String why) {
      clip(id).ifPresent(c -> keep(c.withProgress(ClipState.FAILED, -1, why)));
    }
  }
}
