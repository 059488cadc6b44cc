package org.lacuna.app.lanes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.lacuna.app.text.Texts;

/** Chooses which lanes are shown: a checklist by group, long groups in menus of their own. */
final class LanesMenu extends MenuButton {

  /** A longer group gets a menu of its own. */
  private static final int SHORT = 8;

  /** A longer menu would not fit on a small screen. */
  private static final int MOST = 18;

  private final LaneLayoutModel layout;
  private final Texts texts;

  LanesMenu(LaneLayoutModel layout, Texts texts) {
    super(texts.get("lanes.menu"), new FontIcon(MaterialDesignP.PLAYLIST_CHECK));
    this.layout = layout;
    this.texts = texts;
    setId("lanes-menu");
    getStyleClass().add("lanes-menu");
    setMinWidth(Region.USE_PREF_SIZE);
    setTooltip(new Tooltip(texts.get("lanes.menu.tip")));
  }

  /** Offers those lanes. */
  void offer(List<LaneKind> kinds) {
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

  private CheckMenuItem item(LaneKind kind) {
    CheckMenuItem item = new CheckMenuItem(kind.name());
    item.setMnemonicParsing(false);
    item.setId("lanes-show-" + kind.id());
    item.setSelected(layout.now().get().shows(kind.id()));
    item.setOnAction(e -> layout.toggle(kind.id()));
    return item;
  }
}
