package org.lacuna.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.sound.LogMel;

class MadeUpClipTest {

  private static final long LENGTH_US = 30_000_000;

  private static FeatureSpec spec(String id) {
    return new FeatureSpec(
        id, "1", Map.of(), List.of(new Feature("a", "1", ""), new Feature("b", "1", "")));
  }

  private static Extraction clip() {
    return MadeUpClip.of(LENGTH_US, spec("v"), spec("a"), spec("l"));
  }

  @Test
  void itHasAllModalitiesAtTheirRatesAndPausesInItsSound() {
    Extraction clip = clip();
    FeatureSequence vision = clip.features().sequence(Modality.VISION).orElseThrow();
    FeatureSequence audio = clip.features().sequence(Modality.AUDIO).orElseThrow();
    assertThat(vision.steps()).isEqualTo(750);
    assertThat(audio.steps()).isEqualTo(3000);
    assertThat(audio.observedFraction()).isBetween(0.7, 0.85);
    assertThat(clip.features().words()).hasSizeGreaterThan(40);
    assertThat(clip.sound().orElseThrow().spectrum().columns())
        .isEqualTo((int) (LENGTH_US / LogMel.COLUMN_US));
  }

  @Test
  void itIsTheSameEveryTime() {
    FeatureSequence one = clip().features().sequence(Modality.AUDIO).orElseThrow();
    FeatureSequence two = clip().features().sequence(Modality.AUDIO).orElseThrow();
    for (int t = 0; t < one.steps(); t++) {
      assertThat(one.observed(t)).isEqualTo(two.observed(t));
      assertThat(!one.observed(t) || one.value(t, 1) == two.value(t, 1)).isTrue();
    }
  }
}
