package org.lacuna.app.window;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.lacuna.app.library.LibraryClip;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.look.OwnWindow;
import org.lacuna.app.look.Theme;
import org.lacuna.app.mapping.FileChoice;
import org.lacuna.app.mapping.MappingWindow;
import org.lacuna.app.mapping.ModelChooser;
import org.lacuna.app.mapping.ModelOpener;
import org.lacuna.app.mapping.RecentModels;
import org.lacuna.app.picture.ClipReport;
import org.lacuna.app.picture.Savable;
import org.lacuna.app.picture.SaveMenu;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.reports.ReportsView;
import org.lacuna.app.reports.ReportsViewModel;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.Choices;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;

/** What researchers need beside the views: keeping what is shown, other networks, reports. */
record ResearchParts(
    SessionViewModel session,
    Backend backend,
    TaskRunner runner,
    Texts texts,
    ModelOpener opener,
    ReportsViewModel reports) {

  private static final double REPORTS_WIDTH = 1120;
  private static final double REPORTS_HEIGHT = 720;

  static ResearchParts of(
      SessionViewModel session,
      Backend backend,
      TaskRunner runner,
      Remembered remembered,
      LibraryViewModel library,
      Texts texts) {
    RecentModels recent = new RecentModels(remembered);
    return new ResearchParts(
        session,
        backend,
        runner,
        texts,
        new ModelOpener(session, backend, runner, texts, recent),
        new ReportsViewModel(
            runner,
            remembered,
            texts,
            () -> library.clips().stream().map(LibraryClip::file).toList(),
            session::open));
  }

  /** Where networks are chosen; the assistant for those without a card opens over its window. */
  ModelChooser chooser(Node owner) {
    FileChoice files = (title, kind, endings) -> ask(owner, title, kind, endings);
    opener.setAssistant(model -> MappingWindow.show(model, session, owner, texts, files));
    return new ModelChooser(opener, session, texts, files);
  }

  /** Shows evaluation reports in a window of their own, beside this one. */
  void showReports(Node owner, ReadOnlyObjectProperty<Theme> theme) {
    OwnWindow window = new OwnWindow(owner, texts.get("reports.title"), false);
    ReportsView view =
        new ReportsView(reports, texts, theme, title -> askFolder(window.window(), title));
    view.addTool(
        new SaveMenu(
            session,
            runner,
            texts,
            (title, name) -> ask(view, title, name),
            () ->
                List.of(
                    new Savable("tables", texts.get("reports.title"), view.shown(), view::numbers)),
            Optional.empty(),
            () ->
                reports
                    .set()
                    .get()
                    .map(s -> s.name().replaceAll("[^A-Za-z0-9._-]+", "-"))
                    .orElse("report")));
    window.show(view, REPORTS_WIDTH, REPORTS_HEIGHT);
    if (reports.set().get().isEmpty()) {
      reports.lastFolder().filter(Files::isDirectory).ifPresent(reports::open);
    }
  }

  private Optional<Path> askFolder(Window window, String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    reports
        .lastFolder()
        .map(Path::toFile)
        .filter(File::isDirectory)
        .ifPresent(chooser::setInitialDirectory);
    return Optional.ofNullable(chooser.showDialog(window)).map(File::toPath);
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
        session,
        runner,
        texts,
        (title, name) -> ask(owner, title, name),
        views,
        Optional.of(this::report),
        this::clipStem);
  }

  /** Name of the open clip without its ending. */
  private String clipStem() {
    String name = session.clip().get().map(OpenClip::name).orElse("lacuna");
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
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
