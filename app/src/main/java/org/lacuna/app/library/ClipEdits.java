package org.lacuna.app.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.lacuna.app.project.ClipEntry;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.task.Reply;
import org.lacuna.app.text.Texts;
import org.lacuna.app.undo.UndoLog;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Adds clips to the list and takes them off it; each of these can be taken back. */
final class ClipEdits {

  private static final int MOST_AT_ONCE = 5000;

  private final ObservableList<LibraryClip> clips;
  private final OpenProject project;
  private final AnalysisQueue queue;
  private final UndoLog log;
  private final Texts texts;
  private final Consumer<LacunaException> refuse;
  private final ReadOnlyObjectWrapper<Optional<List<LibraryClip>>> removed =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * @param clips the list, changed here
   * @param refuse hears why something cannot be had
   */
  ClipEdits(
      ObservableList<LibraryClip> clips,
      OpenProject project,
      AnalysisQueue queue,
      UndoLog log,
      Texts texts,
      Consumer<LacunaException> refuse) {
    this.clips = clips;
    this.project = project;
    this.queue = queue;
    this.log = log;
    this.texts = texts;
    this.refuse = refuse;
  }

  /** Another list: there is nothing to take back. */
  void forget() {
    log.forget(this);
    removed.set(Optional.empty());
  }

  void add(List<Path> given) {
    project.ask(
        file -> file.clips(files(given)),
        Reply.of(
            entries -> {
              List<LibraryClip> some = added(entries);
              if (!some.isEmpty()) {
                Runnable takeOff = () -> remove(some, Optional.empty());
                note("added", some, takeOff, () -> bringBack(some));
              }
            },
            refuse));
  }

  private List<Path> files(List<Path> given) throws LacunaException {
    try {
      List<Path> all = ClipFiles.in(given, MOST_AT_ONCE);
      if (all.isEmpty()) {
        throw new LacunaException(Kind.USAGE, texts.get("library.noClips", given.get(0)));
      }
      return all;
    } catch (IOException e) {
      throw new LacunaException(Kind.USAGE, texts.get("library.folderUnreadable", given.get(0)), e);
    }
  }

  /** Puts those at the end of the list that are not in it yet, and says which these are. */
  private List<LibraryClip> added(List<ClipEntry> entries) {
    Set<Long> known = clips.stream().map(LibraryClip::id).collect(Collectors.toSet());
    List<LibraryClip> some = new ArrayList<>();
    for (ClipEntry e : entries) {
      if (known.add(e.id())) {
        some.add(LibraryClip.waiting(e.id(), e.file(), e.durationUs()));
      }
    }
    clips.addAll(some);
    queue.add(some.stream().map(c -> new AnalysisQueue.Item(c.id(), c.file())).toList());
    return some;
  }

  private void note(String what, List<LibraryClip> some, Runnable undo, Runnable redo) {
    log.did(this, texts.get("undo.what.clips." + what, some.size()), undo, redo);
  }

  void remove(List<LibraryClip> some) {
    if (!some.isEmpty()) {
      List<LibraryClip> these = List.copyOf(some);
      note("removed", these, () -> bringBack(these), () -> remove(these, Optional.of(these)));
      remove(these, Optional.of(these));
    }
  }

  /**
   * @param offered clips that the window offers to bring back
   */
  private void remove(List<LibraryClip> some, Optional<List<LibraryClip>> offered) {
    Set<Long> ids = some.stream().map(LibraryClip::id).collect(Collectors.toSet());
    ids.forEach(queue::remove);
    clips.removeIf(c -> ids.contains(c.id()));
    removed.set(offered);
    project.change(
        file -> {
          for (long id : ids) {
            file.takeOff(id);
          }
        });
  }

  /** The clips that were taken off last, while that is offered to be taken back. */
  ReadOnlyObjectProperty<Optional<List<LibraryClip>>> removed() {
    return removed.getReadOnlyProperty();
  }

  /** Brings them back; what was changed elsewhere since stays. */
  void putBack() {
    if (removed.get().isPresent()) {
      log.undo(this);
    }
  }

  /** They stay off, unless the user goes back that far. */
  void forgetRemoved() {
    removed.set(Optional.empty());
  }

  private void bringBack(List<LibraryClip> some) {
    removed.set(Optional.empty());
    List<Path> files = some.stream().map(LibraryClip::file).toList();
    project.ask(file -> file.clips(files), Reply.of(this::added, refuse));
  }
}
