package org.lacuna.app.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.session.Notice.Kind;
import org.lacuna.app.task.Job;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.app.undo.UndoLog;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.extract.Faces;

/**
 * The open clip, the network, and which modalities it may see. Reading a clip leaves the one before
 * in place until the new one is there. Every flip of a switch asks the network again; only the
 * newest answer is kept. Belongs to the thread of the views.
 */
public final class SessionViewModel {

  private final Backend backend;
  private final TaskRunner runner;
  private final Texts texts;
  private final LatestWins reading;
  private final Asker asker;
  private final UndoLog undoLog = new UndoLog();
  private final ChoicesModel choices = new ChoicesModel(undoLog);

  private final ReadOnlyObjectWrapper<Optional<OpenClip>> clip = empty();
  private final ReadOnlyObjectWrapper<Optional<Loading>> loading = empty();
  private final ReadOnlyObjectWrapper<Optional<Notice>> error = empty();
  private final ReadOnlyObjectWrapper<Optional<Notice>> note = empty();
  private final ReadOnlyObjectWrapper<ModelState> model =
      new ReadOnlyObjectWrapper<>(new ModelState.Opening());
  private final ReadOnlyObjectWrapper<ModalitySet> switchedOn =
      new ReadOnlyObjectWrapper<>(ModalitySet.all());

  private int openings;
  private Optional<ClipModel> network = Optional.empty();
  private Optional<String> chosenModel = Optional.empty();

  /**
   * @param nanoClock for the time that an answer takes, for example {@code System::nanoTime}
   */
  public SessionViewModel(Backend backend, TaskRunner runner, Texts texts, LongSupplier nanoClock) {
    this.backend = backend;
    this.runner = runner;
    this.texts = texts;
    this.reading = new LatestWins(runner, Lane.READING);
    this.asker =
        new Asker(
            runner,
            nanoClock,
            why -> error.set(Optional.of(new Notice(Kind.ERROR, why.sentence()))));
    choices.now().addListener(o -> choicesChanged());
    chosenModel = backend.models().stream().findFirst();
  }

