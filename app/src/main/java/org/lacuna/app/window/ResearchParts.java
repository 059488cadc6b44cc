package org.lacuna.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.lacuna.app.mapping.FileChoice;
import org.lacuna.app.mapping.MappingWindow;
import org.lacuna.app.mapping.ModelChooser;
import org.lacuna.app.mapping.ModelOpener;
import org.lacuna.app.mapping.RecentModels;
import org.lacuna.app.picture.ClipReport;
import org.lacuna.app.picture.Savable;
import org.lacuna.app.picture.SaveMenu;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.Choices;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;

/** What researchers need beside the views: keeping what is shown, other networks, reports. */
record ResearchParts(
    SessionViewModel session, Backend backend, TaskRunner runner, Texts texts, ModelOpener opener) {

  static ResearchParts of(
      SessionViewModel session,
      Backend backend,
      TaskRunner runner,
      Remembered remembered,
      Texts texts) {
    RecentModels recent = new RecentModels(remembered);
    return new ResearchParts(
        session, backend, runner, texts, new ModelOpener(session, backend, runner, texts, recent));
  }

  /** Where networks are chosen; the assistant for those without a card opens over its window. */
  ModelChooser chooser(Node owner) {
    FileChoice files = (title, kind, endings) -> ask(owner, title, kind, endings);
    opener.setAssistant(model -> MappingWindow.show(model, session, owner, texts, files));
    return new ModelChooser(opener, session, texts, files);
  }

  private static Optional<Path> ask(Node owner, String title, String kind, List<String> endings) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, endings));
    Window window = owner.getScene() == null ? null : owner.getScene().getWindow();
    return Optional.ofNullable(chooser.showOpenDialog(window)).map(File::toPath);
  }

  /** The button that keeps views. */
  SaveMenu saveMenu(Node owner, Supplier<List<Savable>> views) {
    return new SaveMenu(
        session, runner, texts, (title, name) -> ask(owner, title, name), views, this::report);
  }

  /** A page about the clip as it is shown at this moment. */
  private Optional<ClipReport> report() {
    Optional<OpenClip> clip = session.clip().get();
    if (clip.isEmpty() || session.used().isEmpty()) {
      return Optional.empty();
    }
    Choices now = session.choices().now().get();
    Optional<String> model = session.chosenModel();
    return Optional.of(cancel -> backend.report(clip.get().extraction(), now, model, cancel));
  }

  private Optional<Path> ask(Node owner, String title, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    session
        .clip()
        .get()
        .map(c -> c.file().toAbsolutePath().getParent())
        .map(Path::toFile)
        .filter(File::isDirectory)
        .ifPresent(chooser::setInitialDirectory);
    Window window = owner.getScene() == null ? null : owner.getScene().getWindow();
    return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
  }
}
