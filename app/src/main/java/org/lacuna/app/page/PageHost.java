package org.lacuna.app.page;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lacuna.app.remember.Remembered;

/**
 * A row of buttons and below it the view that was chosen. Views that are not chosen are out of the
 * scene, so they cost nothing while time passes. The choice is remembered.
 */
public final class PageHost extends VBox {

  private static final String KEY = "page";

  /** Between two buttons, pixels; some more than the style has. */
  private static final double SPACING = 4;

  private final List<Page> pages;
  private final Remembered remembered;
  private final ToggleGroup group = new ToggleGroup();
  private final StackPane body = new StackPane();
  private final HBox tools = new HBox();
  private final ReadOnlyObjectWrapper<Page> shown;
  private double wholeRow;

  /**
   * @param pages at least one
   * @param remembered where the choice is kept
   */
  public PageHost(List<Page> pages, Remembered remembered) {
    this.pages = List.copyOf(pages);
    this.remembered = remembered;
    this.shown = new ReadOnlyObjectWrapper<>(pages.get(0));
    getStyleClass().add("page-host");
    HBox buttons = new HBox();
    buttons.getStyleClass().add("page-buttons");
    buttons.setAlignment(Pos.CENTER_LEFT);
    pages.forEach(p -> buttons.getChildren().add(button(p)));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    tools.setAlignment(Pos.CENTER_RIGHT);
    tools.getStyleClass().add("page-tools");
    buttons.getChildren().addAll(space, tools);
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setMinSize(0, 0);
    getChildren().addAll(buttons, body);
    choose(remembered.get(KEY).orElse(""));
  }

  private ToggleButton button(Page page) {
    ToggleButton button = new ToggleButton(page.title(), new FontIcon(page.icon()));
    button.setId("page-" + page.id());
    button.setUserData(page);
    button.setToggleGroup(group);
    button.getStyleClass().add("page-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(page.title()));
    button.setAccessibleText(page.title());
    button.setOnAction(e -> choose(page.id()));
    return button;
  }

  /** Where there is no room for all titles only the chosen view has one; icons tell the others. */
  private void fit() {
    double room = getWidth() - tools.prefWidth(-1);
    boolean all = wholeRow <= room;
    group
        .getToggles()
        .forEach(
            t -> {
              ToggleButton b = (ToggleButton) t;
              ContentDisplay wanted =
                  all || t.isSelected() ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY;
              if (b.getContentDisplay() != wanted) {
                b.setContentDisplay(wanted);
              }
            });
  }

  @Override
  protected void layoutChildren() {
    if (wholeRow == 0) {
      // With their styles the buttons know how wide they are with their titles.
      wholeRow =
          group.getToggles().stream()
              .mapToDouble(t -> ((ToggleButton) t).prefWidth(-1) + SPACING)
              .sum();
    }
    fit();
    super.layoutChildren();
  }

  /** Where buttons go that concern whichever view is shown; right of the row. */
  public HBox tools() {
    return tools;
  }

  /** The views in the order of their buttons. */
  public List<Page> pages() {
    return pages;
  }

  /** Shows the view of that id; an unknown one shows the first. */
  public void choose(String id) {
    Page page =
        pages.stream().filter(p -> p.id().equals(id)).findFirst().orElseGet(() -> pages.get(0));
    // A second press on the chosen one keeps it: one view is always shown.
    group.getToggles().forEach(t -> t.setSelected(Objects.equals(t.getUserData(), page)));
    body.getChildren().setAll(page.view());
    shown.set(page);
    requestLayout();
    remembered.put(KEY, page.id());
  }

  /** The view that is shown. */
  public ReadOnlyObjectProperty<Page> shown() {
    return shown.getReadOnlyProperty();
  }
}
