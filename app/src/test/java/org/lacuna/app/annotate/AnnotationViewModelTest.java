package org.lacuna.app.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.lacuna.app.annotate.AnnotateKeys.Press;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.annotate.tiers.Rows;
import org.lacuna.app.annotate.tiers.Selected;
import org.lacuna.app.project.Segment.Origin;
import org.lacuna.app.project.Tier;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.task.Reply;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.undo.UndoLog;
import org.lacuna.inference.signal.Modality;

/** Every key, by what it does to the annotations and to the project file. */
class AnnotationViewModelTest extends AnnotationCase {
  // ---- making segments ----

  @Test
  void enterBeginsAndEndsAndADigitBetweenThemLabels() {
    tier(TierKind.EMOTION);
    at(1);
    assertThat(press(KeyCode.ENTER)).isTrue();
    assertThat(segments()).isEmpty();
    press(KeyCode.DIGIT2);
    at(2.5);
    press(KeyCode.ENTER);
    assertThat(shown()).containsExactly("1.00-2.50 happy");
    assertThat(segments().get(0).origin()).isEqualTo(Origin.MADE);
    press(KeyCode.NUMPAD3);
    assertThat(shown()).containsExactly("1.00-2.50 sad");
    press(KeyCode.DIGIT0);
    assertThat(shown()).containsExactly("1.00-2.50");
  }

  @Test
  void aSegmentCanBeDrawnBackwardsAndGivenUp() {
    tier(TierKind.EMOTION);
    at(3);
    press(KeyCode.ENTER);
    at(2);
    press(KeyCode.ENTER);
    assertThat(shown()).containsExactly("2.00-3.00");
    at(5);
    press(KeyCode.ENTER);
    assertThat(press(KeyCode.ESCAPE)).isTrue();
    assertThat(press(KeyCode.ESCAPE)).as("nothing to give up: the window may have it").isFalse();
    at(6);
    assertThat(segments()).hasSize(1);
  }

  @Test
  void aNewSegmentTakesWhatIsMarkedOrASecondAndNeverOverlaps() {
    tier(TierKind.EMOTION);
    timeline.select(Optional.of(new Span(4 * SECOND, 6 * SECOND)));
    press(KeyCode.N);
    at(3.5);
    press(KeyCode.N);
    at(5);
    press(KeyCode.N);
    assertThat(shown()).containsExactly("3.50-4.00", "4.00-6.00");
    assertThat(message()).contains("There is a segment here already");
    at(12.5);
    press(KeyCode.N);
    assertThat(shown()).last().isEqualTo("12.50-12.60");
  }

  @Test
  void withoutATierOneIsMade() {
    model.desk().showsModel().set(false);
    at(1);
    press(KeyCode.N);
    assertThat(shown()).containsExactly("1.00-2.00");
    assertThat(model.desk().tier().orElseThrow().kind()).isEqualTo(TierKind.EMOTION);
    assertThat(model.desk().who().get()).isEqualTo("Annotator 1");
  }

  // ---- labels ----

  @Test
  void digitsFollowTheKindOfTheTier() {
    tier(TierKind.EMOTION_7);
    press(KeyCode.N);
    press(KeyCode.DIGIT7);
    assertThat(shown()).containsExactly("0.00-1.00 disgust");
    press(KeyCode.DIGIT8);
    assertThat(message()).contains("labels 1 to 7");

    tier(TierKind.SENTIMENT);
    press(KeyCode.N);
    press(KeyCode.DIGIT3);
    press(KeyCode.MINUS);
    assertThat(shown()).containsExactly("0.00-1.00 -3");
    press(KeyCode.SUBTRACT);
    press(KeyCode.DIGIT5);
    assertThat(shown()).containsExactly("0.00-1.00 3");

    tier(TierKind.TEXT);
    press(KeyCode.N);
    press(KeyCode.DIGIT1);
    assertThat(message()).contains("F2");
    press(KeyCode.F2);
    assertThat(written).isEqualTo(1);
    model.editor().label("  says \"no\"\r\n\r\n twice ");
    assertThat(shown()).containsExactly("0.00-1.00 says \"no\"\ntwice");
  }

  @Test
  void aTypedLabelMustFitTheTier() {
    tier(TierKind.EMOTION);
    press(KeyCode.N);
    model.editor().label("Sadness");
    model.editor().label("hungry");
    assertThat(shown()).containsExactly("0.00-1.00 sad");
    assertThat(message()).contains("hungry").contains("is no label of this tier");
  }

  @Test
  void whatIsUnderThePlayheadIsLabelledWhereNothingIsSelected() {
    Tier tier = tier(TierKind.EMOTION);
    press(KeyCode.N);
    model.desk().select(Selected.row(Rows.key(tier.id())));
    at(0.5);
    press(KeyCode.DIGIT4);
    assertThat(shown()).containsExactly("0.00-1.00 angry");
    model.desk().select(Selected.row(Rows.key(tier.id())));
    at(7);
    press(KeyCode.DIGIT1);
    assertThat(message()).contains("No segment is selected");
  }

