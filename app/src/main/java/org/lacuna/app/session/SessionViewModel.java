package org.lacuna.app.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.session.Notice.Kind;
import org.lacuna.app.task.Job;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.app.undo.UndoLog;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.degrade.Change;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;

/**
 * The open clip, the network, and which modalities it may see. Reading a clip leaves the one before
 * in place until the new one is there. Every flip of a switch asks the network again; only the
 * newest answer is kept. Belongs to the thread of the views.
 */
public final class SessionViewModel {

  private final Backend backend;
  private final Texts texts;
  private final ClipReading reading;
  private final Asker asker;
  private final UndoLog undoLog = new UndoLog();
  private final ChoicesModel choices;
  private final NetworkChoice network;
  private final DegradedClips degraded;

  private final ReadOnlyObjectWrapper<Optional<OpenClip>> clip = empty();
  private final ReadOnlyObjectWrapper<Optional<Notice>> error = empty();
  private final ReadOnlyObjectWrapper<Optional<Notice>> note = empty();
  private final ReadOnlyObjectWrapper<ModalitySet> switchedOn =
      new ReadOnlyObjectWrapper<>(ModalitySet.all());

  private int openings;
  private Degrading fulfilled = Degrading.NONE;
  private Optional<List<Change>> underWay = Optional.empty();

  /**
   * @param nanoClock for the time that an answer takes, for example {@code System::nanoTime}
   */
  public SessionViewModel(Backend backend, TaskRunner runner, Texts texts, LongSupplier nanoClock) {
    this.backend = backend;
    this.texts = texts;
    this.choices = new ChoicesModel(undoLog, texts);
    this.degraded = new DegradedClips(backend);
    Consumer<LacunaException> failed = why -> refuse(why.sentence());
    this.reading = new ClipReading(runner, texts, failed);
    this.asker = new Asker(runner, nanoClock, failed);
    this.network = new NetworkChoice(backend, runner, this::ask, failed);
    choices.now().addListener(o -> choicesChanged());
  }

