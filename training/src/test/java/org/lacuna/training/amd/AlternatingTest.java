package org.lacuna.training.amd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.NetworkScorer;
import org.lacuna.training.method.Outputs;
import org.lacuna.training.method.Phase;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.RandomExamples;
import org.lacuna.training.method.Required;
import org.lacuna.training.method.TorchExamples;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;
import org.lacuna.training.onnx.MethodExporter;

class AlternatingTest {

  private static final Problem PROBLEM =
      new Problem(
          Map.of(Modality.VISION, 4, Modality.AUDIO, 3, Modality.LANGUAGE, 5),
          List.of(Head.sentiment(), Head.emotions(List.of("a", "b", "c"))));

  private static Method amd() {
    return SeparableMethod.amd(
        PROBLEM, AmdConfig.paper().withSizes(UnimodalNetworks.Sizes.uniform(8, 6), 3, 4, 5));
  }

  private static double gradient(Parameters p, String prefix) {
    double size = 0;
    for (String name : p.values().keySet()) {
      if (name.startsWith(prefix)) {
        for (float g : p.gradient(name)) {
          size += Math.abs(g);
        }
      }
    }
    return size;
  }

  @Test
  void theTensorIsATeacherThatStandsStill() {
    Method amd = amd();
    Phase separated = amd.phases().get(1);
    Examples e = RandomExamples.make(new Random(1), PROBLEM, 5, 6, ModalitySet.all());
    try (Parameters p = new Parameters(3)) {
      Tensors.scoped(
          () -> {
            amd.loss(separated, p, e).total().backward();
            return e;
          });
      assertThat(gradient(p, "fusion.")).isZero();
      assertThat(gradient(p, "unimodal.")).isPositive();
      assertThat(gradient(p, "alone.")).isPositive();
      assertThat(p.values().keySet().stream().filter(separated.moves()))
          .noneMatch(name -> name.startsWith("teacher") || name.startsWith("fusion"));
      assertThat(p.values().keySet())
          .allMatch(name -> amd.phases().stream().anyMatch(ph -> ph.moves().test(name)));
    }
  }

  @Test
  void withAllModalitiesTheTensorPredictsOtherwiseTheMeanOfThoseGiven() {
    Method amd = amd();
    try (Parameters p = new Parameters(3)) {
      for (ModalitySet given : ModalitySet.nonEmptySubsets()) {
        Examples e = RandomExamples.make(new Random(1), PROBLEM, 4, 6, given);
        Tensors.scopedWithoutGradient(
            () -> {
              TorchOps ops = TorchOps.inference(p);
              Outputs<Tensor> out = amd.run(ops, TorchExamples.given(e));
              for (Head head : PROBLEM.heads()) {
                float[] said =
                    Tensors.floats(
                        head.probabilities(ops, Required.entry(out.scores(), head.name())));
                float[] mean = mean(ops, head, out, given);
                for (int i = 0; i < said.length; i++) {
                  if (given.size() == 3) {
                    assertThat(Math.abs(said[i] - mean[i])).isGreaterThan(1e-5f);
                  } else {
                    assertThat(said[i]).isCloseTo(mean[i], within(1e-5f));
                  }
                }
              }
              return out;
            });
      }
    }
  }

  private static float[] mean(TorchOps ops, Head head, Outputs<Tensor> out, ModalitySet given) {
    float[] mean = new float[4 * head.width()];
    for (Modality m : given) {
      Tensor scores = Required.entry(Required.entry(out.alone(), m), head.name());
      float[] one = Tensors.floats(head.probabilities(ops, scores));
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / given.size();
      }
    }
    return mean;
  }

  @Test
  void aScorerGivesTheSameAsTheNetwork() {
    Method amd = amd();
    Examples e =
        RandomExamples.make(new Random(1), PROBLEM, 4, 6, ModalitySet.of(Modality.LANGUAGE));
    try (Parameters p = new Parameters(3)) {
      Map<String, float[]> scores = new NetworkScorer(amd, p).score(e);
      assertThat(scores).containsOnlyKeys("sentiment", "emotions");
      assertThat(Required.entry(scores, "emotions")).hasSize(12);
    }
  }

  /** Prints how long one clip takes with all seven subsets in one batch, on one thread. */
  @Test
  void oneClipWithEverySubsetIsScoredAtOnce() throws Exception {
    Problem mosi =
        new Problem(
            Map.of(Modality.VISION, 47, Modality.AUDIO, 74, Modality.LANGUAGE, 300),
            List.of(Head.sentiment()));
    Method amd = SeparableMethod.amd(mosi, AmdConfig.paper());
    Examples clip = RandomExamples.make(new Random(1), mosi, 7, 1, ModalitySet.all());
    try (Parameters p = new Parameters(3)) {
      new NetworkScorer(amd, p).score(clip);
      byte[] file = MethodExporter.export(amd, p.values(), Map.of(), Map.of()).network();
      Examples seven = RandomExamples.make(new Random(1), mosi, 7, 50, ModalitySet.all());
      try (OnnxNetwork network = new OnnxRuntime().load(file, "amd", 1)) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
          long begin = System.nanoTime();
          Map<String, OnnxValue> out = network.run(RandomExamples.onnx(seven), Set.of("sentiment"));
          best = Math.min(best, System.nanoTime() - begin);
          assertThat(out).containsOnlyKeys("sentiment");
        }
        System.out.printf(
            "AMD, 7 rows, %d words: %.2f ms at best, %d weights, file of %d bytes%n",
            seven.lane(Modality.LANGUAGE).steps(), best / 1e6, p.count(), file.length);
      }
    }
  }
}
