package org.lacuna.app.annotate;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.lacuna.app.annotate.format.AnnotationFormat;
import org.lacuna.app.text.Texts;

/** Import and export. */
final class FileMenu extends MenuButton {

  private final AnnotationViewModel model;
  private final Texts texts;
  private final Runnable done;

  /**
   * @param done a file was chosen, or none: the keys are the page's again
   */
  FileMenu(AnnotationViewModel model, Texts texts, Runnable done) {
    super(texts.get("annotate.file"));
    this.model = model;
    this.texts = texts;
    this.done = done;
    setId("annotate-file");
    setMinWidth(Region.USE_PREF_SIZE);
    setTooltip(new Tooltip(texts.get("annotate.file.tip")));
    disableProperty().bind(model.isOpen().not());
    MenuItem open = new MenuItem(texts.get("annotate.import"));
    open.setId("annotate-import");
    open.setOnAction(e -> importFile());
    getItems().addAll(open, new SeparatorMenuItem());
    for (AnnotationFormat format : AnnotationFormat.values()) {
      getItems().add(export(format));
    }
    MenuItem here = new MenuItem(texts.get("annotate.export.model.here"));
    here.setId("annotate-export-beside");
    here.setOnAction(e -> save("model.csv", "csv", model.files()::exportBeside));
    MenuItem all = new MenuItem(texts.get("annotate.export.model.all"));
    all.setOnAction(e -> save("model-all.csv", "csv", model.files()::exportBesideAll));
    getItems().addAll(new SeparatorMenuItem(), here, all);
  }

  private MenuItem export(AnnotationFormat format) {
    String name = texts.get("annotate.export." + format);
    MenuItem item = new MenuItem(name);
    item.setId("annotate-export-" + format);
    item.setOnAction(
        e -> save("", format.extension(), file -> model.files().exportTo(file, format)));
    explain(item, format, name);
    return item;
  }

  /** What cannot be written now says why. */
  private void explain(MenuItem item, AnnotationFormat format, String name) {
    showingProperty()
        .addListener(
            o -> {
              Optional<String> why = model.files().whyNot(format);
              item.setDisable(why.isPresent());
              item.setText(why.map(w -> texts.get("annotate.export.why", name, w)).orElse(name));
            });
  }

  private void importFile() {
    FileChooser chooser = chooser(texts.get("annotate.import.title"));
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                texts.get("annotate.import.filter"),
                "*.eaf",
                "*.TextGrid",
                "*.textgrid",
                "*.csv",
                "*.tsv",
                "*.srt",
                "*.vtt"),
            new FileChooser.ExtensionFilter(texts.get("open.filter.all"), "*.*"));
    File chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      model.files().importFrom(chosen.toPath());
    }
    done.run();
  }

  private void save(String ending, String extension, Consumer<Path> write) {
    FileChooser chooser = chooser(texts.get("annotate.export.title"));
    String clip = model.desk().clip().map(c -> c.name()).orElse("clip");
    String stem = clip.contains(".") ? clip.substring(0, clip.lastIndexOf('.')) : clip;
    String name = stem + "." + (ending.isEmpty() ? extension : ending);
    chooser.setInitialFileName(name);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("*." + extension, "*." + extension));
    File chosen = chooser.showSaveDialog(getScene().getWindow());
    if (chosen != null) {
      write.accept(chosen.toPath());
    }
    done.run();
  }

  /** Beside the clip at first. */
  private FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    model
        .desk()
        .clip()
        .map(c -> c.file().toAbsolutePath().getParent())
        .filter(folder -> folder != null && folder.toFile().isDirectory())
        .ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
    return chooser;
  }
}
