package org.lacuna.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.StepRunner;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

class CompareViewModelTest {

  private static final ModalitySet VISION_LANGUAGE =
      ModalitySet.of(Modality.VISION, Modality.LANGUAGE);

  private final Texts texts = Texts.of(Locale.ENGLISH);
  private final StepRunner runner = new StepRunner();
  private final TwoModels backend = new TwoModels();
  private final SessionViewModel session = new SessionViewModel(backend, runner, texts, () -> 0);
  private final CompareViewModel compare = new CompareViewModel(session, backend, runner, texts);

  private void open(String name) {
    session.start();
    compare.wanted().set(true);
    session.open(Path.of(name));
    runner.drain();
  }

  private Comparison shown() {
    return compare.comparison().get().orElseThrow();
  }

  @Test
  void nothingIsAskedWhileNobodyLooks() {
    session.start();
    session.open(Path.of("sample.mp4"));
    runner.drain();
    assertThat(compare.comparison().get()).isEmpty();
    compare.wanted().set(true);
    assertThat(compare.busy().get()).isTrue();
    runner.drain();
    assertThat(shown().rows()).hasSize(7).allMatch(SubsetResult::answered);
    compare.wanted().set(false);
    compare.wanted().set(true);
    assertThat(runner.waiting()).isZero();
  }

  @Test
  void fullIsWhatTheScoresSayAndIsNoChange() {
    open("sample.mp4");
    double said =
        session.scored().get().orElseThrow().full().prediction().sentiment().orElseThrow();
    SubsetResult full = shown().answer(ModalitySet.all()).orElseThrow();
    assertThat(shown().full()).isEqualTo(ModalitySet.all());
    assertThat(full.sentiment().getAsDouble()).isCloseTo(said, within(1e-9));
    Change none = shown().change(full).orElseThrow();
    assertThat(none.sentiment()).hasValue(0);
    assertThat(none.distance()).hasValue(0);
    assertThat(none.flips()).isFalse();
    // the made-up network gives 0.9 for language
    SubsetResult mute =
        shown().answer(ModalitySet.of(Modality.VISION, Modality.AUDIO)).orElseThrow();
    assertThat(shown().change(mute).orElseThrow().sentiment().getAsDouble())
        .isCloseTo(-0.9, within(1e-9));
  }

  @Test
  void whatTheClipLacksIsSaid() {
    open("silent.mp4");
    assertThat(shown().full()).isEqualTo(VISION_LANGUAGE);
    List<SubsetResult> absent = shown().rows().stream().filter(r -> !r.answered()).toList();
    assertThat(absent).hasSize(4).allMatch(r -> r.subset().contains(Modality.AUDIO));
    assertThat(absent.get(0).why()).isEqualTo("This file has no sound.");
    compare.choose(ModalitySet.of(Modality.AUDIO));
    assertThat(session.switchedOn().get()).isEqualTo(ModalitySet.all());
  }

  @Test
  void aClipWithNothingHasASentence() {
    open("nothing.mp4");
    assertThat(shown().isEmpty()).isTrue();
    assertThat(compare.message().get()).startsWith("Nothing in this clip can be analysed");
  }

  @Test
  void withoutAClipThereIsASentence() {
    compare.wanted().set(true);
    assertThat(compare.message().get()).isEqualTo(texts.get("compare.noClip"));
  }

  @Test
  void aChoiceSetsTheSwitchesAndIsUndone() {
    open("sample.mp4");
    compare.choose(VISION_LANGUAGE);
    assertThat(session.switchedOn().get()).isEqualTo(VISION_LANGUAGE);
    assertThat(compare.current().get()).isEqualTo(VISION_LANGUAGE);
    session.undoLog().undo();
    assertThat(compare.current().get()).isEqualTo(ModalitySet.all());
  }

  @Test
  void aChoiceLeavesTheSwitchOfWhatIsNotThere() {
    open("silent.mp4");
    compare.choose(ModalitySet.of(Modality.VISION));
    assertThat(session.switchedOn().get())
        .isEqualTo(ModalitySet.of(Modality.VISION, Modality.AUDIO));
    assertThat(compare.current().get()).isEqualTo(ModalitySet.of(Modality.VISION));
  }

