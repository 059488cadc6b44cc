package org.lacuna.app.library.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.project.ProjectPlace;
import org.lacuna.app.text.Texts;

/** The project's name; opens a menu to begin, open and save projects. */
final class ProjectMenu extends MenuButton {

  private final OpenProject project;
  private final LibraryDialogs dialogs;
  private final Texts texts;

  ProjectMenu(OpenProject project, LibraryDialogs dialogs, Texts texts) {
    this.project = project;
    this.dialogs = dialogs;
    this.texts = texts;
    setId("project-menu");
    getStyleClass().addAll("flat", "project-menu");
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    setMinWidth(60);
    getItems().setAll(new MenuItem());
    setOnShowing(e -> fill());
    setTooltip(new Tooltip());
    project.place().addListener(o -> say());
    say();
  }

  private String name(Optional<ProjectPlace> place) {
    return place
        .map(p -> p.unnamed() ? texts.get("library.project.unnamed") : p.name())
        .orElse(texts.get("library.project.opening"));
  }

  private void say() {
    Optional<ProjectPlace> place = project.place().get();
    setText(name(place));
    String where =
        place
            .map(
                p ->
                    p.unnamed()
                        ? texts.get("library.project.tip.unnamed")
                        : texts.get("library.project.tip", p.file()))
            .orElse(texts.get("library.project.opening"));
    getTooltip().setText(where);
    setAccessibleText(texts.get("library.project.accessible", getText(), where));
  }

  private void fill() {
    getItems()
        .setAll(
            item("library.project.new", project::openNew),
            item("library.project.open", () -> dialogs.project().ifPresent(project::open)),
            recent(),
            item("library.project.saveAs", this::saveAs));
  }

  private Menu recent() {
    Menu menu = new Menu(texts.get("library.project.recent"));
    Optional<Path> open = project.place().get().map(ProjectPlace::file);
    List<Path> others =
        project.recent().stream().filter(p -> !Optional.of(p).equals(open)).toList();
    for (Path file : others) {
      MenuItem item = new MenuItem(String.valueOf(file));
      item.setMnemonicParsing(false);
      item.setOnAction(e -> project.open(file));
      menu.getItems().add(item);
    }
    menu.setDisable(others.isEmpty());
    return menu;
  }

  private void saveAs() {
    Optional<ProjectPlace> place = project.place().get();
    String name =
        place
            .filter(p -> !p.unnamed())
            .map(ProjectPlace::name)
            .orElse(texts.get("library.project.fileName"));
    dialogs.saveAs(name).ifPresent(project::saveAs);
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setOnAction(e -> action.run());
    return item;
  }
}
