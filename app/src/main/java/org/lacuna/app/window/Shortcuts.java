package org.lacuna.app.window;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.lacuna.app.drop.DropsViewModel;
import org.lacuna.app.lanes.TimelineKeys;
import org.lacuna.app.page.TakesKeys;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.signal.Modality;

/**
 * Keys of the whole window. They work wherever the focus is, except where the focused control needs
 * them itself: everything while typing, arrows and space in a list or slider.
 */
final class Shortcuts {

  private final SessionViewModel session;
  private final DropsViewModel drops;
  private final PlayerPart player;
  private final Timeline timeline;
  private final TimelineKeys timelineKeys;
  private final Runnable open;
  private final Texts texts;
  private boolean byKeyboard;

  /**
   * @param open asks the user for a file
   */
  Shortcuts(WindowParts parts, Texts texts, Runnable open) {
    this.session = parts.session();
    this.drops = parts.drops();
    this.player = parts.player();
    this.timeline = parts.timeline();
    this.timelineKeys = new TimelineKeys(timeline);
    this.open = open;
    this.texts = texts;
  }

  void install(Scene scene) {
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> byKeyboard = false);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          byKeyboard |= e.getCode() == KeyCode.TAB;
          Node focus = scene.getFocusOwner();
          if (handle(e, focus == null ? scene.getRoot() : focus)) {
            e.consume();
          }
        });
    // A button reacts to the release of the space bar, which was the player's when pressed.
    scene.addEventFilter(
        KeyEvent.KEY_RELEASED,
        e -> {
          if (e.getCode() == KeyCode.SPACE && scene.getFocusOwner() instanceof ButtonBase) {
            e.consume();
          }
        });
  }

  private boolean handle(KeyEvent e, Node focus) {
    for (Node n = focus; n != null; n = n.getParent()) {
      if (n instanceof TakesKeys view && view.takeKey(e)) {
        return true;
      }
    }
    if (e.isShortcutDown() && e.getCode() == KeyCode.O) {
      open.run();
      return true;
    }
    if (e.isShortcutDown() && !(focus instanceof TextInputControl)) {
      if (e.getCode() == KeyCode.Y || (e.getCode() == KeyCode.Z && e.isShiftDown())) {
        session.undoLog().redo();
        return true;
      }
      if (e.getCode() == KeyCode.Z) {
        session.undoLog().undo();
        return true;
      }
    }
    if (focus instanceof TextInputControl || e.isShortcutDown() || e.isAltDown()) {
      return false;
    }
    return switch (e.getCode()) {
      case DIGIT1, NUMPAD1 -> number(e, Modality.VISION);
      case DIGIT2, NUMPAD2 -> number(e, Modality.AUDIO);
      case DIGIT3, NUMPAD3 -> number(e, Modality.LANGUAGE);
      case F -> nextFace();
      case ESCAPE -> escape();
      case ENTER -> press(focus);
      default -> !needsItself(focus, e.getCode()) && (player.key(e) || timelineKeys.key(e));
    };
  }

  /** The number flips the switch; with shift it is the brush over what is selected. */
  private boolean number(KeyEvent e, Modality m) {
    if (!e.isShiftDown()) {
      session.toggle(m);
      return true;
    }
    Optional<Span> selected = timeline.selection().get();
    selected.ifPresent(s -> drops.brush(m, s.startUs(), s.endUs()));
    if (selected.isEmpty() && session.clip().get().isPresent()) {
      session.tell(texts.get("drops.selectFirst"));
    }
    return true;
  }

  private boolean nextFace() {
    session.nextFace();
    return true;
  }

  private boolean escape() {
    if (session.error().get().isPresent()) {
      session.dismissError();
      return true;
    }
    if (session.loading().get().isPresent()) {
      session.cancelLoading();
      return true;
    }
    boolean selected = timeline.selection().get().isPresent();
    timeline.select(Optional.empty());
    return selected;
  }

  /** The space bar is the player's, so the enter key presses the button in focus. */
  private static boolean press(Node focus) {
    if (focus instanceof ButtonBase button && !button.isDisabled()) {
      button.fire();
      return true;
    }
    return false;
  }

  private boolean needsItself(Node focus, KeyCode code) {
    boolean list =
        focus instanceof ChoiceBox
            || focus instanceof ComboBoxBase
            || focus instanceof ListView
            || focus instanceof Slider
            || focus instanceof Spinner;
    // The tab key goes to one button of a group; the others are reached with the arrows. Whoever
    // clicked one keeps the arrows for the player.
    boolean group =
        focus instanceof ToggleButton toggle && toggle.getToggleGroup() != null && byKeyboard;
    return (list && (code.isArrowKey() || code == KeyCode.SPACE)) || (group && code.isArrowKey());
  }
}