  private static <T> ReadOnlyObjectWrapper<Optional<T>> empty() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }

  /** Opens the network in the background; called once. */
  public void start() {
    network.open();
  }

  /** Names of the networks to choose from. */
  public List<String> models() {
    return backend.models();
  }

  /** The network that is used, or being opened; empty before one was chosen. */
  public Optional<String> chosenModel() {
    return network.chosen();
  }

  /**
   * Opens another network for the clip that is open; the switches stay as they are.
   *
   * @param name one of {@link #models}
   */
  public void chooseModel(String name) {
    if (network.canChoose(name)) {
      error.set(Optional.empty());
      asker.forgetWhole();
      asker.clear();
      network.choose(name);
    }
  }

  /** Reads a clip; one that is being read is given up. */
  public void open(Path file) {
    error.set(Optional.empty());
    read(OpenClip.fileName(file), () -> file);
  }

  /** Reads the demo clip. */
  public void openDemo() {
    error.set(Optional.empty());
    read(texts.get("demo.name"), backend::demoClip);
  }

  /** Says why something that was asked for cannot be had. */
  public void refuse(String sentence) {
    error.set(Optional.of(new Notice(Kind.ERROR, sentence)));
  }

  /** Says something that the user may want to know. */
  public void tell(String sentence) {
    note.set(Optional.of(new Notice(Kind.INFO, sentence)));
  }

  private interface FileSource {
    Path get() throws LacunaException;
  }

  private void read(String name, FileSource source) {
    openings++;
    int opening = openings;
    start(
        name,
        (cancel, progress) -> {
          Path file = source.get();
          return new OpenClip(file, backend.read(file, cancel, progress), opening);
        });
  }

  /**
   * Has the built-in speech recognition hear the words of the open clip, which has none; the rest
   * of the clip stays as it is.
   */
  public void recogniseSpeech() {
    if (!canRecogniseSpeech()) {
      return;
    }
    OpenClip open = degraded.original().orElseThrow();
    error.set(Optional.empty());
    start(
        open.name(),
        (cancel, progress) ->
            new OpenClip(
                open.file(),
                backend.recogniseSpeech(open.extraction(), cancel, progress),
                open.opening()));
  }

  /** Whether the open clip has sound, but no words. */
  public boolean canRecogniseSpeech() {
    return clip.get()
        .filter(c -> c.extraction().info().audio().isPresent())
        .filter(c -> c.features().whyAbsent(Modality.LANGUAGE).isPresent())
        .isPresent();
  }

  private void start(String name, Job<OpenClip> job) {
    underWay = Optional.empty();
    reading.start(name, job, this::show, () -> {});
  }

  private void show(OpenClip opened) {
    underWay = Optional.empty();
    if (opened.changes().isEmpty()) {
      asker.forgetWhole();
      asker.clear();
    }
    boolean sameOpening =
        clip.get().map(OpenClip::opening).filter(o -> o == opened.opening()).isPresent();
    String damage = opened.extraction().damage();
    note.set(damage.isEmpty() ? Optional.empty() : Optional.of(new Notice(Kind.INFO, damage)));
    // A face that was chosen while the words were being heard stays chosen.
    OptionalInt face = sameOpening ? chosenFace() : OptionalInt.empty();
    setClip(opened);
    if (!sameOpening) {
      choices.reset();
    }
    face.ifPresent(this::chooseFace);
    degradeOrAsk();
  }

  private void setClip(OpenClip shown) {
    degraded.shown(shown);
    clip.set(Optional.of(shown));
  }

  /** Asks the network, once the clip is as the choices want it to be. */
  private void degradeOrAsk() {
    Degrading now = choices.now().get().degrading();
    List<Change> wanted = now.effective();
    if (underWay.equals(Optional.of(wanted))) {
      return;
    }
    // What is being made worse, if anything, is not wanted any more.
    underWay.ifPresent(changes -> reading.abandon());
    underWay = Optional.empty();
    boolean asWanted = clip.get().map(c -> c.changes().equals(wanted)).orElse(true);
    if (asWanted || degraded.known(wanted).isPresent()) {
      fulfilled = now;
      if (!asWanted) {
        setClip(degraded.known(wanted).orElseThrow());
      }
      ask();
      return;
    }
    error.set(Optional.empty());
    underWay = Optional.of(wanted);
    reading.start(
        clip.get().get().name(),
        degraded.job(wanted),
        this::show,
        () -> choices.change(choices.now().get().withDegrading(fulfilled)));
  }

  /** Analyses another face of the open clip; the switches stay as they are. */
  public void chooseFace(int id) {
    if (clip.get().isEmpty() || chosenFace().equals(OptionalInt.of(id))) {
      return;
    }
    OpenClip now = degraded.original().orElseThrow();
    try {
      OpenClip other = new OpenClip(now.file(), now.extraction().withFace(id), now.opening());
      asker.forgetWhole();
      setClip(other);
      other
          .extraction()
          .faces()
          .ifPresent(f -> note.set(Optional.of(new Notice(Kind.INFO, f.why()))));
      degradeOrAsk();
    } catch (LacunaException e) {
      error.set(Optional.of(new Notice(Kind.ERROR, e.sentence())));
    }
  }

  /** Analyses the face with the next number, after the last one the first; says so of only one. */
  public void nextFace() {
    List<Integer> ids =
        original().flatMap(c -> c.extraction().faces()).map(Faces::all).orElse(List.of()).stream()
            .map(TrackedFace::id)
            .sorted()
            .toList();
    if (ids.size() < 2) {
      clip.get().ifPresent(c -> tell(texts.get(ids.isEmpty() ? "face.none" : "face.only")));
      return;
    }
    int at = chosenFace().isPresent() ? ids.indexOf(chosenFace().getAsInt()) : -1;
    chooseFace(ids.get((at + 1) % ids.size()));
  }

  private OptionalInt chosenFace() {
    return clip.get()
        .flatMap(c -> c.extraction().faces())
        .map(Faces::analysed)
        .orElse(OptionalInt.empty());
  }

  /** Gives up the clip that is being read. */
  public void cancelLoading() {
    reading.cancel();
  }

  public void dismissError() {
    error.set(Optional.empty());
  }

  public void dismissNote() {
    note.set(Optional.empty());
  }

  /** Flips a switch; nothing happens where the clip or the network lacks the modality. */
  public void toggle(Modality m) {
    setOn(m, !switchedOn.get().contains(m));
  }

  /** Like {@link #toggle}, to a known position. */
  public void setOn(Modality m, boolean on) {
    if (!available().contains(m) || on == switchedOn.get().contains(m)) {
      return;
    }
    ModalitySet now = switchedOn.get();
    choices.change(choices.now().get().withSwitchedOn(on ? now.with(m) : now.without(m)));
  }

  /** Takes stretches away from what the network is shown, or gives them back. */
  public void drop(Drops drops) {
    choices.change(choices.now().get().withDrops(drops));
  }

  /** What the network is to be shown, and how to undo changes to that. */
  public ChoicesModel choices() {
    return choices;
  }

  /** Where everything is noted that the user changes, so that one key takes it back. */
  public UndoLog undoLog() {
    return undoLog;
  }

  private void choicesChanged() {
    switchedOn.set(choices.now().get().switchedOn());
    degradeOrAsk();
  }

  /** The open clip without the stretches that are dropped; switches do not count. */
  public Optional<FeatureSet> shown() {
    return clip.get().map(c -> choices.now().get().drops().of(c.features()));
  }

  /** The open clip as it was read, with nothing made worse. */
  public Optional<OpenClip> original() {
    return clip.get().flatMap(c -> degraded.original());
  }

  /** What the open clip has and the network reads. */
  public ModalitySet available() {
    return clip.get().map(c -> readable(c.features())).orElse(ModalitySet.none());
  }

  private ModalitySet readable(FeatureSet of) {
    ModalitySet has = of.available();
    return network.network().map(n -> has.intersect(n.card().modalities())).orElse(has);
  }

  /** What the network is shown now: available, switched on, and not dropped from end to end. */
  public ModalitySet used() {
    ModalitySet left = shown().map(FeatureSet::available).orElse(ModalitySet.none());
    return available().intersect(switchedOn.get()).intersect(left);
  }

  private void ask() {
    asker.cancel();
    if (clip.get().isEmpty() || network.network().isEmpty()) {
      return;
    }
    FeatureSet left = shown().orElseThrow();
    ModalitySet use = available().intersect(switchedOn.get()).intersect(left.available());
    if (use.isEmpty()) {
      asker.clear();
      return;
    }
    FeatureSet whole = clip.get().get().features();
    FeatureSet untouched = degraded.original().orElseThrow().features();
    boolean nothingDropped = choices.now().get().drops().isNothing();
    asker.ask(
        network.network().get(),
        new Asker.Question(untouched, readable(untouched), whole, left, use, nothingDropped));
  }

  /** Gives up all work and closes the network on its own lane. */
  public void close() {
    reading.cancel();
    asker.cancel();
    network.close();
  }

  /** The network, once it is open; used on the inference lane only. */
  public Optional<ClipModel> network() {
    return network.network();
  }

  public ReadOnlyObjectProperty<Optional<OpenClip>> clip() {
    return clip.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Loading>> loading() {
    return reading.loading();
  }

  public ReadOnlyObjectProperty<Optional<Notice>> error() {
    return error.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Notice>> note() {
    return note.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<ModelState> model() {
    return network.state();
  }

  /** What the user wants to be seen; may hold modalities that the clip lacks. */
  public ReadOnlyObjectProperty<ModalitySet> switchedOn() {
    return switchedOn.getReadOnlyProperty();
  }

  /** The newest answer; empty before the first one and while everything is switched off. */
  public ReadOnlyObjectProperty<Optional<Scored>> scored() {
    return asker.scored();
  }
}
