package org.lacuna.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.align.Aligner;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;

class GridPlanTest {

  private static final List<Feature> COLUMNS =
      List.of(
          new Feature("moves", "1", "Moves."),
          new Feature("constant", "1", "Stays."),
          new Feature("never", "1", "Never has a value in training."));

  @TempDir Path folder;

  private ModelCard.Input input() throws Exception {
    Path file = folder.resolve("pool");
    try (FeaturePoolWriter writer = new FeaturePoolWriter(file)) {
      for (Modality m : Modality.values()) {
        FeatureSequence.Builder b =
            FeatureSequence.builder(new FeatureSpec("test." + m.key(), "1", Map.of(), COLUMNS));
        for (int t = 0; t < 40; t++) {
          b.add(
              t * 200_000L, (t + 1) * 200_000L, new float[] {t % 2 == 0 ? 3 : 5, 0.25f, Float.NaN});
        }
        writer.add(
            new SourceItem(m.key(), m, "s", "", "g", Split.TRAIN, null, Float.NaN), b.build());
      }
      writer.finish();
    }
    try (FeaturePool pool = FeaturePool.open(file)) {
      return Objects.requireNonNull(GridPlan.DEFAULT.inputs(pool).get(Modality.VISION.key()));
    }
  }

  @Test
  void columnsAreScaledByWhatTrainingSaw() throws Exception {
    ModelCard.Input input = input();
    assertThat(input.mean()[0]).isCloseTo(4, within(1e-5f));
    assertThat(input.std()[0]).isCloseTo(1, within(0.02f));
    assertThat(Aligner.scaled(input, 0, 5)).isCloseTo(1, within(0.03f));
  }

  @Test
  void whatWasConstantDoesNotDrownTheRest() throws Exception {
    assertThat(Aligner.scaled(input(), 1, 1.25f)).isCloseTo(1, within(1e-5f));
  }

  @Test
  void whatWasNeverSeenCountsNothingLater() throws Exception {
    assertThat(Aligner.scaled(input(), 2, 1f)).isCloseTo(0, within(1e-6f));
  }
}