  private static <T> ReadOnlyObjectWrapper<Optional<T>> empty() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }

  /** Opens the network in the background; called once. */
  public void start() {
    start((cancel, progress) -> backend.openModel());
  }

  private void start(Job<ClipModel> opening) {
    model.set(new ModelState.Opening());
    runner.run(
        Lane.INFERENCE, opening, new CancelToken(), Reply.of(this::modelOpened, this::modelFailed));
  }

  /** Names of the networks to choose from. */
  public List<String> models() {
    return backend.models();
  }

  /** The network that is used, or being opened; empty before one was chosen. */
  public Optional<String> chosenModel() {
    return chosenModel;
  }

  /**
   * Opens another network for the clip that is open; the switches stay as they are.
   *
   * @param name one of {@link #models}
   */
  public void chooseModel(String name) {
    if (chosenModel.equals(Optional.of(name)) || model.get() instanceof ModelState.Opening) {
      return;
    }
    chosenModel = Optional.of(name);
    error.set(Optional.empty());
    asker.forgetWhole();
    asker.clear();
    closeNetwork();
    start((cancel, progress) -> backend.openModel(name));
  }

  private void modelOpened(ClipModel opened) {
    network = Optional.of(opened);
    model.set(new ModelState.Ready(opened.card(), opened.device()));
    ask();
  }

  private void modelFailed(LacunaException why) {
    model.set(new ModelState.Failed(why.sentence()));
    error.set(Optional.of(new Notice(Kind.ERROR, why.sentence())));
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
    OpenClip open = clip.get().orElseThrow();
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
    loading.set(Optional.of(new Loading(name, -1, texts.get("loading.start"))));
    reading.start(
        job,
        new Reply<OpenClip>() {
          @Override
          public void done(OpenClip opened) {
            loading.set(Optional.empty());
            show(opened);
          }

          @Override
          public void failed(LacunaException why) {
            loading.set(Optional.empty());
            error.set(Optional.of(new Notice(Kind.ERROR, why.sentence())));
          }

          @Override
          public void progress(double fraction, String stage) {
            loading.set(Optional.of(new Loading(name, fraction, stage)));
          }
        });
  }

  private void show(OpenClip opened) {
    asker.forgetWhole();
    asker.clear();
    boolean sameOpening =
        clip.get().map(OpenClip::opening).filter(o -> o == opened.opening()).isPresent();
    String damage = opened.extraction().damage();
    note.set(damage.isEmpty() ? Optional.empty() : Optional.of(new Notice(Kind.INFO, damage)));
    // A face that was chosen while the words were being heard stays chosen.
    OptionalInt face = sameOpening ? chosenFace() : OptionalInt.empty();
    clip.set(Optional.of(opened));
    if (!sameOpening) {
      choices.reset();
    }
    face.ifPresent(this::chooseFace);
    ask();
  }

  /** Analyses another face of the open clip; the switches stay as they are. */
  public void chooseFace(int id) {
    if (clip.get().isEmpty() || chosenFace().equals(OptionalInt.of(id))) {
      return;
    }
    OpenClip now = clip.get().get();
    try {
      OpenClip other = new OpenClip(now.file(), now.extraction().withFace(id), now.opening());
      asker.forgetWhole();
      clip.set(Optional.of(other));
      other
          .extraction()
          .faces()
          .ifPresent(f -> note.set(Optional.of(new Notice(Kind.INFO, f.why()))));
      ask();
    } catch (LacunaException e) {
      error.set(Optional.of(new Notice(Kind.ERROR, e.sentence())));
    }
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
    loading.set(Optional.empty());
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
    ask();
  }

  /** The open clip without the stretches that are dropped; switches do not count. */
  public Optional<FeatureSet> shown() {
    return clip.get().map(c -> choices.now().get().drops().of(c.features()));
  }

  /** What the open clip has and the network reads. */
  public ModalitySet available() {
    ModalitySet has = clip.get().map(c -> c.features().available()).orElse(ModalitySet.none());
    return network.map(n -> has.intersect(n.card().modalities())).orElse(has);
  }

  /** What the network is shown now: available, switched on, and not dropped from end to end. */
  public ModalitySet used() {
    ModalitySet left = shown().map(FeatureSet::available).orElse(ModalitySet.none());
    return available().intersect(switchedOn.get()).intersect(left);
  }

  private void ask() {
    asker.cancel();
    if (clip.get().isEmpty() || network.isEmpty()) {
      return;
    }
    FeatureSet left = shown().orElseThrow();
    ModalitySet use = available().intersect(switchedOn.get()).intersect(left.available());
    if (use.isEmpty()) {
      asker.clear();
      return;
    }
    FeatureSet whole = clip.get().get().features();
    boolean nothingDropped = choices.now().get().drops().isNothing();
    asker.ask(network.get(), new Asker.Question(whole, available(), left, use, nothingDropped));
  }

  /** Gives up all work and closes the network on its own lane. */
  public void close() {
    reading.cancel();
    asker.cancel();
    closeNetwork();
  }

  private void closeNetwork() {
    network.ifPresent(
        n ->
            runner.run(
                Lane.INFERENCE,
                (cancel, progress) -> {
                  n.close();
                  return n;
                },
                new CancelToken(),
                Reply.of(closed -> {}, why -> {})));
    network = Optional.empty();
  }

  /** The network, once it is open; used on the inference lane only. */
  public Optional<ClipModel> network() {
    return network;
  }

  public ReadOnlyObjectProperty<Optional<OpenClip>> clip() {
    return clip.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Loading>> loading() {
    return loading.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Notice>> error() {
    return error.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Notice>> note() {
    return note.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<ModelState> model() {
    return model.getReadOnlyProperty();
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
