package org.lacuna.inference.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.Fixtures;
import org.lacuna.inference.align.Aligner;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;

class DropsTest {

  private static final long END = 5_000_000;

  private final FeatureSet clip = Fixtures.clip(3, 5);

  @Property(tries = 30)
  void droppingAllOfItPieceByPieceIsDroppingItWhole(
      @ForAll Modality m, @ForAll @IntRange(min = 1, max = 7) int pieces) throws LacunaException {
    Drops byPiece = Drops.none();
    for (int i = pieces - 1; i >= 0; i--) {
      byPiece = byPiece.with(m, new Stretch(i * END / pieces, (i + 1) * END / pieces));
    }
    Drops whole = Drops.none().withWhole(m, true);
    assertThat(byPiece.of(clip).available()).isEqualTo(whole.of(clip).available());
    List<ModelInput> left = aligned(byPiece);
    List<ModelInput> right = aligned(whole);
    for (int w = 0; w < right.size(); w++) {
      for (Modality each : Modality.values()) {
        ModelInput.Channel a = left.get(w).channel(each);
        ModelInput.Channel b = right.get(w).channel(each);
        assertThat(a.values()).containsExactly(b.values());
        assertThat(a.mask()).containsExactly(b.mask());
        assertThat(a.startUs()).containsExactly(b.startUs());
      }
    }
  }

  @Test
  void onlyTheStretchIsMissingAndOnlyOfThatModality() throws LacunaException {
    Drops drops = Drops.none().with(Modality.AUDIO, new Stretch(1_000_000, 2_000_000));
    List<ModelInput> before = aligned(Drops.none());
    List<ModelInput> after = aligned(drops);
    for (int w = 0; w < before.size(); w++) {
      ModelInput.Channel was = before.get(w).channel(Modality.AUDIO);
      ModelInput.Channel is = after.get(w).channel(Modality.AUDIO);
      for (int t = 0; t < was.steps(); t++) {
        boolean inside = was.startUs()[t] >= 1_000_000 && was.endUs()[t] <= 2_000_000;
        assertThat(is.mask()[t]).isEqualTo(was.mask()[t] && !inside);
      }
      for (Modality m : List.of(Modality.VISION, Modality.LANGUAGE)) {
        assertThat(after.get(w).channel(m).values())
            .containsExactly(before.get(w).channel(m).values());
      }
    }
  }

  @Test
  void aDroppedWordLeavesNoStepBehind() {
    Drops drops = Drops.none().with(Modality.LANGUAGE, new Stretch(0, 2_000_000));
    FeatureSet left = drops.of(clip);
    assertThat(left.words()).hasSizeLessThan(clip.words().size());
    assertThat(left.words())
        .allSatisfy(
            w -> assertThat((w.startUs() + w.endUs()) / 2).isGreaterThanOrEqualTo(2_000_000));
    assertThat(left.sequence(Modality.LANGUAGE).orElseThrow().steps())
        .isEqualTo(left.words().size());
  }

  @Test
  void whatIsGivenBackIsAsItWas() {
    Stretch some = new Stretch(500_000, 900_000);
    Drops drops = Drops.none().with(Modality.VISION, some).without(Modality.VISION, some);
    assertThat(drops).isEqualTo(Drops.none());
    assertThat(drops.of(clip)).isSameAs(clip);
    assertThat(new Drops(ModalitySet.none(), Map.of(Modality.AUDIO, Stretches.none())))
        .isEqualTo(Drops.none());
  }

  @Test
  void presetsAreTheSameForTheSameSeedAndLoseAboutTheirShare() {
    long hour = 3_600_000_000L;
    assertThat(DropPresets.badCall(hour, 5)).isEqualTo(DropPresets.badCall(hour, 5));
    assertThat(DropPresets.badCall(hour, 6)).isNotEqualTo(DropPresets.badCall(hour, 5));
    Drops third = DropPresets.random(hour, 0.3, 1);
    for (Modality m : Modality.values()) {
      assertThat(third.parts(m).lengthUs() / (double) hour).isBetween(0.27, 0.33);
    }
    double lost = DropPresets.badCall(hour, 5).parts(Modality.AUDIO).lengthUs() / (double) hour;
    // gaps of .85 s on average after 4 s on average
    assertThat(lost).isBetween(0.14, 0.21);
  }

  private List<ModelInput> aligned(Drops drops) throws LacunaException {
    return new Aligner(Fixtures.card(Map.of())).align(drops.of(clip), ModalitySet.all());
  }
}
