package org.lacuna.app.annotate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.project.Annotator;
import org.lacuna.app.project.ClipEntry;
import org.lacuna.app.project.Predicted;
import org.lacuna.app.project.ProjectChange;
import org.lacuna.app.project.ProjectFile;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * Brings the file of a project to what is on the screen, in the background and in order. What could
 * not be written is written with the next change, or when asked. Belongs to the thread of the views.
 */
final class Saver {

  /** How the file stands to the screen. */
  enum State {
    /** All that is on the screen is in the file. */
    SAVED,
    /** It is being written. */
    SAVING,
    /** It could not be written; it is still on the screen. */
    FAILED
  }

  private final TaskRunner runner;
  private final ProjectFile project;
  private final Path clip;
  private final long lengthUs;
  private final Consumer<LacunaException> failed;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.SAVED);
  private Annotations saved;
  private Annotations wanted;
  private List<Annotator> people = List.of();
  private boolean writing;

  /**
   * @param saved what is in the file
   * @param failed hears why something could not be written
   */
  Saver(
      TaskRunner runner,
      ProjectFile project,
      Path clip,
      long lengthUs,
      Annotations saved,
      Consumer<LacunaException> failed) {
    this.runner = runner;
    this.project = project;
    this.clip = clip;
    this.lengthUs = lengthUs;
    this.saved = saved;
    this.wanted = saved;
    this.failed = failed;
  }

  /**
   * Has it written.
   *
   * @param annotators everybody whose tiers there may be
   */
  void save(Annotations next, List<Annotator> annotators) {
    wanted = next;
    people = List.copyOf(annotators);
    write();
  }

  /** Tries again what could not be written. */
  void retry() {
    write();
  }

  private void write() {
    if (writing) {
      return;
    }
    Annotations target = wanted;
    ProjectChange change = target.since(saved, people);
    if (change.isNothing()) {
      state.set(State.SAVED);
      return;
    }
    writing = true;
    state.set(State.SAVING);
    // Not to be cancelled: a clip that is left is still to be saved.
    runner.run(
        Lane.PROJECT,
        (cancel, progress) -> {
          ClipEntry entry = project.clip(clip, lengthUs);
          project.apply(change.ofClip(entry.id()));
          return target;
        },
        new CancelToken(),
        Reply.of(this::written, this::notWritten));
  }

  private void written(Annotations target) {
    writing = false;
    saved = target;
    write();
  }

  private void notWritten(LacunaException why) {
    writing = false;
    state.set(State.FAILED);
    failed.accept(why);
  }

  /** Keeps what the model says about the clip, once there is something of the clip in the file. */
  void keep(List<Proposal> proposals) {
    if (proposals.isEmpty() || wanted.tiers().isEmpty()) {
      return;
    }
    String model = proposals.get(0).model();
    runner.run(
        Lane.PROJECT,
        (cancel, progress) -> {
          Optional<ClipEntry> entry = project.clip(clip);
          if (entry.isPresent()) {
            long id = entry.get().id();
            List<Predicted> windows = proposals.stream().map(p -> p.predicted(id)).toList();
            project.putPredicted(id, model, windows);
          }
          return entry.isPresent();
        },
        new CancelToken(),
        Reply.of(done -> {}, failed));
  }

  ProjectFile project() {
    return project;
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }
}
