package org.lacuna.app.library.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.lacuna.app.analysis.EmotionNames;
import org.lacuna.app.library.ClipOrder;
import org.lacuna.app.library.Disagreement;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.ModalitySet;

/** What the list is ordered by. The items are made when the menu opens, as the network knows. */
final class OrderMenu extends MenuButton {

  private final LibraryViewModel library;
  private final Texts texts;

  OrderMenu(LibraryViewModel library, Texts texts) {
    super("", new FontIcon(MaterialDesignS.SORT_VARIANT));
    this.library = library;
    this.texts = texts;
    setId("library-order");
    getStyleClass().addAll("flat", "library-icon-menu");
    // A menu without items would not open.
    getItems().setAll(new MenuItem());
    setOnShowing(e -> fill());
    setTooltip(new Tooltip());
    getTooltip().setWrapText(true);
    getTooltip().setMaxWidth(360);
    library.order().addListener(o -> say());
    say();
  }

  private void say() {
    ClipOrder order = library.order().get();
    String what = texts.get("library.order.tip", name(order));
    String tip =
        order instanceof ClipOrder.Disagreeing d
            ? what + "\n" + texts.get("library.order.means." + key(d.by()))
            : what;
    getTooltip().setText(tip);
    setAccessibleText(tip);
  }

  private void fill() {
    getItems()
        .setAll(
            item(new ClipOrder.Added()),
            item(new ClipOrder.Name()),
            item(new ClipOrder.Length()),
            new SeparatorMenuItem(),
            item(new ClipOrder.Sentiment()));
    library.emotions().forEach(e -> getItems().add(item(new ClipOrder.Emotion(e))));
    getItems()
        .addAll(
            new SeparatorMenuItem(),
            disagreements(Disagreement.SENTIMENT),
            disagreements(Disagreement.EMOTIONS),
            new SeparatorMenuItem(),
            turned());
  }

  private MenuItem turned() {
    CheckMenuItem item = new CheckMenuItem(texts.get("library.order.turned"));
    item.setSelected(library.turned().get());
    item.setOnAction(e -> library.turned().set(item.isSelected()));
    return item;
  }

  private Menu disagreements(Disagreement by) {
    Menu menu = new Menu(texts.get("library.order.disagreement." + key(by)));
    menu.getItems().add(item(new ClipOrder.Disagreeing(by, Optional.empty())));
    // First what lacks one, then what lacks two.
    List<ModalitySet> partial =
        ModalitySet.nonEmptySubsets().stream()
            .filter(s -> !s.equals(ModalitySet.all()))
            .sorted(Comparator.comparingInt(s -> -s.size()))
            .toList();
    partial.forEach(s -> menu.getItems().add(item(new ClipOrder.Disagreeing(by, Optional.of(s)))));
    return menu;
  }

  private MenuItem item(ClipOrder order) {
    RadioMenuItem item = new RadioMenuItem(name(order));
    item.setSelected(order.equals(library.order().get()));
    item.setOnAction(e -> library.order().set(order));
    return item;
  }

  /** The order in words. */
  private String name(ClipOrder order) {
    if (order instanceof ClipOrder.Name) {
      return texts.get("library.order.name");
    }
    if (order instanceof ClipOrder.Length) {
      return texts.get("library.order.length");
    }
    if (order instanceof ClipOrder.Sentiment) {
      return texts.get("library.order.sentiment");
    }
    if (order instanceof ClipOrder.Emotion e) {
      return new EmotionNames(texts).of(e.label());
    }
    if (order instanceof ClipOrder.Disagreeing d) {
      String what = d.given().map(this::without).orElse(texts.get("library.order.most"));
      return texts.get("library.order.by." + key(d.by()), what);
    }
    return texts.get("library.order.added");
  }

  private String without(ModalitySet given) {
    List<String> gone =
        ModalitySet.all().minus(given).toList().stream()
            .map(m -> texts.get("library.gone." + m.key()))
            .toList();
    return gone.size() == 1
        ? texts.get("library.order.withoutOne", gone.get(0))
        : texts.get("library.order.withoutTwo", gone.get(0), gone.get(1));
  }

  private static String key(Disagreement by) {
    return by == Disagreement.SENTIMENT ? "sentiment" : "emotions";
  }
}
