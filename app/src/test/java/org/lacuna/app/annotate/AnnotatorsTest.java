package org.lacuna.app.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.lacuna.app.annotate.AnnotateKeys.Press;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.lanes.LaneKind;
import org.lacuna.app.look.Theme;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.session.SessionViewModel;

/** Several annotators, clips and lanes. */
class AnnotatorsTest extends AnnotationCase {
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
    assertThat(session.undoLog().canUndo().get()).isFalse();
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
