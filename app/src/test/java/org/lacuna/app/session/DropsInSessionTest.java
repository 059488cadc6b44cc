package org.lacuna.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

class DropsInSessionTest {

  private static final Stretch SECOND = new Stretch(1_000_000, 2_000_000);

  private static SessionViewModel opened() {
    SessionViewModel s =
        new SessionViewModel(
            new FakeBackend(), new InlineRunner(), Texts.of(Locale.ENGLISH), () -> 0);
    s.start();
    s.open(Path.of("sample.mp4"));
    return s;
  }

  @Test
  void aDroppedStretchIsMissingInWhatIsShownAndNotInTheClip() {
    SessionViewModel s = opened();
    Scored before = s.scored().get().orElseThrow();
    s.drop(Drops.none().with(Modality.AUDIO, SECOND));
    Scored after = s.scored().get().orElseThrow();
    assertThat(after.now()).isNotSameAs(before.now());
    assertThat(after.full()).isSameAs(before.full());
    assertThat(after.used()).isEqualTo(ModalitySet.all());
    assertThat(observed(s.shown().orElseThrow().sequence(Modality.AUDIO).orElseThrow()))
        .isEqualTo(
            observed(s.clip().get().orElseThrow().features().sequence(Modality.AUDIO).orElseThrow())
                - 100);
    assertThat(after.now().audio().orElseThrow().real().observedSteps())
        .isEqualTo(before.now().audio().orElseThrow().real().observedSteps());
  }

  private static int observed(FeatureSequence s) {
    return s.observedSteps();
  }

  @Test
  void aModalityThatIsBrushedAwayFromEndToEndIsNotUsed() {
    SessionViewModel s = opened();
    s.drop(Drops.none().with(Modality.VISION, new Stretch(0, 60_000_000)));
    assertThat(s.used()).isEqualTo(ModalitySet.of(Modality.AUDIO, Modality.LANGUAGE));
    assertThat(s.scored().get().orElseThrow().used()).isEqualTo(s.used());
  }

  @Property(tries = 40)
  void undoingEverythingEndsWhereItBeganAndRedoingWhereItEnded(
      @ForAll @Size(max = 12) List<Boolean> brush, @ForAll long seed) {
    SessionViewModel s = opened();
    Scored first = s.scored().get().orElseThrow();
    Random random = new Random(seed);
    for (boolean drops : brush) {
      Modality m = List.of(Modality.values()).get(random.nextInt(3));
      long from = random.nextInt(12_000_000);
      Stretch where = new Stretch(from, from + 1 + random.nextInt(3_000_000));
      if (random.nextInt(3) == 0) {
        s.toggle(m);
      } else {
        Drops now = s.choices().now().get().drops();
        s.drop(drops ? now.with(m, where) : now.without(m, where));
      }
    }
    Choices end = s.choices().now().get();
    int steps = 0;
    while (s.undoLog().canUndo().get()) {
      s.undoLog().undo();
      steps++;
    }
    assertThat(s.choices().now().get()).isEqualTo(Choices.ALL);
    assertThat(s.scored().get().orElseThrow().now()).isSameAs(first.full());
    for (int i = 0; i < steps; i++) {
      s.undoLog().redo();
    }
    assertThat(s.choices().now().get()).isEqualTo(end);
    assertThat(s.undoLog().canRedo().get()).isFalse();
  }

  @Test
  void anotherClipBeginsWithEverythingAndNothingToUndo() {
    SessionViewModel s = opened();
    s.drop(Drops.none().with(Modality.AUDIO, SECOND));
    s.toggle(Modality.VISION);
    s.open(Path.of("demo.mp4"));
    assertThat(s.choices().now().get()).isEqualTo(Choices.ALL);
    assertThat(s.undoLog().canUndo().get()).isFalse();
    assertThat(s.used()).isEqualTo(ModalitySet.all());
  }
}
