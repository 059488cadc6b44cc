package org.lacuna.app.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.text.Texts;
import org.lacuna.app.undo.UndoLog;

class LaneLayoutTest {

  private static final LaneLayout ABC = LaneLayout.of("a", "b", "c");

  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);

  private final RememberedHere remembered = new RememberedHere();
  private final UndoLog log = new UndoLog();
  private final LaneLayoutModel model = new LaneLayoutModel(ABC, remembered, log, TEXTS);

  @Test
  void lanesMoveBeforeOthersOrToTheBottom() {
    assertThat(ABC.moved("c", Optional.of("a")).format()).isEqualTo("c,a,b");
    assertThat(ABC.moved("a", Optional.of("c")).format()).isEqualTo("b,a,c");
    assertThat(ABC.moved("a", Optional.empty()).format()).isEqualTo("b,c,a");
    assertThat(ABC.moved("b", Optional.of("b"))).isEqualTo(ABC);
    assertThat(ABC.moved("x", Optional.of("a"))).isEqualTo(ABC);
  }

  @Test
  void heightsStayWithinLimits() {
    assertThat(ABC.resized("b", OptionalDouble.of(70.4)).format()).isEqualTo("a,b:70,c");
    assertThat(ABC.resized("b", OptionalDouble.of(-3)).format()).isEqualTo("a,b:16,c");
    assertThat(ABC.resized("b", OptionalDouble.of(1e9)).format()).isEqualTo("a,b:600,c");
  }

  @Test
  void whatCannotBeReadIsLeftOut() {
    assertThat(LaneLayout.parse("a, b:40 ,,c:x,a:9,<d>,audio.f0_semitone:99999").format())
        .isEqualTo("a,b:40,c,audio.f0_semitone");
    assertThat(LaneLayout.parse("").places()).isEmpty();
  }

  @Property
  void aLayoutIsReadAsItWasWritten(
      @ForAll @Size(max = 12) List<@IntRange(min = -1, max = 700) Integer> heights) {
    LaneLayout layout = new LaneLayout(List.of());
    for (int i = 0; i < heights.size(); i++) {
      layout = layout.toggled("lane-" + i);
      if (heights.get(i) >= 0) {
        layout = layout.resized("lane-" + i, OptionalDouble.of(heights.get(i)));
      }
    }
    assertThat(LaneLayout.parse(layout.format())).isEqualTo(layout);
  }

  @Test
  void theLayoutIsRememberedAndEveryChangeUndone() {
    model.toggle("b");
    assertThat(log.undoes().get()).isEqualTo("lane hidden");
    model.resize("c", OptionalDouble.of(80));
    assertThat(log.undoes().get()).isEqualTo("height of a lane");
    assertThat(new LaneLayoutModel(ABC, remembered, log, TEXTS).now().get().format())
        .isEqualTo("a,c:80");
    log.undo();
    log.undo();
    assertThat(model.now().get()).isEqualTo(ABC);
    assertThat(remembered.get("lanes")).contains("a,b,c");
  }

  @Test
  void aDragIsOneChange() {
    model.drag("a", 50);
    model.drag("a", 60);
    model.drag("a", 70);
    model.dragged();
    assertThat(model.now().get().format()).isEqualTo("a:70,b,c");
    log.undo();
    assertThat(model.now().get()).isEqualTo(ABC);
    assertThat(log.canUndo().get()).isFalse();
  }

  @Test
  void changingNothingIsNoChange() {
    model.move("a", Optional.of("b"));
    assertThat(log.canUndo().get()).isFalse();
    model.reset();
    assertThat(log.canUndo().get()).isFalse();
  }
}
