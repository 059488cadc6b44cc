package org.lacuna.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lacuna.app.window.ShownWindow.seen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lacuna.app.look.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Whether everybody can use the window: what takes the focus says what it is, the tab key reaches
 * all of it, and every text stands out from its ground in both themes (WCAG 2.1, level AA).
 */
@ExtendWith(ApplicationExtension.class)
class ReachTest {

  private static final double NORMAL = 4.5;
  private static final double LARGE = 3.0;

  private final ShownWindow window = new ShownWindow();

  @Start
  void start(Stage unused) {
    window.show("sample.mp4");
  }

  @AfterEach
  void close(FxRobot robot) {
    window.close(robot);
  }

  /** What takes the focus in a scene and does not say what it is. */
  static Set<String> mute(Node root) {
    Set<String> silent = new TreeSet<>();
    seen(root).stream()
        .filter(Node::isFocusTraversable)
        .filter(n -> !says(n))
        .forEach(n -> silent.add(name(n)));
    return silent;
  }

  /** Texts of a scene that do not stand out from their ground. */
  static Set<String> faint(Node root) {
    Set<String> found = new TreeSet<>();
    seen(root).stream()
        .filter(n -> n instanceof Text && !isDisabled(n))
        .map(n -> (Text) n)
        .filter(t -> !t.getText().isBlank())
        .forEach(t -> check(t, found));
    return found;
  }

  private static boolean isDisabled(Node n) {
    for (Node at = n; at != null; at = at.getParent()) {
      if (at.isDisabled()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void whatTakesTheFocusSaysWhatItIs(FxRobot robot) {
    Map<String, Set<String>> mute = new LinkedHashMap<>();
    window.everyPage(robot, (page, root) -> mute.put(page.id(), mute(root)));
    assertThat(mute).allSatisfy((page, silent) -> assertThat(silent).as(page).isEmpty());
  }

  private static boolean says(Node n) {
    String spoken = n.getAccessibleText() == null ? "" : n.getAccessibleText();
    String label = n instanceof Labeled l && l.getText() != null ? l.getText() : "";
    String prompt =
        n instanceof TextInputControl t && t.getPromptText() != null ? t.getPromptText() : "";
    // The names of the tabs are read one by one.
    return !(spoken + label + prompt).isBlank() || n instanceof TabPane;
  }

  private static String name(Node n) {
    return n.getClass().getSimpleName() + " #" + n.getId() + " " + n.getStyleClass();
  }

  @Test
  void theTabKeyReachesEveryControlAndComesRound(FxRobot robot) {
    window.everyPage(
        robot,
        (page, root) -> {
          root.lookup("#open").requestFocus();
          Set<String> missed = new TreeSet<>();
          Set<Node> reached = reached(controls(root));
          controls(root).stream()
              .filter(n -> !reached.contains(n))
              .forEach(n -> missed.add(name(n)));
          assertThat(missed).as(page.id()).isEmpty();
        });
  }

  /** Controls that take the focus, in the order of the scene. */
  private static Set<Node> controls(Node root) {
    Set<Node> all = new LinkedHashSet<>();
    seen(root).stream()
        .filter(n -> n instanceof Control && n.isFocusTraversable() && !n.isDisabled())
        .filter(ReachTest::isOfItsOwn)
        .forEach(all::add);
    return all;
  }

  /** What the tab key comes to, until it comes round. */
  private Set<Node> reached(Set<Node> wanted) {
    Set<Node> reached = new LinkedHashSet<>();
    Set<ToggleGroup> groups = new LinkedHashSet<>();
    for (int i = 0; i < 4 * wanted.size() + 40; i++) {
      Node at = window.focus();
      if (!reached.add(at) && reached.containsAll(wanted)) {
        break;
      }
      if (at instanceof ToggleButton toggle
          && toggle.getToggleGroup() != null
          && groups.add(toggle.getToggleGroup())) {
        // The tab key goes to the chosen one of a group, the arrows to the others.
        for (int t = 0; t < toggle.getToggleGroup().getToggles().size(); t++) {
          window.key(KeyCode.RIGHT);
          reached.add(window.focus());
        }
      }
      window.key(KeyCode.TAB);
    }
    return reached;
  }

  /** Parts of a control take the focus through it: arrows of a spinner, cells of a table. */
  private static boolean isOfItsOwn(Node n) {
    for (Node at = n.getParent(); at != null; at = at.getParent()) {
      if (at instanceof Control c && c.isFocusTraversable()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void everyTextStandsOutInBothThemes(FxRobot robot) {
    Map<String, Set<String>> faint = new LinkedHashMap<>();
    List<String> read = new ArrayList<>();
    for (Theme theme : Theme.values()) {
      window.wear(robot, theme);
      window.everyPage(
          robot,
          (page, root) -> {
            seen(root).stream()
                .filter(n -> n instanceof Text t && !t.getText().isBlank())
                .forEach(n -> read.add(((Text) n).getText()));
            faint.put(theme + " " + page.id(), faint(root));
          });
    }
    assertThat(read).hasSizeGreaterThan(100);
    assertThat(faint).allSatisfy((where, texts) -> assertThat(texts).as(where).isEmpty());
  }

  private static void check(Text text, Set<String> faint) {
    if (!(text.getFill() instanceof Color ink)) {
      return;
    }
    Color ground = ground(text);
    double ratio = contrast(over(ink, ground), ground);
    boolean large =
        text instanceof FontIcon
            || text.getFont().getSize() >= 24
            || (text.getFont().getSize() >= 18.66 && text.getFont().getStyle().contains("Bold"));
    if (ratio < (large ? LARGE : NORMAL)) {
      faint.add(
          String.format(Locale.ROOT, "%.2f: \"%s\" %s on %s", ratio, text.getText(), ink, ground));
    }
  }

  /** What is painted behind a node, mixed from back to front. */
  private static Color ground(Node node) {
    List<Color> layers = new ArrayList<>();
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      Background background = at instanceof Region r ? r.getBackground() : null;
      List<BackgroundFill> fills = background == null ? List.of() : background.getFills();
      for (int i = fills.size() - 1; i >= 0; i--) {
        if (fills.get(i).getFill() instanceof Color c) {
          layers.add(c);
          if (c.isOpaque()) {
            return mixed(layers);
          }
        }
      }
    }
    layers.add(Color.WHITE);
    return mixed(layers);
  }

  private static Color mixed(List<Color> frontToBack) {
    Color all = frontToBack.get(frontToBack.size() - 1);
    for (int i = frontToBack.size() - 2; i >= 0; i--) {
      all = over(frontToBack.get(i), all);
    }
    return all;
  }

  private static Color over(Color front, Color back) {
    double a = front.getOpacity();
    return Color.color(
        a * front.getRed() + (1 - a) * back.getRed(),
        a * front.getGreen() + (1 - a) * back.getGreen(),
        a * front.getBlue() + (1 - a) * back.getBlue());
  }

  private static double contrast(Color a, Color b) {
    double bright = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (bright + 0.05) / (dark + 0.05);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(double v) {
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }
}
