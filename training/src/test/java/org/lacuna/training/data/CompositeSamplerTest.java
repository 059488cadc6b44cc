package org.lacuna.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.kt.Emotion;
import org.lacuna.training.method.Lane;

class CompositeSamplerTest {

  private static final GridPlan PLAN = new GridPlan(2, 400, 200, 300);

  @TempDir Path folder;
  private FeaturePool pool;

  @BeforeEach
  void open() throws Exception {
    pool = SyntheticPool.make(folder.resolve("pool.bin"), 6, 9);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private PoolItem item(String id) {
    return pool.items().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void aDrawStaysInItsSplitAndItsPartsAgree() throws Exception {
    for (Split split : Split.values()) {
      CompositeSampler sampler = new CompositeSampler(pool, split, PLAN);
      Random random = new Random(4);
      int scored = 0;
      for (int i = 0; i < 200; i++) {
        Composite c = sampler.draw(0.4, 0, random);
        List<PoolItem> parts = c.parts().stream().map(this::item).toList();
        assertThat(parts).extracting(PoolItem::split).containsOnly(split);
        assertThat(parts)
            .extracting(PoolItem::modality)
            .containsExactly(Modality.VISION, Modality.AUDIO, Modality.LANGUAGE);
        assertThat(parts.get(0).emotion()).isEqualTo(parts.get(1).emotion());
        if (Float.isNaN(c.sentiment())) {
          assertThat(parts).extracting(PoolItem::emotion).containsOnly(c.emotion());
        } else {
          scored++;
          assertThat(c.emotion()).as("nobody labelled it").isNull();
          Emotion shown = parts.get(0).emotion();
          if (c.sentiment() > 0.5) {
            assertThat(shown).isEqualTo(Emotion.HAPPY);
          } else if (c.sentiment() < -0.5) {
            assertThat(shown).isIn(Emotion.SAD, Emotion.ANGRY);
          } else {
            assertThat(shown).isEqualTo(Emotion.NEUTRAL);
          }
        }
        assertThat(c.features().available()).isEqualTo(ModalitySet.all());
      }
      assertThat(scored).isBetween(50, 110);
    }
  }

  @Test
  void anUnrelatedVoiceTellsNothingOfTheScore() throws Exception {
    CompositeSampler sampler = new CompositeSampler(pool, Split.TEST, PLAN);
    PoolItem text = sampler.scored().get(0);
    Random random = new Random(4);
    Map<Emotion, Integer> shown = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      Composite c = sampler.withUnrelatedSentiment(text, random);
      assertThat(c.sentiment()).isEqualTo(text.sentiment());
      Emotion e = item(c.parts().get(0)).emotion();
      assertThat(e).isNotNull().isEqualTo(item(c.parts().get(1)).emotion());
      shown.merge(e, 1, Integer::sum);
    }
    assertThat(shown).hasSize(4);
    assertThat(shown.values()).allSatisfy(n -> assertThat(n).isBetween(30, 75));
  }

  @Test
  void theShareOfUnrelatedVoicesIsKept() throws Exception {
    CompositeSampler sampler = new CompositeSampler(pool, Split.TRAIN, PLAN);
    Random random = new Random(4);
    int clear = 0;
    int misfits = 0;
    for (int i = 0; i < 400; i++) {
      Composite c = sampler.draw(1, 0.5, random);
      if (c.sentiment() > CompositeSampler.CLEAR_SENTIMENT) {
        clear++;
        misfits += item(c.parts().get(0)).emotion() == Emotion.HAPPY ? 0 : 1;
      }
    }
    // Half are drawn without regard to the text, and one in four of those fits by chance.
    assertThat(misfits / (double) clear).isBetween(0.25, 0.5);
  }

  @Test
  void emotionsAreDrawnEquallyOften() throws Exception {
    CompositeSampler sampler = new CompositeSampler(pool, Split.TRAIN, PLAN);
    Map<Emotion, Integer> counts = new HashMap<>();
    Random random = new Random(4);
    for (int i = 0; i < 400; i++) {
      Emotion e = sampler.draw(0, 0, random).emotion();
      assertThat(e).isNotNull();
      counts.merge(e, 1, Integer::sum);
    }
    assertThat(counts.values()).allSatisfy(n -> assertThat(n).isBetween(70, 130));
  }

  @Test
  void aSeedGivesTheSameDraws() throws Exception {
    CompositeSampler sampler = new CompositeSampler(pool, Split.TRAIN, PLAN);
    List<List<String>> first = new ArrayList<>();
    List<List<String>> second = new ArrayList<>();
    Random a = new Random(1);
    Random b = new Random(1);
    for (int i = 0; i < 20; i++) {
      first.add(sampler.draw(0.3, 0, a).parts());
      second.add(sampler.draw(0.3, 0, b).parts());
    }
    assertThat(second).isEqualTo(first);
  }

  @Test
  void droppedWordsLeaveOnlyTheLayoutOfTheWindow() throws Exception {
    ModelCard card = card();
    CompositeSampler sampler = new CompositeSampler(pool, Split.TRAIN, PLAN);
    Sample sample = Sample.of(sampler.draw(0, 0, new Random(2)), card);
    Batch batch =
        Batch.of(
            List.of(sample, sample),
            List.of(
                Dropping.only(ModalitySet.all()), Dropping.only(ModalitySet.of(Modality.AUDIO))));
    Lane words = batch.lane(Modality.LANGUAGE);
    long spanUs = sample.truth().endUs() - sample.truth().startUs();
    assertThat(words.length()[0])
        .isEqualTo(Sample.channel(sample.truth(), Modality.LANGUAGE).steps());
    assertThat(words.length()[1]).isEqualTo((float) Math.ceil(spanUs / 300_000.0));
    assertThat(Arrays.copyOfRange(words.truth(), words.steps(), 2 * words.steps()))
        .containsOnly(0f);
    Lane vision = batch.lane(Modality.VISION);
    assertThat(Arrays.copyOfRange(vision.given(), vision.steps(), 2 * vision.steps()))
        .containsOnly(0f);
    assertThat(Arrays.copyOfRange(vision.truth(), vision.steps(), 2 * vision.steps()))
        .as("what was dropped is still the aim of the reconstruction")
        .contains(1f);
  }

  @Test
  void absentValuesAreNotKnown() throws Exception {
    CompositeSampler sampler = new CompositeSampler(pool, Split.TRAIN, PLAN);
    ModelCard card = card();
    Random random = new Random(3);
    int absent = 0;
    for (int i = 0; i < 40; i++) {
      Batch batch =
          Batch.of(
              List.of(Sample.of(sampler.draw(0, 0, random), card)),
              List.of(Dropping.only(ModalitySet.all())));
      for (Modality m : List.of(Modality.VISION, Modality.AUDIO)) {
        Lane lane = batch.lane(m);
        for (int at = 0; at < lane.known().length; at++) {
          if (lane.known()[at] == 0) {
            assertThat(lane.values()[at]).isZero();
            absent += lane.truth()[at / lane.dim()] > 0 ? 1 : 0;
          } else {
            assertThat(lane.truth()[at / lane.dim()]).isEqualTo(1);
          }
        }
      }
    }
    assertThat(absent).as("single values that are absent in observed steps").isPositive();
  }

  @Test
  void droppingKeepsAtLeastOneStepOfWhatIsGiven() {
    Random random = new Random(6);
    Map<ModalitySet, Integer> kept = new LinkedHashMap<>();
    for (int i = 0; i < 2000; i++) {
      Dropping d = Dropping.random(random);
      kept.merge(d.kept(), 1, Integer::sum);
      for (Modality m : Modality.values()) {
        boolean[] observed = new boolean[1 + random.nextInt(6)];
        observed[random.nextInt(observed.length)] = true;
        boolean[] given = d.given(m, observed);
        boolean any = false;
        for (int t = 0; t < given.length; t++) {
          any |= given[t];
          assertThat(given[t] && !observed[t]).isFalse();
        }
        assertThat(any).isEqualTo(d.kept().contains(m));
      }
    }
    assertThat(kept.keySet()).containsExactlyInAnyOrderElementsOf(ModalitySet.nonEmptySubsets());
  }

  private ModelCard card() throws Exception {
    return new ModelCard(
        ModelCard.FORMAT,
        "t",
        "1",
        "KT",
        "",
        "",
        "",
        "",
        PLAN.windowSeconds(),
        PLAN.inputs(pool),
        new ModelCard.Outputs(null, null, List.of(), Map.of(), List.of()),
        Map.of(),
        Map.of(),
        Map.of());
  }
}
