package org.lacuna.inference.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureSequenceTest {

  private static final FeatureSpec SPEC =
      new FeatureSpec(
          "test", "1", Map.of(), List.of(new Feature("a", "1", "a"), new Feature("b", "Hz", "b")));

  @Test
  void keepsWhatWasAddedAndWhatWasNotThere() {
    FeatureSequence s =
        FeatureSequence.builder(SPEC)
            .add(0, 10, new float[] {1, Float.NaN})
            .addUnobserved(10, 30)
            .add(30, 30, new float[] {3, 4})
            .build();
    assertThat(s.steps()).isEqualTo(3);
    assertThat(s.observedSteps()).isEqualTo(2);
    assertThat(s.observedFraction()).isEqualTo(2 / 3.0);
    assertThat(s.value(0, 0)).isEqualTo(1);
    assertThat(s.value(0, 1)).isNaN();
    assertThat(s.observed(1)).isFalse();
    assertThat(s.value(2, 1)).isEqualTo(4);
    assertThat(s.startUs(2)).isEqualTo(30);
  }

  @Test
  void refusesTimeThatGoesBackwards() {
    FeatureSequence.Builder b = FeatureSequence.builder(SPEC).addUnobserved(10, 20);
    assertThatThrownBy(() -> b.addUnobserved(5, 20)).hasMessageContaining("backwards");
    assertThatThrownBy(() -> b.addUnobserved(20, 15)).hasMessageContaining("before it starts");
    assertThatThrownBy(() -> b.add(30, 40, new float[3])).hasMessageContaining("row of 3");
  }

  @Test
  void maskingOnlyTakesAway() {
    FeatureSequence s =
        FeatureSequence.builder(SPEC)
            .addUnobserved(0, 1)
            .add(1, 2, new float[2])
            .add(2, 3, new float[2])
            .build()
            .masked(new boolean[] {true, false, true});
    assertThat(s.observed(0)).isFalse();
    assertThat(s.observed(1)).isFalse();
    assertThat(s.observed(2)).isTrue();
  }

  @Test
  void aBuilderGoesOnAfterBuilding() {
    FeatureSequence.Builder b = FeatureSequence.builder(SPEC).add(0, 1, new float[] {1, 1});
    FeatureSequence first = b.build();
    for (int i = 1; i < 200; i++) {
      b.add(i, i + 1, new float[] {i, i});
    }
    assertThat(first.steps()).isEqualTo(1);
    assertThat(b.build().value(199, 1)).isEqualTo(199);
  }

  @Test
  void columnNamesAreUnique() {
    assertThatThrownBy(
            () ->
                new FeatureSpec(
                    "x",
                    "1",
                    Map.of(),
                    List.of(new Feature("a", "1", ""), new Feature("a", "1", ""))))
        .hasMessageContaining("two features are named a");
  }

  @Test
  void aSequenceWithoutAnythingObservedBecomesAReason() {
    FeatureSequence nothing = FeatureSequence.builder(SPEC).addUnobserved(0, 10).build();
    FeatureSet set =
        FeatureSet.of(
            10,
            Map.of(Modality.VISION, nothing),
            Map.of(Modality.VISION, "No face.", Modality.AUDIO, "No sound."),
            List.of());
    assertThat(set.available().isEmpty()).isTrue();
    assertThat(set.whyAbsent(Modality.VISION)).contains("No face.");
    assertThat(set.whyAbsent(Modality.LANGUAGE)).isPresent();
  }
}
