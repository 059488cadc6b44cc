package org.lacuna.training.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.amd.AmdConfig;
import org.lacuna.training.amd.SeparableMethod;
import org.lacuna.training.kt.KtMethod;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;

class EnsembleTest extends NetworkContract {

  private static final Method KT = KtMethod.of(THREE, c -> c.withSize(8, 2, 1).withDropout(0));
  private static final Ensemble THREE_KT = new Ensemble(List.of(KT, KT, KT));

  @Override
  protected List<Network> networks() {
    return List.of(
        THREE_KT,
        new Ensemble(List.of(SeparableMethod.amd(TWO, AmdConfig.paper()))),
        new Calibrated(new Ensemble(List.of(KT, KT)), Map.of(ModalitySet.all(), 2.0)));
  }

  /** Member i by itself, with the learned tensors that it has in the ensemble. */
  private static Map<String, float[]> member(int i, Map<String, float[]> all, Examples examples) {
    String prefix = Ensemble.prefix(i);
    Map<String, float[]> own = new LinkedHashMap<>();
    all.forEach(
        (name, values) -> {
          if (name.startsWith(prefix)) {
            own.put(name.substring(prefix.length()), values);
          }
        });
    try (Parameters p = new Parameters(1)) {
      declare(KT, p);
      p.restore(own);
      return said(KT, p, examples);
    }
  }

  /** Probabilities, numbers, what is rebuilt and attention. */
  private static Map<String, float[]> said(Network network, Parameters p, Examples examples) {
    return Tensors.scopedWithoutGradient(
        () -> {
          TorchOps ops = TorchOps.inference(p);
          Outputs<Tensor> out = network.run(ops, TorchExamples.given(examples));
          Map<String, float[]> said = new LinkedHashMap<>();
          for (Head h : network.problem().heads()) {
            Tensor scores = Required.entry(out.scores(), h.name());
            boolean classes = h.kind() == Head.Kind.CLASSES;
            said.put(h.name(), Tensors.floats(classes ? h.probabilities(ops, scores) : scores));
          }
          out.reconstruction().forEach((m, v) -> said.put(m.key(), Tensors.floats(v)));
          out.attention().forEach(a -> said.put(a.direction().key(), Tensors.floats(a.weights())));
          return said;
        });
  }

  @Test
  void probabilitiesNumbersAndWhatIsRebuiltAreMeans() {
    Examples e = RandomExamples.make(new Random(2), THREE, 2, 5, ModalitySet.of(Modality.AUDIO));
    try (Parameters p = new Parameters(5)) {
      declare(THREE_KT, p);
      Map<String, float[]> together = said(THREE_KT, p, e);
      List<Map<String, float[]>> apart =
          List.of(member(0, p.values(), e), member(1, p.values(), e), member(2, p.values(), e));
      assertThat(apart.get(0).get(Head.EMOTIONS)).isNotEqualTo(apart.get(1).get(Head.EMOTIONS));
      for (String name : List.of(Head.SENTIMENT, Head.EMOTIONS, "answers", Modality.AUDIO.key())) {
        float[] mean = Required.entry(together, name);
        for (int i = 0; i < mean.length; i++) {
          double sum = 0;
          for (Map<String, float[]> one : apart) {
            sum += Required.entry(one, name)[i];
          }
          assertThat((double) mean[i]).as(name).isCloseTo(sum / 3, within(1e-5));
        }
      }
    }
  }

  @Test
  void headsStandSideBySide() {
    Examples e = RandomExamples.make(new Random(2), THREE, 1, 5, ModalitySet.all());
    try (Parameters p = new Parameters(5)) {
      declare(THREE_KT, p);
      Outputs.Attention<Tensor> shown =
          Tensors.scopedWithoutGradient(
              () -> THREE_KT.run(TorchOps.inference(p), TorchExamples.given(e)).attention().get(0));
      assertThat(shown.heads()).isEqualTo(6);
      String key = shown.direction().key();
      float[] together = Required.entry(said(THREE_KT, p, e), key);
      float[] first = Required.entry(member(0, p.values(), e), key);
      float[] last = Required.entry(member(2, p.values(), e), key);
      // one example, one layer: the heads of a member are one run of numbers
      assertThat(java.util.Arrays.copyOf(together, first.length)).isEqualTo(first);
      assertThat(
              java.util.Arrays.copyOfRange(
                  together, together.length - last.length, together.length))
          .isEqualTo(last);
    }
  }

  @Test
  void withoutReconstructionItIsAnEnsembleToo() {
    assertThat(THREE_KT.withoutRebuilt())
        .hasValueSatisfying(
            n -> {
              assertThat(n).isInstanceOf(Ensemble.class);
              assertThat(((Ensemble) n).members()).hasSize(3);
            });
    assertThat(new Ensemble(List.of(SeparableMethod.amd(TWO, AmdConfig.paper()))).withoutRebuilt())
        .isEmpty();
  }

  @Test
  void nobodyIsNoEnsemble() {
    assertThatThrownBy(() -> new Ensemble(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