  @Test
  void flipsAskNothingAndDropsAskAgain() {
    open("sample.mp4");
    Comparison before = shown();
    session.toggle(Modality.AUDIO);
    runner.drain();
    assertThat(shown()).isSameAs(before);
    session.drop(Drops.none().with(Modality.VISION, new Stretch(0, 60_000_000)));
    runner.drain();
    assertThat(shown().full()).isEqualTo(ModalitySet.of(Modality.AUDIO, Modality.LANGUAGE));
    assertThat(shown().rows().get(0).why()).isEqualTo("You dropped all of it.");
  }

  @Test
  void aSecondModelSaysWhatItLacksAndIsClosed() {
    open("sample.mp4");
    SecondModelViewModel second = compare.second();
    assertThat(second.message().get()).isEqualTo(texts.get("compare.second.none"));
    second.choose("amd");
    assertThat(second.busy().get()).isTrue();
    runner.drain();
    Comparison other = second.comparison().get().orElseThrow();
    assertThat(other.full()).isEqualTo(VISION_LANGUAGE);
    assertThat(other.lacks())
        .isEqualTo("The model does not read audio. The model gives no emotions.");
    assertThat(other.rows().get(1).why()).isEqualTo("The model does not read audio.");
    second.choose("kt");
    runner.drain();
    assertThat(backend.closed()).containsExactly("amd");
    second.forget();
    runner.drain();
    assertThat(backend.closed()).containsExactly("amd", "kt");
    assertThat(second.comparison().get()).isEmpty();
  }

  @Test
  void aModelOpenedInVainIsClosedAndAnotherClipIsJudgedAnew() {
    open("sample.mp4");
    compare.second().choose("amd");
    compare.second().choose("kt");
    runner.drain();
    assertThat(backend.closed()).containsExactly("amd");
    assertThat(compare.second().chosen().get()).contains("kt");
    session.open(Path.of("silent.mp4"));
    runner.drain();
    assertThat(compare.second().comparison().get().orElseThrow().full()).isEqualTo(VISION_LANGUAGE);
    compare.second().choose("nowhere");
    runner.drain();
    assertThat(compare.second().message().get()).isEqualTo("\"nowhere\" is no model.");
  }

  @Test
  void theNumbersAreThoseOfTheRows() {
    open("silent.mp4");
    List<NumberTable> tables = CompareNumbers.of(compare);
    assertThat(tables).hasSize(1);
    NumberTable t = tables.get(0);
    assertThat(t.rows()).hasSize(7);
    assertThat(t.columns()).contains("sentiment", "delta", "p_happy", "total_variation");
    int sentiment = t.columns().indexOf("sentiment");
    assertThat(t.rows().get(1).get(sentiment)).isEmpty();
    assertThat(Double.parseDouble(t.rows().get(0).get(sentiment)))
        .isCloseTo(shown().rows().get(0).sentiment().getAsDouble(), within(1e-6));
  }

  /** Whatever is flipped in whatever order, looked at or not: the end is the same. */
  @Property(tries = 40)
  void theEndDependsOnlyOnWhatIsOn(
      @ForAll @Size(max = 10) List<Modality> flips,
      @ForAll @Size(10) List<Boolean> waits,
      @ForAll boolean late) {
    CompareViewModelTest wandering = new CompareViewModelTest();
    wandering.open("sample.mp4");
    wandering.compare.wanted().set(!late);
    ModalitySet on = ModalitySet.all();
    for (int i = 0; i < flips.size(); i++) {
      Modality m = flips.get(i);
      on = on.contains(m) ? on.without(m) : on.with(m);
      wandering.session.toggle(m);
      if (waits.get(i)) {
        wandering.runner.drain();
      }
    }
    wandering.compare.wanted().set(true);
    wandering.runner.drain();
    CompareViewModelTest straight = new CompareViewModelTest();
    straight.open("sample.mp4");
    straight.compare.choose(on);
    for (Modality m : Modality.values()) {
      straight.session.setOn(m, on.contains(m));
    }
    straight.runner.drain();
    assertThat(wandering.shown()).isEqualTo(straight.shown());
    assertThat(wandering.compare.current().get())
        .isEqualTo(straight.compare.current().get())
        .isEqualTo(on);
    assertThat(wandering.compare.message().get()).isEmpty();
    assertThat(wandering.compare.busy().get()).isFalse();
  }
}
