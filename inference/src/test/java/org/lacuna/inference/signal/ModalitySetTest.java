package org.lacuna.inference.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ModalitySetTest {

  @Test
  void theSevenSubsetsAreDistinctAndNotEmpty() {
    assertThat(new HashSet<>(ModalitySet.nonEmptySubsets())).hasSize(7);
    assertThat(ModalitySet.nonEmptySubsets()).noneMatch(ModalitySet::isEmpty);
    assertThat(ModalitySet.nonEmptySubsets().get(6)).isEqualTo(ModalitySet.all());
  }

  @Test
  void addingAndTakingAway() {
    ModalitySet va = ModalitySet.of(Modality.AUDIO, Modality.VISION);
    assertThat(va.toList()).containsExactly(Modality.VISION, Modality.AUDIO);
    assertThat(va.without(Modality.VISION)).isEqualTo(ModalitySet.of(Modality.AUDIO));
    assertThat(va.with(Modality.LANGUAGE)).isEqualTo(ModalitySet.all());
    assertThat(ModalitySet.all().minus(va)).isEqualTo(ModalitySet.of(Modality.LANGUAGE));
    assertThat(va.intersect(ModalitySet.of(Modality.LANGUAGE))).isEqualTo(ModalitySet.none());
    assertThat(va.union(ModalitySet.of(Modality.LANGUAGE))).isEqualTo(ModalitySet.all());
    assertThat(va).hasToString("vision+audio");
    assertThat(ModalitySet.none()).hasToString("none");
  }

  @Test
  void keysAreReadWithoutRegardToCase() {
    assertThat(Modality.ofKey(" Audio ")).contains(Modality.AUDIO);
    assertThat(Modality.ofKey("sound")).isEmpty();
  }
}
