package org.lacuna.training.kt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Direction;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.NetworkScorer;
import org.lacuna.training.method.Phase;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.RandomExamples;
import org.lacuna.training.method.Required;
import org.lacuna.training.method.TorchExamples;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;

/** The rows of the paper's tables, and its loss against sums written out by hand. */
class KtSettingTest {

  private static final Problem PROBLEM =
      new Problem(
          Map.of(Modality.VISION, 3, Modality.AUDIO, 4, Modality.LANGUAGE, 5),
          List.of(Head.sentiment()));

  private static KtMethod small(KtSetting setting) {
    return KtMethod.of(PROBLEM, setting, c -> c.withSize(8, 2, 1).withDropout(0));
  }

  private static Examples examples(ModalitySet given) {
    return RandomExamples.make(new Random(3), PROBLEM, 4, 6, given);
  }

  private static Set<String> weights(KtMethod method) {
    try (Parameters p = new Parameters(1)) {
      Tensors.scoped(() -> method.loss(Phase.all(), p, examples(ModalitySet.all())).total());
      return Set.copyOf(p.values().keySet());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, 0, 6, 3",
    "VISION, 0, 0, 1",
    "LANGUAGE, 0, 0, 1",
    "LANGUAGE_VISION, 0, 2, 2",
    "OURS, 2, 6, 3",
    "ANY, 6, 6, 3"
  })
  void aSettingHasThePartsOfItsRowAndNoOthers(
      KtSetting setting, int maps, int crossings, int modalities) {
    Set<String> names = weights(small(setting));
    assertThat(names).filteredOn(n -> n.startsWith("theta.") && n.endsWith(".query")).hasSize(maps);
    assertThat(names)
        .filteredOn(n -> n.startsWith("cross.") && n.endsWith(".0.query.weight"))
        .hasSize(crossings);
    assertThat(names).filteredOn(n -> n.endsWith(".conv.weight")).hasSize(modalities);
    assertThat(names)
        .filteredOn(n -> n.startsWith("delta.") && n.endsWith("join.weight"))
        .hasSize(maps / 2);
  }

  @Test
  void oursNeverHearsTheAudioItRebuilds() {
    KtMethod ours = small(KtSetting.OURS);
    assertThat(ours.legalSubsets())
        .containsExactly(ModalitySet.of(Modality.VISION, Modality.LANGUAGE));
    assertThat(ours.trainsOnDropped()).isFalse();
    Examples all = examples(ModalitySet.all());
    try (Parameters p = new Parameters(1)) {
      float[] heard = Required.entry(new NetworkScorer(ours, p).score(all), "sentiment");
      Examples deaf = all.keeping(ModalitySet.of(Modality.VISION, Modality.LANGUAGE));
      assertThat(Required.entry(new NetworkScorer(ours, p).score(deaf), "sentiment"))
          .isEqualTo(heard);
      Tensors.scoped(
          () -> {
            ours.loss(Phase.all(), p, all).total().backward();
            return ours;
          });
      // the aim is taught by the read-out alone
      assertThat(size(p.gradient("encoder.audio.conv.weight"))).isPositive();
    }
    KtMethod silent =
        KtMethod.of(
            PROBLEM,
            KtSetting.OURS,
            c -> c.withSize(8, 2, 1).withDropout(0).withLoss(1, 1, 0, KtConfig.Norm.L2, true));
    try (Parameters p = new Parameters(1)) {
      Tensors.scoped(
          () -> {
            silent.loss(Phase.all(), p, all).total().backward();
            return silent;
          });
      assertThat(size(p.gradient("encoder.audio.conv.weight"))).isZero();
    }
  }

  private static double size(float... gradient) {
    double size = 0;
    for (float g : gradient) {
      size += Math.abs(g);
    }
    return size;
  }

  @Test
  void aSettingThatTheDataCannotFillIsRefused() {
    Problem silent = PROBLEM.only(ModalitySet.of(Modality.VISION, Modality.LANGUAGE));
    assertThat(KtSetting.OURS.fits(silent)).isFalse();
    assertThat(KtSetting.LANGUAGE_VISION.fits(silent)).isTrue();
    assertThatThrownBy(() -> KtMethod.of(silent, KtSetting.OURS, c -> c))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Eq. 1 and 6: L = L_task + lambda1 L(V to A) + lambda2 L(L to A), summed in Java. */
  @ParameterizedTest
  @EnumSource
  void theLossIsThatOfThePaper(KtConfig.Norm norm) {
    KtMethod ours =
        KtMethod.of(
            PROBLEM,
            KtSetting.OURS,
            c -> c.withSize(8, 2, 1).withDropout(0).withLoss(.3, .7, 0, norm, true));
    Examples e = examples(ModalitySet.all());
    try (Parameters p = new Parameters(1)) {
      double total =
          Tensors.scopedWithoutGradient(
              () -> (double) ours.loss(Phase.all(), p, e).total().item_float());
      Examples given = e.keeping(ModalitySet.of(Modality.VISION, Modality.LANGUAGE));
      Map<String, float[]> out = new HashMap<>();
      Tensors.scopedWithoutGradient(
          () -> {
            TorchOps ops = TorchOps.inference(p);
            KtOutputs<Tensor> o = ours.network().run(ops, TorchExamples.given(given));
            out.put("said", Tensors.floats(Required.entry(o.scores(), "sentiment")));
            for (Direction d : Direction.into(Modality.AUDIO)) {
              out.put(d.source().key(), Tensors.floats(Required.entry(o.mapped(), d)));
            }
            Tensor real =
                ours.network()
                    .encode(ops, Modality.AUDIO, TorchExamples.whole(e).channel(Modality.AUDIO));
            out.put("real", Tensors.floats(real));
            return o;
          });
      double task = 0;
      float[] answers = e.answers(PROBLEM.heads().get(0));
      for (int b = 0; b < 4; b++) {
        task += Math.abs(Required.entry(out, "said")[b] - answers[b]) / 4;
      }
      double expected =
          task
              + .3 * distance(out, "vision", e.lane(Modality.AUDIO), norm)
              + .7 * distance(out, "language", e.lane(Modality.AUDIO), norm);
      assertThat(total).isCloseTo(expected, within(1e-4));
    }
  }

  private static double distance(
      Map<String, float[]> out, String source, Lane audio, KtConfig.Norm norm) {
    float[] real = Required.entry(out, "real");
    float[] mapped = Required.entry(out, source);
    double sum = 0;
    int steps = 0;
    for (int t = 0; t < audio.truth().length; t++) {
      if (audio.truth()[t] > 0) {
        steps++;
        for (int k = t * 8; k < t * 8 + 8; k++) {
          double gap = mapped[k] - real[k];
          sum += (norm == KtConfig.Norm.L1 ? Math.abs(gap) : gap * gap) / 8;
        }
      }
    }
    return sum / steps;
  }

  @Test
  void lambda2StaysWithLanguageWhereThereIsNoVision() {
    Problem two = PROBLEM.only(ModalitySet.of(Modality.AUDIO, Modality.LANGUAGE));
    KtConfig config = KtConfig.paper(two.dims()).withLoss(.3, .7, 0, KtConfig.Norm.L2, true);
    assertThat(config.lambda(new Direction(Modality.LANGUAGE, Modality.AUDIO))).isEqualTo(.7);
    assertThat(Arrays.asList(KtSetting.values()))
        .extracting(KtSetting::method)
        .containsExactly(
            "KT", "KT-full", "KT-vision", "KT-language", "KT-language+vision", "KT-ours");
  }
}
