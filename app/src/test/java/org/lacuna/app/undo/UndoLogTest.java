package org.lacuna.app.undo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UndoLogTest {

  private final UndoLog log = new UndoLog();
  private final StringBuilder first = new StringBuilder();
  private final StringBuilder second = new StringBuilder();

  private void add(StringBuilder to, String letter) {
    to.append(letter);
    log.did(to, () -> to.setLength(to.length() - 1), () -> to.append(letter));
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
