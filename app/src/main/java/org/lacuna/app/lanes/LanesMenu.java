package org.lacuna.app.lanes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.lacuna.app.text.Texts;

/**
 * Chooses which lanes are shown: a checklist by group, long groups in menus of their own. It stays
 * open until it is left, so that several can be ticked.
 */
final class LanesMenu extends MenuButton {

  /** A longer group gets a menu of its own. */
  private static final int SHORT = 8;

  /** A longer menu would not fit on a small screen. */
  private static final int MOST = 18;

  private final LaneLayoutModel layout;
  private final Texts texts;
  private final Map<String, Tick> ticks = new HashMap<>();

  LanesMenu(LaneLayoutModel layout, Texts texts) {
    super(texts.get("lanes.menu"), new FontIcon(MaterialDesignP.PLAYLIST_CHECK));
    this.layout = layout;
    this.texts = texts;
    setId("lanes-menu");
    getStyleClass().add("lanes-menu");
    setMinWidth(Region.USE_PREF_SIZE);
    setTooltip(new Tooltip(texts.get("lanes.menu.tip")));
    layout.now().addListener(o -> ticks.values().forEach(Tick::show));
  }

  /** Offers those lanes. */
  void offer(List<LaneKind> kinds) {
    ticks.clear();
    Map<String, List<LaneKind>> groups = new LinkedHashMap<>();
    kinds.forEach(k -> groups.computeIfAbsent(k.group(), g -> new ArrayList<>()).add(k));
    List<MenuItem> items = new ArrayList<>();
    groups.forEach(
        (group, lanes) -> {
          if (lanes.size() > SHORT) {
            items.add(submenus(group, lanes));
          } else {
            if (!items.isEmpty()) {
              items.add(new SeparatorMenuItem());
            }
            lanes.forEach(k -> items.add(item(k)));
          }
        });
    MenuItem reset = new MenuItem(texts.get("lanes.menu.reset"));
    reset.setId("lanes-reset");
    reset.setOnAction(e -> layout.reset());
    items.add(new SeparatorMenuItem());
    items.add(reset);
    getItems().setAll(items);
  }

  /** Named by their first and last where there are several. */
  private Menu submenus(String group, List<LaneKind> lanes) {
    Menu menu = new Menu(group);
    if (lanes.size() <= MOST) {
      lanes.forEach(k -> menu.getItems().add(item(k)));
      return menu;
    }
    for (int from = 0; from < lanes.size(); from += MOST) {
      List<LaneKind> part = lanes.subList(from, Math.min(lanes.size(), from + MOST));
      Menu sub =
          new Menu(
              texts.get("lanes.menu.range", part.get(0).name(), part.get(part.size() - 1).name()));
      part.forEach(k -> sub.getItems().add(item(k)));
      menu.getItems().add(sub);
    }
    return menu;
  }

  private MenuItem item(LaneKind kind) {
    Tick tick = new Tick(kind);
    ticks.put(kind.id(), tick);
    return tick;
  }

  /** One lane; a press ticks it or takes the tick away, and leaves the menu open. */
  private final class Tick extends CustomMenuItem {
    private final LaneKind kind;
    private final CheckBox box = new CheckBox();
    private final HBox row = new HBox(box);

    Tick(LaneKind kind) {
      this.kind = kind;
      box.setText(kind.name());
      box.setMnemonicParsing(false);
      // The whole row is pressed, and the keys are the menu's.
      box.setMouseTransparent(true);
      box.setFocusTraversable(false);
      row.getStyleClass().add("lanes-tick");
      setContent(row);
      setHideOnClick(false);
      setId("lanes-show-" + kind.id());
      setOnAction(e -> layout.toggle(kind.id()));
      show();
    }

    private void show() {
      boolean shown = layout.now().get().shows(kind.id());
      box.setSelected(shown);
      row.setAccessibleText(
          texts.get(shown ? "lanes.menu.ticked" : "lanes.menu.unticked", kind.name()));
    }
  }
}
