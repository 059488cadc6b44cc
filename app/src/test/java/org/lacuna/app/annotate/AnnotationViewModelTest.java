package org.lacuna.app.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lacuna.app.annotate.AnnotateKeys.Press;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.annotate.tiers.Proposal;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.annotate.tiers.Rows;
import org.lacuna.app.annotate.tiers.Selected;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.lanes.LaneKind;
import org.lacuna.app.look.Theme;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.Segment.Origin;
import org.lacuna.app.project.Tier;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Reply;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.signal.Modality;

/** Every key, by what it does to the annotations and to the project file. */
class AnnotationViewModelTest {

  private static final long SECOND = 1_000_000;

  private final InlineRunner runner = new InlineRunner();
  private final RememberedHere remembered = new RememberedHere();
  private final Texts texts = Texts.of(Locale.ENGLISH);
  private final Timeline timeline = new Timeline();
  private final List<String> refused = new ArrayList<>();
  private SessionViewModel session;
  private OpenProject project;
  private AnnotationViewModel model;
  private AnnotateKeys keys;
  private int written;

  @BeforeEach
  void open() {
    session = new SessionViewModel(new FakeBackend(), runner, texts, () -> 0);
    session.clip().addListener(o -> timeline.reset(12_600_000));
    project =
        new OpenProject(runner, remembered, Optional.empty(), why -> refused.add(why.sentence()));
    model = new AnnotationViewModel(session, timeline, project, remembered, texts);
    keys = new AnnotateKeys(model, () -> written++);
    project.start();
    session.start();
    session.open(Path.of("sample.mp4"));
  }

  private boolean press(KeyCode code) {
    return keys.press(Press.of(code));
  }

  private boolean alt(KeyCode code) {
    return keys.press(new Press(code, false, true, false));
  }

  private boolean altShift(KeyCode code) {
    return keys.press(new Press(code, true, true, false));
  }

  private boolean control(KeyCode code) {
    return keys.press(new Press(code, false, false, true));
  }

  private void at(double seconds) {
    timeline.moveTo(Math.round(seconds * SECOND));
  }

  private Tier tier(TierKind kind) {
    return model.tiers().add(kind);
  }

  private List<Segment> segments() {
    return model.desk().tier().map(t -> model.annotations().get().of(t.id())).orElse(List.of());
  }

  /** As {@code 1.0-2.0 happy} for each. */
  private List<String> shown() {
    return segments().stream().map(AnnotationViewModelTest::shown).toList();
  }

  private static String shown(Segment s) {
    return String.format(Locale.ROOT, "%.2f-%.2f %s", s.startUs() / 1e6, s.endUs() / 1e6, s.label())
        .strip();
  }

  private String message() {
    return model.desk().message().get();
  }

