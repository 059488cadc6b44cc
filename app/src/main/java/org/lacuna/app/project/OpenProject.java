package org.lacuna.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * The project that the window works on. There is always one: without a name it lies in the user's
 * data folder, and the one of the last time is opened again at the start. Belongs to the thread of
 * the views; the file itself is read and written on a lane of its own, through {@link #ask}.
 */
public final class OpenProject {

  private static final System.Logger LOG = System.getLogger(OpenProject.class.getName());
  private static final String FILE = "project.file";
  private static final String RECENT = "project.recent";
  private static final int RECENTS = 6;
  private static final int MOST_UNNAMED = 1000;

  private final TaskRunner runner;
  private final Remembered remembered;
  private final Optional<Path> folder;
  private final Consumer<LacunaException> refused;
  private final ReadOnlyObjectWrapper<Optional<ProjectPlace>> place =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final List<Runnable> waiting = new ArrayList<>();
  private @Nullable ProjectFile held;
  private boolean copying;
  private boolean closed;

  /**
   * @param folder where projects without a name lie; empty to keep them in memory only
   * @param refused hears why a project could not be opened or written
   */
  public OpenProject(
      TaskRunner runner,
      Remembered remembered,
      Optional<Path> folder,
      Consumer<LacunaException> refused) {
    this.runner = runner;
    this.remembered = remembered;
    this.folder = folder;
    this.refused = refused;
  }

  /** Reads or changes the project; runs away from the thread of the views and touches no view. */
  @FunctionalInterface
  public interface Work<T> {
    T of(ProjectFile project) throws LacunaException;
  }

  /** Changes the project; see {@link Work}. */
  @FunctionalInterface
  public interface Change {
    void to(ProjectFile project) throws LacunaException;
  }

  /** The project that is open; empty until the one of the start is. A copy is another place. */
  public ReadOnlyObjectProperty<Optional<ProjectPlace>> place() {
    return place.getReadOnlyProperty();
  }

  /**
   * Has the open project read or changed, in the order of the calls. What is asked before the first
   * project is open waits for it. The work gets the project that is open now, also when another one
   * is opened before its turn comes.
   */
  public <T> void ask(Work<T> work, Reply<T> reply) {
    ProjectFile project = held;
    if (project == null || copying) {
      waiting.add(() -> ask(work, reply));
    } else {
      run(() -> work.of(project), reply);
    }
  }

  /** As {@link #ask} for a change without an answer; a refusal is told to the user. */
  public void change(Change change) {
    ask(
        project -> {
          change.to(project);
          return project.file();
        },
        Reply.of(done -> {}, refused));
  }

  /** Opens the project of the last time, or one without a name where there is none. */
  public void start() {
    Optional<Path> last = remembered.get(FILE).map(Path::of).filter(Files::isRegularFile);
    if (last.isEmpty()) {
      openUnnamed();
      return;
    }
    run(
        () -> ProjectFile.open(last.get()),
        Reply.of(
            this::show,
            why -> {
              refused.accept(why);
              openUnnamed();
            }));
  }

  /** Starts a project without a name; the one before stays where it lies. */
  public void openNew() {
    openUnnamed();
  }

  private void openUnnamed() {
    run(
        this::makeUnnamed,
        Reply.of(
            this::show,
            why -> {
              refused.accept(why);
              run(ProjectFile::inMemory, Reply.of(this::show, refused));
            }));
  }

  /** Opens a project; the one before stays open when that fails. */
  public void open(Path file) {
    if (place.get().map(p -> p.file().equals(whole(file))).orElse(false)) {
      return;
    }
    if (!Files.isRegularFile(file)) {
      forget(file);
      refused.accept(
          new LacunaException(Kind.USAGE, "The project \"" + file + "\" is not there any more."));
      return;
    }
    run(() -> ProjectFile.open(file), Reply.of(this::show, refused));
  }

  /** Goes on in a copy under that name; the project without a name that it came from is removed. */
  public void saveAs(Path file) {
    ProjectFile from = held;
    Optional<ProjectPlace> before = place.get();
    if (from == null || copying || before.map(p -> p.file().equals(whole(file))).orElse(true)) {
      return;
    }
    copying = true;
    run(
        () -> {
          from.copyTo(file);
          return ProjectFile.open(file);
        },
        Reply.of(
            copy -> {
              copying = false;
              show(copy);
              before
                  .filter(ProjectPlace::unnamed)
                  .filter(ProjectPlace::onDisk)
                  .ifPresent(this::remove);
            },
            why -> {
              copying = false;
              refused.accept(why);
              goOn();
            }));
  }

  private void remove(ProjectPlace unnamed) {
    run(
        () -> {
          try {
            return Files.deleteIfExists(unnamed.file());
          } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "an old project stays in the data folder", e);
            return false;
          }
        },
        Reply.of(done -> {}, refused));
  }

  /** Projects that were open lately, the newest first; some may have gone since. */
  public List<Path> recent() {
    return remembered
        .get(RECENT)
        .map(all -> all.lines().filter(l -> !l.isBlank()).map(Path::of).toList())
        .orElse(List.of());
  }

  private void remember(ProjectPlace open) {
    List<String> files = new ArrayList<>(List.of(open.file().toString()));
    recent().stream().map(Path::toString).filter(f -> !files.contains(f)).forEach(files::add);
    remembered.put(FILE, open.file().toString());
    remembered.put(RECENT, String.join("\n", files.subList(0, Math.min(RECENTS, files.size()))));
  }

  private void forget(Path file) {
    remembered.put(
        RECENT,
        String.join(
            "\n", recent().stream().filter(p -> !p.equals(file)).map(Path::toString).toList()));
  }

  private void show(ProjectFile opened) {
    ProjectFile before = held;
    held = opened;
    if (before != null) {
      closeLater(before);
    }
    if (closed) {
      closeLater(opened);
      return;
    }
    Path file = opened.file();
    boolean inMemory = file.toString().isEmpty();
    boolean unnamed = inMemory || folder.map(f -> whole(file).startsWith(whole(f))).orElse(false);
    ProjectPlace now = new ProjectPlace(inMemory ? file : whole(file), unnamed);
    if (!inMemory) {
      remember(now);
    }
    place.set(Optional.of(now));
    goOn();
  }

  private void goOn() {
    List<Runnable> now = List.copyOf(waiting);
    waiting.clear();
    now.forEach(Runnable::run);
  }

  private ProjectFile makeUnnamed() throws LacunaException {
    if (folder.isEmpty()) {
      return ProjectFile.inMemory();
    }
    try {
      Files.createDirectories(folder.get());
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE,
          "The folder \"%s\" cannot be made: what you do now is not kept unless you save it."
              .formatted(folder.get()),
          e);
    }
    for (int number = 1; number < MOST_UNNAMED; number++) {
      Path file = folder.get().resolve("untitled-" + number + "." + ProjectFile.EXTENSION);
      if (!Files.exists(file)) {
        return ProjectFile.open(file);
      }
    }
    throw new LacunaException(
        Kind.USAGE, "The folder \"%s\" is full of projects.".formatted(folder.get()));
  }

  private static Path whole(Path file) {
    return file.toAbsolutePath().normalize();
  }

  /** Closes the file after everything that was asked of it; nothing is open afterwards. */
  public void close() {
    closed = true;
    ProjectFile last = held;
    if (last != null) {
      closeLater(last);
    }
  }

  private void closeLater(ProjectFile file) {
    run(
        () -> {
          file.close();
          return file;
        },
        Reply.of(done -> {}, refused));
  }

  private interface Task<T> {
    T get() throws LacunaException;
  }

  private <T> void run(Task<T> task, Reply<T> reply) {
    runner.run(Lane.PROJECT, (cancel, progress) -> task.get(), new CancelToken(), reply);
  }
}