  // ---- borders ----

  @Test
  void altAndArrowsMoveBordersByAPictureAndStopAtNeighbours() {
    tier(TierKind.EMOTION);
    at(1);
    press(KeyCode.N);
    at(2.1);
    press(KeyCode.N);
    assertThat(alt(KeyCode.LEFT)).isTrue();
    assertThat(shown()).last().isEqualTo("2.06-3.10");
    alt(KeyCode.LEFT);
    alt(KeyCode.LEFT);
    alt(KeyCode.LEFT);
    assertThat(shown()).containsExactly("1.00-2.00", "2.00-3.10");
    altShift(KeyCode.RIGHT);
    altShift(KeyCode.RIGHT);
    altShift(KeyCode.LEFT);
    assertThat(shown()).last().isEqualTo("2.00-3.14");
    assertThat(timeline.positionUs().get()).isEqualTo(3_140_000);
    press(KeyCode.OPEN_BRACKET);
    altShift(KeyCode.RIGHT);
    assertThat(shown()).first().isEqualTo("1.00-2.00");
    assertThat(alt(KeyCode.UP)).isFalse();
  }

  @Test
  void iAndOBringTheBordersToThePlayhead() {
    tier(TierKind.EMOTION);
    at(2);
    press(KeyCode.N);
    at(1.5);
    press(KeyCode.I);
    at(4);
    press(KeyCode.O);
    assertThat(shown()).containsExactly("1.50-4.00");
    at(9);
    press(KeyCode.I);
    assertThat(shown()).as("a start never passes the end").containsExactly("3.99-4.00");
  }

  @Test
  void theMouseDragsABorderAsOneStepBack() {
    tier(TierKind.EMOTION);
    press(KeyCode.N);
    long id = segments().get(0).id();
    model.editor().startDrag();
    for (int i = 1; i <= 5; i++) {
      model.editor().drag(id, false, SECOND + i * 100_000L);
    }
    model.editor().startDrag();
    model.editor().drag(id, true, 200_000);
    assertThat(shown()).containsExactly("0.20-1.50");
    control(KeyCode.Z);
    assertThat(shown()).containsExactly("0.00-1.50");
    control(KeyCode.Z);
    assertThat(shown()).containsExactly("0.00-1.00");
  }

  @Test
  void theMouseDrawsInFreeRoom() {
    Tier tier = tier(TierKind.EMOTION);
    Row row = model.desk().row().orElseThrow();
    model.editor().draw(row, 3 * SECOND, SECOND);
    row = model.desk().row().orElseThrow();
    model.editor().draw(row, 2 * SECOND, 5 * SECOND);
    assertThat(shown()).containsExactly("1.00-3.00", "3.00-5.00");
    assertThat(segments()).allMatch(s -> s.tier() == tier.id());
  }

  // ---- whole segments ----

  @Test
  void splitMergeAndDelete() {
    tier(TierKind.EMOTION);
    at(1);
    press(KeyCode.N);
    press(KeyCode.DIGIT2);
    press(KeyCode.S);
    assertThat(message()).contains("must be inside");
    at(1.4);
    press(KeyCode.S);
    assertThat(shown()).containsExactly("1.00-1.40 happy", "1.40-2.00 happy");
    press(KeyCode.DIGIT3);
    assertThat(shown())
        .as("the part at the playhead is selected")
        .last()
        .isEqualTo("1.40-2.00 sad");
    press(KeyCode.M);
    assertThat(message()).contains("no segment after this one");
    press(KeyCode.OPEN_BRACKET);
    press(KeyCode.M);
    assertThat(shown()).containsExactly("1.00-2.00 happy");
    press(KeyCode.DELETE);
    assertThat(segments()).isEmpty();
    at(8);
    press(KeyCode.BACK_SPACE);
    assertThat(message()).contains("No segment is selected");
  }

  @Test
  void textsOfMergedSegmentsAreBothKept() {
    tier(TierKind.TEXT);
    press(KeyCode.N);
    model.editor().label("well");
    at(1);
    press(KeyCode.N);
    model.editor().label("yes");
    press(KeyCode.OPEN_BRACKET);
    press(KeyCode.M);
    assertThat(shown()).containsExactly("0.00-2.00 well yes");
  }

  // ---- moving about ----

