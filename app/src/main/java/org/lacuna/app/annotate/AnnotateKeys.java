package org.lacuna.app.annotate;

import javafx.scene.input.KeyCode;

/**
 * The keys of the page. They work while the focus is on the page and not in a text that is typed.
 */
final class AnnotateKeys {

  private final AnnotationViewModel model;
  private final Runnable write;

  /**
   * @param write lets the user type the label
   */
  AnnotateKeys(AnnotationViewModel model, Runnable write) {
    this.model = model;
    this.write = write;
  }

  /**
   * A key with what is held down beside it.
   *
   * @param shortcut the control key; on a Mac the command key
   */
  record Press(KeyCode code, boolean shift, boolean alt, boolean shortcut) {

    static Press of(KeyCode code) {
      return new Press(code, false, false, false);
    }
  }

  /**
   * Does what the key stands for.
   *
   * @return whether it stands for anything here
   */
  boolean press(Press key) {
    if (!model.isOpen().get()) {
      return false;
    }
    if (key.shortcut()) {
      return undoing(key);
    }
    if (key.alt()) {
      return moving(key);
    }
    int digit = digit(key.code());
    if (digit >= 0) {
      model.editor().digit(digit);
      return true;
    }
    return plain(key);
  }

  private boolean undoing(Press key) {
    boolean again = key.code() == KeyCode.Y || (key.code() == KeyCode.Z && key.shift());
    if (again) {
      model.redo();
    } else if (key.code() == KeyCode.Z) {
      model.undo();
    }
    return again || key.code() == KeyCode.Z;
  }

  /** Alt and an arrow move the start, with shift the end. */
  private boolean moving(Press key) {
    int direction = key.code() == KeyCode.LEFT ? -1 : key.code() == KeyCode.RIGHT ? 1 : 0;
    if (direction != 0 && key.shift()) {
      model.editor().moveEnd(direction);
    } else if (direction != 0) {
      model.editor().moveStart(direction);
    }
    return direction != 0;
  }

  private boolean plain(Press key) {
    Editor editor = model.editor();
    switch (key.code()) {
      case ENTER -> editor.enter();
      case N -> editor.create();
      case I -> editor.startHere();
      case O -> editor.endHere();
      case S -> editor.split();
      case M -> editor.merge();
      case DELETE, BACK_SPACE -> editor.delete();
      case MINUS, SUBTRACT -> editor.negate();
      case F2 -> write.run();
      case UP -> editor.moveRow(-1);
      case DOWN -> editor.moveRow(1);
      case OPEN_BRACKET -> editor.step(-1);
      case CLOSE_BRACKET -> editor.step(1);
      case TAB -> {
        // beyond the first and the last segment the tab key leaves the page, as everywhere
        return editor.step(key.shift() ? -1 : 1);
      }
      case ESCAPE -> {
        return editor.giveUp();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static int digit(KeyCode code) {
    return switch (code) {
      case DIGIT0, NUMPAD0 -> 0;
      case DIGIT1, NUMPAD1 -> 1;
      case DIGIT2, NUMPAD2 -> 2;
      case DIGIT3, NUMPAD3 -> 3;
      case DIGIT4, NUMPAD4 -> 4;
      case DIGIT5, NUMPAD5 -> 5;
      case DIGIT6, NUMPAD6 -> 6;
      case DIGIT7, NUMPAD7 -> 7;
      case DIGIT8, NUMPAD8 -> 8;
      case DIGIT9, NUMPAD9 -> 9;
      default -> -1;
    };
  }
}
