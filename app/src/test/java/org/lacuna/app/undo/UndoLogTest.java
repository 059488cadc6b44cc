package org.lacuna.app.undo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UndoLogTest {

  private final UndoLog log = new UndoLog();
  private final StringBuilder first = new StringBuilder();
  private final StringBuilder second = new StringBuilder();

  private void add(StringBuilder to, String letter) {
    to.append(letter);
    log.did(to, letter, () -> to.setLength(to.length() - 1), () -> to.append(letter));
  }

  @Test
  void theLastChangeIsTakenBackWhoeverMadeIt() {
    add(first, "a");
    add(second, "b");
    add(first, "c");
    log.undo();
    log.undo();
    assertThat(first).hasToString("a");
    assertThat(second).hasToString("");
    log.redo();
    assertThat(second).hasToString("b");
    assertThat(log.canUndo().get()).isTrue();
    assertThat(log.canRedo().get()).isTrue();
  }

  @Test
  void itSaysWhatItWouldTakeBackAndMakeAgain() {
    assertThat(log.undoes().get()).isEmpty();
    add(first, "a");
    add(second, "b");
    assertThat(log.undoes().get()).isEqualTo("b");
    log.undo();
    assertThat(log.undoes().get()).isEqualTo("a");
    assertThat(log.redoes().get()).isEqualTo("b");
    log.forget(second);
    assertThat(log.redoes().get()).isEmpty();
  }

  @Test
  void oneOwnersLastChangeIsTakenBackWhileTheOthersStay() {
    add(first, "a");
    add(first, "b");
    add(second, "c");
    log.undo(first);
    assertThat(first).hasToString("a");
    assertThat(second).hasToString("c");
    assertThat(log.redoes().get()).isEqualTo("b");
    log.redo();
    log.undo(new Object());
    assertThat(first).hasToString("ab");
  }

  @Test
  void aDragStaysOneChangeUntilSomethingElseIsDone() {
    log.did(first, "drag", () -> first.setLength(0), () -> first.append("ab"));
    assertThat(log.goesOn(first, () -> first.append("abc"))).isTrue();
    log.undo();
    log.redo();
    assertThat(first).hasToString("abc");
    assertThat(log.undoes().get()).isEqualTo("drag");
    log.undo();
    assertThat(log.canUndo().get()).isFalse();
    add(second, "c");
    assertThat(log.goesOn(first, () -> {})).isFalse();
  }

  @Test
  void aNewChangeEndsWhatCouldBeRedone() {
    add(first, "a");
    log.undo();
    add(first, "b");
    assertThat(log.canRedo().get()).isFalse();
    log.redo();
    assertThat(first).hasToString("b");
  }

  @Test
  void whatWasReplacedIsForgottenAndTheRestStays() {
    add(first, "a");
    add(second, "b");
    log.forget(first);
    log.undo();
    assertThat(second).hasToString("");
    assertThat(log.canUndo().get()).isFalse();
    log.undo();
    assertThat(first).hasToString("a");
  }
}
