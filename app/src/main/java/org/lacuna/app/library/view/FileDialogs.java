package org.lacuna.app.library.view;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.library.ClipFiles;
import org.lacuna.app.project.ProjectFile;
import org.lacuna.app.text.Texts;

/** The system's dialogs for files. */
public final class FileDialogs implements LibraryDialogs {

  private final Stage stage;
  private final Texts texts;
  private final Supplier<Optional<Path>> folder;

  /**
   * @param folder where a dialog for clips begins
   */
  public FileDialogs(Stage stage, Texts texts, Supplier<Optional<Path>> folder) {
    this.stage = stage;
    this.texts = texts;
    this.folder = folder;
  }

  @Override
  public List<Path> clips() {
    List<File> chosen = media("open.title").showOpenMultipleDialog(stage);
    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> found(Path lost) {
    FileChooser chooser = media("library.find.title");
    chooser.setInitialFileName(String.valueOf(lost.getFileName()));
    return path(chooser.showOpenDialog(stage));
  }

  private FileChooser media(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get(title));
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                texts.get("open.filter.media"),
                ClipFiles.ENDINGS.stream().map(e -> "*." + e).toList()),
            new FileChooser.ExtensionFilter(texts.get("open.filter.all"), "*.*"));
    start().ifPresent(chooser::setInitialDirectory);
    return chooser;
  }

  private Optional<File> start() {
    return folder.get().map(Path::toFile).filter(File::isDirectory);
  }

  @Override
  public Optional<Path> folder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("library.folder.title"));
    start().ifPresent(chooser::setInitialDirectory);
    return path(chooser.showDialog(stage));
  }

  @Override
  public Optional<Path> project() {
    return path(project("library.project.open.title").showOpenDialog(stage));
  }

  @Override
  public Optional<Path> saveAs(String name) {
    FileChooser chooser = project("library.project.save.title");
    String ending = "." + ProjectFile.EXTENSION;
    chooser.setInitialFileName(name + ending);
    return path(chooser.showSaveDialog(stage))
        .map(p -> p.toString().endsWith(ending) ? p : p.resolveSibling(p.getFileName() + ending));
  }

  private FileChooser project(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get(title));
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                texts.get("library.project.filter"), "*." + ProjectFile.EXTENSION));
    return chooser;
  }

  private static Optional<Path> path(@Nullable File chosen) {
    return Optional.ofNullable(chosen).map(File::toPath);
  }
}
