package org.lacuna.app.annotate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.annotate.tiers.Proposal;
import org.lacuna.app.project.Annotator;
import org.lacuna.app.project.ClipEntry;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.project.Predicted;
import org.lacuna.app.project.ProjectChange;
import org.lacuna.app.project.ProjectPlace;
import org.lacuna.app.task.Reply;
import org.lacuna.inference.task.LacunaException;

/**
 * Brings the file of a project to what is on the screen, in the background and in order: every
 * change is on its way when {@link #save} returns. After a change that could not be written the
 * file is read, and what it lacks is written with the next change, or when asked. Belongs to the
 * thread of the views.
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

  private final OpenProject project;
  private final Optional<ProjectPlace> place;
  private final Path clip;
  private final Consumer<LacunaException> failed;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.SAVED);
  private Annotations sent;
  private Annotations wanted;
  private List<Annotator> people = List.of();
  private int onTheWay;
  private boolean broken;

  /**
   * @param sent what is in the file
   * @param failed hears why something could not be written
   */
  Saver(OpenProject project, Path clip, Annotations sent, Consumer<LacunaException> failed) {
    this.project = project;
    this.place = project.place().get();
    this.clip = clip;
    this.sent = sent;
    this.wanted = sent;
    this.failed = failed;
  }

  /**
   * Has it written.
   *
   * @param annotators everybody whose tiers there may be
   * @param canWait whether there is more to come at once, so that it may be written with that: a
   *     border that is being dragged
   */
  void save(Annotations next, List<Annotator> annotators, boolean canWait) {
    wanted = next;
    people = List.copyOf(annotators);
    if (broken) {
      retry();
    } else if (!canWait || onTheWay == 0) {
      send();
    }
  }

  private void send() {
    ProjectChange change = wanted.since(sent, people);
    // Another project may have been opened in the meantime; this is none of its business.
    if (change.isNothing() || !project.place().get().equals(place)) {
      return;
    }
    sent = wanted;
    onTheWay++;
    state.set(State.SAVING);
    project.ask(
        file -> {
          file.apply(change.ofClip(file.clip(clip).id()));
          return true;
        },
        Reply.of(done -> written(), this::notWritten));
  }

  private void written() {
    onTheWay--;
    if (broken) {
      return;
    }
    send();
    if (onTheWay == 0) {
      state.set(State.SAVED);
    }
  }

  private void notWritten(LacunaException why) {
    onTheWay--;
    broken = true;
    state.set(State.FAILED);
    failed.accept(why);
  }

  /** Tries again what could not be written: looks what the file holds, and writes the rest. */
  void retry() {
    if (!broken || onTheWay > 0 || !project.place().get().equals(place)) {
      return;
    }
    onTheWay++;
    project.ask(
        file -> Annotations.read(file, clip),
        Reply.of(
            there -> {
              onTheWay--;
              broken = false;
              sent = there;
              send();
              if (onTheWay == 0) {
                state.set(State.SAVED);
              }
            },
            this::notWritten));
  }

  /** Keeps what the model says about the clip, once there is something of the clip in the file. */
  void keep(List<Proposal> proposals) {
    if (proposals.isEmpty() || wanted.tiers().isEmpty()) {
      return;
    }
    String model = proposals.get(0).model();
    project.ask(
        file -> {
          Optional<ClipEntry> entry = file.find(clip);
          if (entry.isPresent()) {
            long id = entry.get().id();
            List<Predicted> windows = proposals.stream().map(p -> p.predicted(id)).toList();
            file.putPredicted(id, model, windows);
          }
          return entry.isPresent();
        },
        Reply.of(done -> {}, failed));
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }
}