  private Row modelRow(TierKind kind) {
    return model.desk().rows().get().stream()
        .filter(r -> r.isModel() && r.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private void toModel(TierKind kind, double seconds) {
    model.editor().pick(modelRow(kind), Math.round(seconds * SECOND));
  }

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

  // ---- the model's proposals ----

  @Test
  void enterAcceptsAProposalIntoATierOfOnesOwnAndGoesOn() {
    Row row = modelRow(TierKind.EMOTION);
    assertThat(row.marks()).hasSize(3);
    toModel(TierKind.EMOTION, 0);
    String first = row.marks().get(0).label();
    press(KeyCode.ENTER);
    Tier tier = model.annotations().get().tiers().get(0);
    assertThat(tier.kind()).isEqualTo(TierKind.EMOTION);
    Segment s = model.annotations().get().of(tier.id()).get(0);
    assertThat(shown(s)).isEqualTo("0.00-4.20 " + first);
    assertThat(s.origin()).isEqualTo(Origin.ACCEPTED);
    assertThat(s.proposal().orElseThrow().model()).isEqualTo("Sample KT 0.1");
    assertThat(model.desk().mark().orElseThrow().startUs()).isEqualTo(4_200_000);
    assertThat(states(TierKind.EMOTION))
        .containsExactly(Proposal.State.ACCEPTED, Proposal.State.OPEN, Proposal.State.OPEN);
    control(KeyCode.Z);
    assertThat(model.annotations().get())
        .as("tier and segment in one step")
        .isEqualTo(Annotations.NONE);
  }

  private List<Proposal.State> states(TierKind kind) {
    return modelRow(kind).marks().stream().map(Row.Mark::state).toList();
  }

  @Test
  void aDigitCorrectsAProposalAndKeepsWhatTheModelSaid() {
    toModel(TierKind.EMOTION, 5);
    String said = model.desk().mark().orElseThrow().label();
    int other = said.equals("angry") ? 2 : 4;
    press(other == 2 ? KeyCode.DIGIT2 : KeyCode.DIGIT4);
    Tier tier = model.annotations().get().tiers().get(0);
    Segment s = model.annotations().get().of(tier.id()).get(0);
    assertThat(s.origin()).isEqualTo(Origin.CORRECTED);
    assertThat(s.label()).isEqualTo(TierKind.EMOTION.labels().get(other - 1));
    assertThat(s.proposal().orElseThrow().label()).isEqualTo(said);
    assertThat(states(TierKind.EMOTION).get(1)).isEqualTo(Proposal.State.CORRECTED);
    model.editor().label(said);
    assertThat(states(TierKind.EMOTION).get(1)).isEqualTo(Proposal.State.ACCEPTED);
    assertThat(model.annotations().get().of(tier.id())).hasSize(1);
  }

  @Test
  void movingABorderOfAProposalMovesThatOfACopy() {
    toModel(TierKind.SENTIMENT, 5);
    alt(KeyCode.RIGHT);
    Segment s = model.desk().segment().orElseThrow();
    assertThat(s.startUs()).isEqualTo(4_240_000);
    assertThat(s.origin()).isEqualTo(Origin.CORRECTED);
    assertThat(modelRow(TierKind.SENTIMENT).marks().get(1).startUs()).isEqualTo(4_200_000);
    alt(KeyCode.LEFT);
    assertThat(model.desk().segment().orElseThrow().origin()).isEqualTo(Origin.ACCEPTED);
  }

  @Test
  void theModelsRowCannotBeDeletedAndWhatIsThereIsNotOverwritten() {
    toModel(TierKind.EMOTION, 0);
    press(KeyCode.DELETE);
    assertThat(message()).contains("cannot be deleted");
    tier(TierKind.EMOTION);
    model.editor().draw(model.desk().row().orElseThrow(), 0, 4 * SECOND);
    press(KeyCode.DIGIT1);
    toModel(TierKind.EMOTION, 0);
    assertThat(states(TierKind.EMOTION).get(0)).isEqualTo(Proposal.State.OWN);
    press(KeyCode.ENTER);
    assertThat(message()).contains("has labels there already");
    assertThat(model.annotations().get().segments().values()).allMatch(l -> l.size() == 1);
  }

  @Test
  void aSentimentIsTurnedRoundOnTheModelsRow() {
    Row row = modelRow(TierKind.SENTIMENT);
    Row.Mark marked =
        row.marks().stream().filter(m -> !m.label().equals("0")).findFirst().orElseThrow();
    model.desk().select(Selected.mark(row.key(), marked.id()));
    press(KeyCode.MINUS);
    Tier tier = model.annotations().get().tiers().get(0);
    assertThat(model.annotations().get().of(tier.id()).get(0).label())
        .isEqualTo(String.valueOf(-Integer.parseInt(marked.label())));
  }

  @Test
  void proposalsDoNotFollowTheSwitches() {
    List<Row.Mark> before = modelRow(TierKind.SENTIMENT).marks();
    session.toggle(Modality.LANGUAGE);
    assertThat(modelRow(TierKind.SENTIMENT).marks()).isEqualTo(before);
    session.toggle(Modality.AUDIO);
    session.toggle(Modality.VISION);
    assertThat(session.scored().get()).isEmpty();
    session.toggle(Modality.VISION);
    assertThat(modelRow(TierKind.SENTIMENT).marks()).isEqualTo(before);
  }

  @Test
  void whatTheModelSaysIsKeptBesideAnnotations() {
    assertThat(predicted()).isZero();
    toModel(TierKind.EMOTION, 0);
    press(KeyCode.ENTER);
    assertThat(predicted()).isEqualTo(6);
  }

  private int predicted() {
    List<Integer> found = new ArrayList<>();
    project.ask(
        file -> {
          var clip = file.find(Path.of("sample.mp4"));
          return clip.isEmpty() ? 0 : file.predicted(clip.get().id()).size();
        },
        Reply.of(found::add, why -> refused.add(why.sentence())));
    return found.get(0);
  }

  // ---- several annotators ----

  @Test
  void tiersOfOthersAreSeenButNotChanged() {
    tier(TierKind.EMOTION);
    press(KeyCode.N);
    model.desk().setWho("Bob");
    assertThat(model.desk().rows().get()).noneMatch(Row::editable);
    Row ann =
        model.desk().rows().get().stream().filter(r -> !r.isModel()).findFirst().orElseThrow();
    assertThat(ann.name()).isEqualTo("Emotion, Annotator 1");
    model.editor().pick(ann, 0);
    press(KeyCode.DIGIT2);
    assertThat(message()).contains("belongs to another annotator");
    press(KeyCode.DELETE);
    assertThat(model.annotations().get().of(ann.tier().orElseThrow().id())).hasSize(1);
    at(5);
    press(KeyCode.N);
    assertThat(model.annotations().get().tiers()).hasSize(2);
    assertThat(model.book().annotators().get()).hasSize(2);
    model.desk().showsOthers().set(false);
    assertThat(model.desk().rows().get()).filteredOn(r -> !r.isModel()).hasSize(1);
    assertThat(remembered.get("annotate.who")).contains("Bob");
  }

  @Test
  void tiersAreRenamedAndTheirNamesStayUnique() {
    tier(TierKind.EMOTION);
    assertThat(tier(TierKind.EMOTION_7).name()).isEqualTo("Emotion 2");
    model.tiers().rename(" face @\n only ");
    assertThat(model.desk().tier().orElseThrow().name()).isEqualTo("face only");
    model.tiers().rename("Emotion");
    assertThat(model.desk().tier().orElseThrow().name()).isEqualTo("Emotion 2");
  }

  // ---- clips and projects ----

  @Test
  void everyClipHasItsOwnAndTheyAreThereAgain() {
    tier(TierKind.EMOTION);
    press(KeyCode.N);
    Annotations sample = model.annotations().get();
    session.open(Path.of("silent.mp4"));
    assertThat(model.annotations().get()).isEqualTo(Annotations.NONE);
    assertThat(model.book().canUndo().get()).isFalse();
    tier(TierKind.TEXT);
    session.open(Path.of("sample.mp4"));
    assertThat(model.annotations().get()).isEqualTo(sample);
    assertThat(model.book().saving().get()).isEqualTo(Saver.State.SAVED);
    assertThat(refused).isEmpty();
  }

  @Test
  void nothingIsOpenWithoutAClip() {
    SessionViewModel none = new SessionViewModel(new FakeBackend(), runner, texts, () -> 0);
    AnnotationViewModel closed =
        new AnnotationViewModel(none, timeline, project, remembered, texts);
    AnnotateKeys noKeys = new AnnotateKeys(closed, () -> written++);
    assertThat(noKeys.press(Press.of(KeyCode.DIGIT1))).as("the window has its digits").isFalse();
    assertThat(closed.numbers()).isEmpty();
  }

  @Test
  void everyRowCanBeALaneOfTheTimelineAndAnEditLeavesTheLanesAlone() {
    TierLanes lanes =
        new TierLanes(model, timeline, texts, new SimpleObjectProperty<>(Theme.LIGHT));
    int before = lanes.kinds().get().size();
    assertThat(before).isEqualTo(model.desk().rows().get().size()).isPositive();

    tier(TierKind.EMOTION);
    List<LaneKind> with = lanes.kinds().get();
    assertThat(with).hasSize(before + 1).extracting(LaneKind::id).doesNotHaveDuplicates();
    assertThat(with).allMatch(k -> k.id().matches("tier\\.[A-Za-z0-9._-]+"));

    at(1);
    press(KeyCode.N);
    press(KeyCode.DIGIT2);
    assertThat(lanes.kinds().get()).isSameAs(with);
  }
}
