package org.lacuna.app.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.annotate.tiers.Proposal;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.annotate.tiers.Selected;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.Segment.Origin;
import org.lacuna.app.project.Tier;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.task.Reply;
import org.lacuna.inference.signal.Modality;

/** What the model says: accepted, corrected, never overwritten. */
class ProposalsTest extends AnnotationCase {
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
}
