package org.lacuna.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.amd.SeparableMethod;
import org.lacuna.training.amd.UnimodalNetworks;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.MethodContract;
import org.lacuna.training.method.NetworkScorer;
import org.lacuna.training.method.RandomExamples;
import org.lacuna.training.method.Required;
import org.lacuna.training.nn.Parameters;

class BaselinesTest extends MethodContract {

  private static final UnimodalNetworks.Sizes SMALL = UnimodalNetworks.Sizes.uniform(10, 4);

  @Override
  protected List<Method> methods() {
    List<Integer> three = List.of(4, 4, 4);
    List<Integer> two = List.of(4, 4);
    MultMethod.Config mult = new MultMethod.Config(8, 2, 1, 3, 0);
    return List.of(
        new SeparateMethod(THREE, SMALL, 0),
        SeparableMethod.withoutDistillation(
            "LMF-S", THREE, SMALL, new LowRankFusion(three, 6, 4), 0),
        new FusionMethod("LMF", THREE, SMALL, new LowRankFusion(three, 6, 4), 0),
        new FusionMethod("TFN", THREE, SMALL, new OuterFusion(three, 6), 0),
        new SeparateMethod(TWO, SMALL, 0),
        SeparableMethod.withoutDistillation("LMF-S", TWO, SMALL, new LowRankFusion(two, 6, 4), 0),
        new FusionMethod("LMF", TWO, SMALL, new LowRankFusion(two, 6, 4), 0),
        new FusionMethod("TFN", TWO, SMALL, new OuterFusion(two, 6), 0),
        new MultMethod(THREE, mult),
        new MultMethod(TWO, mult),
        new TranslationMethod(THREE, new TranslationMethod.Config(Modality.LANGUAGE, 6, 1, 1, 0)),
        new TranslationMethod(TWO, new TranslationMethod.Config(Modality.AUDIO, 6, 1, 1, 0)),
        new ConstantMethod(THREE),
        new ConstantMethod(TWO));
  }

  @Test
  void theConstantSaysTheMeanAndTheMajority() {
    Examples e = RandomExamples.make(new Random(1), TWO, 3, 4, ModalitySet.all());
    float[] traits = e.answers(TWO.heads().get(0));
    System.arraycopy(new float[] {1, 5, 2, Float.NaN, 6, 6}, 0, traits, 0, 6);
    try (Parameters p = new Parameters(1)) {
      ConstantMethod constant = new ConstantMethod(TWO);
      constant.fit(p, List.of(e, e));
      float[] said = Required.entry(new NetworkScorer(constant, p).score(e), "traits");
      assertThat(said).hasSize(6);
      assertThat(said[0]).isCloseTo(3, within(1e-6f));
      assertThat(said[1]).isCloseTo(5.5f, within(1e-6f));
    }
    try (Parameters p = new Parameters(1)) {
      ConstantMethod constant = new ConstantMethod(THREE);
      Examples f = RandomExamples.make(new Random(1), THREE, 3, 4, ModalitySet.all());
      System.arraycopy(new float[] {2, 2, 1}, 0, f.answers(THREE.heads().get(1)), 0, 3);
      constant.fit(p, List.of(f));
      float[] logits = Required.entry(new NetworkScorer(constant, p).score(f), "emotions");
      assertThat(logits[2]).isGreaterThan(logits[0]).isGreaterThan(logits[1]);
    }
  }

  @Test
  void theSupportVectorMachineLearnsFromTheModalitiesThatAreGiven() {
    Random r = new Random(5);
    List<Examples> training = List.of(telling(r, 120));
    SvmBaseline svm = SvmBaseline.fit(THREE, training, 1);
    Examples test = telling(r, 60);
    Map<String, float[]> scores = svm.score(test);
    float[] said = Required.entry(scores, "sentiment");
    float[] emotions = Required.entry(scores, "emotions");
    double wrong = 0;
    int right = 0;
    for (int b = 0; b < 60; b++) {
      wrong += Math.abs(said[b] - test.answers(THREE.heads().get(0))[b]) / 60;
      int best = 0;
      for (int k = 1; k < 4; k++) {
        best = emotions[b * 4 + k] > emotions[b * 4 + best] ? k : best;
      }
      right += best == Math.round(test.answers(THREE.heads().get(1))[b]) ? 1 : 0;
    }
    assertThat(wrong).isLessThan(0.3);
    assertThat(right).isGreaterThan(48);
    assertThat(Required.entry(scores, "answers")).hasSize(60 * 6);
    assertThat(SvmBaseline.fit(THREE, training, 1).score(test))
        .usingRecursiveComparison()
        .isEqualTo(scores);
  }

  @Test
  void theSupportVectorMachineIsNotMovedByWhatIsNotGiven() {
    Random r = new Random(5);
    SvmBaseline svm = SvmBaseline.fit(THREE, List.of(telling(r, 60)), 1);
    for (ModalitySet given : THREE.subsets()) {
      Examples e = RandomExamples.make(r, THREE, 4, 6, given);
      Map<String, float[]> before = svm.score(e);
      Map<String, float[]> after = svm.score(RandomExamples.scrambled(e, r));
      before.forEach((name, v) -> assertThat(after.get(name)).isEqualTo(v));
      for (float v : Required.entry(before, "sentiment")) {
        assertThat(v).isFinite();
      }
    }
  }

  /** Language tells the sentiment by its first feature, audio the emotion by its largest. */
  private static Examples telling(Random r, int size) {
    Examples e = RandomExamples.make(r, THREE, size, 5, ModalitySet.all());
    for (int b = 0; b < size; b++) {
      float sentiment = (float) r.nextGaussian();
      int emotion = r.nextInt(4);
      e.answers(THREE.heads().get(0))[b] = sentiment;
      e.answers(THREE.heads().get(1))[b] = emotion;
      set(e.lane(Modality.LANGUAGE), b, 0, sentiment);
      for (int k = 0; k < 4; k++) {
        set(e.lane(Modality.AUDIO), b, k, k == emotion ? 2 : 0);
      }
    }
    return e;
  }

  private static void set(Lane lane, int b, int d, float value) {
    for (int t = 0; t < lane.steps(); t++) {
      if (lane.given()[b * lane.steps() + t] > 0) {
        lane.values()[(b * lane.steps() + t) * lane.dim() + d] = value;
      }
    }
  }
}