  @Test
  void tabGoesThroughTheSegmentsAndThenOut() {
    tier(TierKind.EMOTION);
    at(1);
    press(KeyCode.N);
    at(4);
    press(KeyCode.N);
    at(0);
    model.desk().select(Selected.row(model.desk().selected().get().row()));
    assertThat(press(KeyCode.TAB)).isTrue();
    assertThat(timeline.positionUs().get()).isEqualTo(SECOND);
    assertThat(press(KeyCode.CLOSE_BRACKET)).isTrue();
    assertThat(timeline.positionUs().get()).isEqualTo(4 * SECOND);
    assertThat(press(KeyCode.TAB)).as("the last one: the focus goes on").isFalse();
    assertThat(press(KeyCode.CLOSE_BRACKET)).isTrue();
    assertThat(keys.press(new Press(KeyCode.TAB, true, false, false))).isTrue();
    assertThat(timeline.positionUs().get()).isEqualTo(SECOND);
  }

  @Test
  void upAndDownGoThroughTheRowsAndPickWhatIsAtThePlayhead() {
    tier(TierKind.EMOTION);
    press(KeyCode.N);
    tier(TierKind.TEXT);
    at(0.5);
    press(KeyCode.UP);
    assertThat(model.desk().row().orElseThrow().name()).isEqualTo("Emotion");
    assertThat(model.desk().segment()).isPresent();
    press(KeyCode.UP);
    assertThat(model.desk().row().orElseThrow().isModel()).isTrue();
    assertThat(model.desk().proposal()).isPresent();
    press(KeyCode.DOWN);
    press(KeyCode.DOWN);
    press(KeyCode.DOWN);
    assertThat(model.desk().row().orElseThrow().name()).isEqualTo("Text");
  }

  @Test
  void keysOfThePlayerAreLeftToIt() {
    tier(TierKind.EMOTION);
    for (KeyCode code :
        List.of(KeyCode.SPACE, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.J, KeyCode.K, KeyCode.L)) {
      assertThat(press(code)).as(code.getName()).isFalse();
    }
    assertThat(control(KeyCode.O)).isFalse();
  }

  // ---- undo ----

  @Test
  void everythingCanBeTakenBackAndDoneAgain() {
    List<Annotations> states = new ArrayList<>();
    model.annotations().addListener((o, before, now) -> states.add(now));
    tier(TierKind.EMOTION);
    press(KeyCode.N);
    press(KeyCode.DIGIT2);
    at(0.5);
    press(KeyCode.S);
    press(KeyCode.DIGIT3);
    press(KeyCode.OPEN_BRACKET);
    press(KeyCode.M);
    press(KeyCode.DELETE);
    model.tiers().remove();
    Annotations last = model.annotations().get();
    assertThat(last.tiers()).isEmpty();
    List<Annotations> forwards = List.copyOf(states);
    for (int i = forwards.size() - 2; i >= 0; i--) {
      control(KeyCode.Z);
      assertThat(model.annotations().get()).isEqualTo(forwards.get(i));
      assertThat(inFile()).isEqualTo(model.annotations().get());
    }
    control(KeyCode.Z);
    assertThat(model.annotations().get()).isEqualTo(Annotations.NONE);
    for (Annotations next : forwards) {
      keys.press(new Press(KeyCode.Z, true, false, true));
      assertThat(model.annotations().get()).isEqualTo(next);
    }
    control(KeyCode.Y);
    assertThat(inFile().tiers()).isEmpty();
  }

  @Test
  void undoSaysWhatItTakesBackAndGoesOnBeyondTheAnnotations() {
    UndoLog log = session.undoLog();
    session.toggle(Modality.AUDIO);
    tier(TierKind.EMOTION);
    assertThat(log.undoes().get()).isEqualTo("tier \"Emotion\" added");
    press(KeyCode.N);
    assertThat(log.undoes().get()).isEqualTo("segment added");
    press(KeyCode.DIGIT2);
    assertThat(log.undoes().get()).isEqualTo("segment changed");
    press(KeyCode.DELETE);
    assertThat(log.undoes().get()).isEqualTo("segment deleted");
    for (int i = 0; i < 4; i++) {
      control(KeyCode.Z);
    }
    assertThat(model.annotations().get()).isEqualTo(Annotations.NONE);
    assertThat(log.undoes().get()).isEqualTo("audio switched off");
    control(KeyCode.Z);
    assertThat(session.switchedOn().get().contains(Modality.AUDIO)).isTrue();
  }

  private Annotations inFile() {
    List<Annotations> found = new ArrayList<>();
    project.ask(
        file -> Annotations.read(file, Path.of("sample.mp4")),
        Reply.of(found::add, why -> refused.add(why.sentence())));
    Annotations a = found.get(0);
    // a tier without segments has no entry on the screen, and an empty one when it is read
    Annotations same = new Annotations(a.tiers(), java.util.Map.of());
    for (Tier t : a.tiers()) {
      boolean known = model.annotations().get().segments().containsKey(t.id());
      same = known ? same.withAll(t.id(), a.of(t.id())) : same;
    }
    return same;
  }
}
