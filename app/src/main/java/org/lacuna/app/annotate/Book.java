package org.lacuna.app.annotate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.annotate.tiers.Proposal;
import org.lacuna.app.project.Annotator;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.task.Reply;
import org.lacuna.app.text.Texts;
import org.lacuna.app.undo.UndoLog;
import org.lacuna.inference.task.LacunaException;

/**
 * The annotations of one clip in one project: read when the clip opens, saved with every change,
 * each of which can be undone. Belongs to the thread of the views.
 */
final class Book {

  private final OpenProject project;
  private final Consumer<LacunaException> failed;
  private final InvalidationListener savingChanged;
  private final ReadOnlyObjectWrapper<Annotations> now =
      new ReadOnlyObjectWrapper<>(Annotations.NONE);
  private final ReadOnlyObjectWrapper<List<Annotator>> annotators =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Saver.State> saving =
      new ReadOnlyObjectWrapper<>(Saver.State.SAVED);
  private final UndoLog log;
  private final ChangeWords words;
  private Optional<Saver> saver = Optional.empty();
  private String lastChange = "";
  private long lastId;
  private int openings;

  /**
   * @param log where the changes are noted
   * @param failed hears why something could not be read or written
   */
  Book(OpenProject project, UndoLog log, Texts texts, Consumer<LacunaException> failed) {
    this.project = project;
    this.log = log;
    this.words = new ChangeWords(texts);
    this.failed = failed;
    this.savingChanged = o -> showSaving();
  }

  private record Loaded(Annotations annotations, List<Annotator> annotators, long nextId) {}

  /** Goes on with that clip in the current project; what there was is saved, and forgotten here. */
  void open(Path clip) {
    close();
    int mine = openings;
    project.ask(
        file -> new Loaded(Annotations.read(file, clip), file.annotators(), file.nextId()),
        Reply.of(
            loaded -> {
              if (mine == openings) {
                opened(loaded, clip);
              }
            },
            failed));
  }

  private void opened(Loaded loaded, Path clip) {
    Saver mine = new Saver(project, clip, loaded.annotations, failed);
    mine.state().addListener(savingChanged);
    saver = Optional.of(mine);
    lastId = Math.max(lastId, loaded.nextId - 1);
    annotators.set(loaded.annotators);
    now.set(loaded.annotations);
    showSaving();
    open.set(true);
  }

  /** Nothing is open any more. */
  void close() {
    openings++;
    saver.ifPresent(s -> s.state().removeListener(savingChanged));
    saver = Optional.empty();
    open.set(false);
    log.forget(this);
    lastChange = "";
    now.set(Annotations.NONE);
  }

  private void showSaving() {
    saving.set(saver.map(s -> s.state().get()).orElse(Saver.State.SAVED));
  }

  /** An id that nothing in the project has. */
  long nextId() {
    return ++lastId;
  }

  /** The annotator of that name, who is known from now on. */
  Annotator annotator(String name) {
    Optional<Annotator> known =
        annotators.get().stream().filter(a -> a.name().equals(name)).findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    Annotator added = new Annotator(nextId(), name);
    List<Annotator> all = new ArrayList<>(annotators.get());
    all.add(added);
    annotators.set(List.copyOf(all));
    return added;
  }

  void change(Annotations next) {
    change(next, "");
  }

  /**
   * Makes a change and saves it.
   *
   * @param what changes of the same name that follow each other are undone together; empty for one
   *     that stands alone
   */
  void change(Annotations next, String what) {
    if (!open.get() || next.equals(now.get())) {
      return;
    }
    Annotations before = now.get();
    Runnable again = () -> goBackTo(next);
    boolean same = !what.isEmpty() && what.equals(lastChange);
    if (!same || !log.goesOn(this, again)) {
      log.did(this, words.of(before, next), () -> goBackTo(before), again);
    }
    lastChange = what;
    set(next, !what.isEmpty());
  }

  private void goBackTo(Annotations then) {
    lastChange = "";
    set(then, false);
  }

  private void set(Annotations next, boolean canWait) {
    now.set(next);
    saver.ifPresent(s -> s.save(next, annotators.get(), canWait));
  }

  /** Tries again what could not be saved. */
  void retry() {
    saver.ifPresent(Saver::retry);
  }

  /** Keeps what the model says, where the clip has annotations to lay it beside. */
  void keep(List<Proposal> proposals) {
    saver.ifPresent(s -> s.keep(proposals));
  }

  ReadOnlyObjectProperty<Annotations> now() {
    return now.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<Annotator>> annotators() {
    return annotators.getReadOnlyProperty();
  }

  /** Whether the clip's annotations have been read, so that they can be changed. */
  ReadOnlyBooleanProperty isOpen() {
    return open.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Saver.State> saving() {
    return saving.getReadOnlyProperty();
  }
}
