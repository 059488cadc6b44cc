package org.lacuna.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.RandomExamples;
import org.lacuna.training.method.Required;

class BatchesTest {

  private static final Problem PROBLEM =
      new Problem(Map.of(Modality.VISION, 4, Modality.AUDIO, 3), List.of(Head.sentiment()));

  private static Examples examples() {
    return RandomExamples.make(new Random(2), PROBLEM, 11, 6, ModalitySet.all());
  }

  private static List<String> epoch(ShuffledBatches batches, long seed) {
    Random random = new Random(seed);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < batches.stepsPerEpoch(); i++) {
      ids.addAll(batches.next(random, i).ids());
    }
    return ids;
  }

  @Test
  void anEpochShowsEachExampleOnceInAnOrderOfItsOwn() {
    ShuffledBatches batches = new ShuffledBatches(examples(), 4, false);
    List<String> first = epoch(batches, 1);
    assertThat(first).hasSize(11);
    assertThat(new TreeSet<>(first)).hasSize(11);
    assertThat(epoch(batches, 2)).isNotEqualTo(first);
    batches.next(new Random(5), 0);
    assertThat(epoch(batches, 1)).as("an epoch that is begun again").isEqualTo(first);
  }

  @Test
  void aRowKeepsItsFeaturesAndAnswers() {
    Examples all = examples();
    Examples two = all.rows(7, 3);
    Lane from = all.lane(Modality.AUDIO);
    Lane to = two.lane(Modality.AUDIO);
    assertThat(two.ids()).containsExactly("example 7", "example 3");
    assertThat(two.answers(Head.sentiment())[1]).isEqualTo(all.answers(Head.sentiment())[3]);
    assertThat(to.length()[0]).isEqualTo(from.length()[7]);
    int width = from.steps() * from.dim();
    assertThat(Arrays.copyOf(to.values(), width))
        .isEqualTo(Arrays.copyOfRange(from.values(), 7 * width, 8 * width));
  }

  @Test
  void droppingTakesOnlyWhatWasObservedAndNeverEverything() {
    Examples all = examples();
    ShuffledBatches batches = new ShuffledBatches(all, 11, true);
    Random random = new Random(3);
    int given = 0;
    int observed = 0;
    for (int i = 0; i < 30; i++) {
      Examples e = batches.next(random, 0);
      for (int b = 0; b < e.size(); b++) {
        int left = 0;
        for (Lane lane : e.lanes().values()) {
          for (int t = b * lane.steps(); t < (b + 1) * lane.steps(); t++) {
            assertThat(lane.given()[t]).isLessThanOrEqualTo(lane.truth()[t]);
            left += (int) lane.given()[t];
            observed += (int) lane.truth()[t];
          }
        }
        assertThat(left).isPositive();
        given += left;
      }
    }
    assertThat((double) given / observed).isBetween(0.3, 0.9);
    Examples only = all.keeping(ModalitySet.of(Modality.AUDIO));
    assertThat(only.lane(Modality.VISION).given()).containsOnly(0f);
    assertThat(only.lane(Modality.AUDIO).given()).isEqualTo(all.lane(Modality.AUDIO).truth());
  }

  @Test
  void severalSeedsGiveMeanAndDeviation() throws Exception {
    Map<String, SeedRuns.Spread> spreads =
        SeedRuns.of(List.of(1L, 2L, 6L), seed -> Map.of("mae", seed / 2.0));
    SeedRuns.Spread mae = Required.entry(spreads, "mae");
    assertThat(mae.mean()).isEqualTo(1.5);
    assertThat(mae.deviation()).isCloseTo(Math.sqrt(1.75), within(1e-12));
    assertThat(new SeedRuns.Spread(List.of(1.0)).deviation()).isNaN();
  }
}
