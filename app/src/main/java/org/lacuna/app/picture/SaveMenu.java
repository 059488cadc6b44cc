package org.lacuna.app.picture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * One button for everything that can be kept: each view as picture, drawing or numbers, and a
 * report.
 */
public final class SaveMenu extends MenuButton {

  private final SessionViewModel session;
  private final TaskRunner runner;
  private final Texts texts;
  private final FileAsker asker;
  private final Supplier<List<Savable>> views;
  private final Optional<Supplier<Optional<ClipReport>>> report;
  private final Supplier<String> stem;

  /**
   * @param views what can be saved now; the first one stands in the menu itself, the others in
   *     menus below it
   * @param report makes a page about the clip; empty where the menu has none, or nothing to report
   *     on
   * @param stem how names of files begin
   */
  public SaveMenu(
      SessionViewModel session,
      TaskRunner runner,
      Texts texts,
      FileAsker asker,
      Supplier<List<Savable>> views,
      Optional<Supplier<Optional<ClipReport>>> report,
      Supplier<String> stem) {
    super(texts.get("save.button"), new FontIcon(MaterialDesignC.CONTENT_SAVE_OUTLINE));
    this.session = session;
    this.runner = runner;
    this.texts = texts;
    this.asker = asker;
    this.views = views;
    this.report = report;
    this.stem = stem;
    setId("save");
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().addAll("flat", "save-menu");
    setTooltip(new Tooltip(texts.get("save.tip")));
    setAccessibleText(texts.get("save.tip"));
    // An empty menu would not open at all.
    getItems().add(new MenuItem());
    setOnShowing(e -> fill());
  }

  private void fill() {
    List<MenuItem> items = new ArrayList<>();
    List<Savable> all = views.get();
    if (!all.isEmpty()) {
      items.addAll(ways(all.get(0), "save.of."));
    }
    if (all.size() > 1) {
      items.add(new SeparatorMenuItem());
    }
    for (Savable other : all.subList(Math.min(1, all.size()), all.size())) {
      Menu menu = new Menu(other.title());
      menu.getItems().setAll(ways(other, "save."));
      items.add(menu);
    }
    report.ifPresent(
        r -> {
          items.add(new SeparatorMenuItem());
          items.add(page(r.get()));
        });
    getItems().setAll(items);
  }

  private MenuItem page(Optional<ClipReport> possible) {
    MenuItem page = new MenuItem(texts.get("save.report"));
    page.setId("save-report");
    page.setDisable(possible.isEmpty());
    possible.ifPresent(r -> page.setOnAction(e -> saveReport(r)));
    return page;
  }

  private List<MenuItem> ways(Savable view, String key) {
    List<NumberTable> tables = view.numbers().get();
    MenuItem numbers =
        item(
            texts.get(tables.isEmpty() ? "save.noNumbers" : key + "csv", view.title()),
            "save-" + view.name() + "-csv",
            () -> save(view, "csv", file -> NumberFiles.write(file, view.numbers().get())));
    numbers.setDisable(tables.isEmpty());
    return List.of(
        item(
            texts.get(key + "png", view.title()),
            "save-" + view.name() + "-png",
            () -> save(view, "png", file -> one(file, Pictures.png(view.view())))),
        item(
            texts.get(key + "svg", view.title()),
            "save-" + view.name() + "-svg",
            () -> save(view, "svg", file -> one(file, Pictures.svg(view.view(), title(view))))),
        numbers);
  }

  private static MenuItem item(String text, String id, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(e -> action.run());
    return item;
  }

  /** Writes a view and says which files came of it. */
  private interface Writing {
    List<Path> to(Path file) throws LacunaException;
  }

  private static List<Path> one(Path file, byte[] content) throws LacunaException {
    SafeFiles.write(file, content);
    return List.of(file);
  }

  private static List<Path> one(Path file, String content) throws LacunaException {
    SafeFiles.write(file, content);
    return List.of(file);
  }

  private void save(Savable view, String ending, Writing writing) {
    Optional<Path> file = ask(view.title(), view.name(), ending);
    if (file.isEmpty()) {
      return;
    }
    try {
      told(writing.to(file.get()));
    } catch (LacunaException e) {
      session.refuse(e.sentence());
    }
  }

  private void saveReport(ClipReport made) {
    Optional<Path> file = ask(texts.get("save.reportTitle"), "report", "html");
    if (file.isEmpty()) {
      return;
    }
    session.tell(texts.get("save.reporting"));
    runner.run(
        Lane.INFERENCE,
        (cancel, progress) -> one(file.get(), made.html(cancel)),
        new CancelToken(),
        Reply.of(this::told, why -> session.refuse(why.sentence())));
  }

  private Optional<Path> ask(String title, String part, String ending) {
    String name = stem.get() + "-" + part + "." + ending;
    return asker.ask(texts.get("save.title", title), name).map(f -> withEnding(f, ending));
  }

  /** Without its ending, a file would not open by a double click. */
  private static Path withEnding(Path file, String ending) {
    String name = String.valueOf(file.getFileName());
    return name.indexOf('.') > 0 ? file : file.resolveSibling(name + "." + ending);
  }

  private String title(Savable view) {
    return session.clip().get().map(c -> c.name() + ": " + view.title()).orElse(view.title());
  }

  private void told(List<Path> files) {
    String names = String.valueOf(files.get(0).getFileName());
    session.tell(
        files.size() == 1
            ? texts.get("save.done", names)
            : texts.get("save.doneMany", files.size(), names));
  }
}
