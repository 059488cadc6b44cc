package org.lacuna.training.kt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.MethodContract;
import org.lacuna.training.method.Network;
import org.lacuna.training.method.NetworkScorer;
import org.lacuna.training.method.Phase;
import org.lacuna.training.method.RandomExamples;
import org.lacuna.training.method.Required;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;

class GuidedKtTest extends MethodContract {

  private static GuidedKt small() {
    return new GuidedKt(
        KtMethod.of(THREE, c -> c.withSize(8, 2, 1).withDropout(0)),
        0.5,
        ModalitySet.of(Modality.LANGUAGE));
  }

  @Override
  protected List<Method> methods() {
    return List.of(small(), small().encoders());
  }

  @Override
  protected boolean rests(Method method, String parameter) {
    return parameter.endsWith(".nothing");
  }

  @Test
  void theEncodersAreTrainedUnderTheNamesOfTheWholeNetwork() {
    GuidedKt guided = small();
    Examples examples = RandomExamples.make(new Random(3), THREE, 3, 5, ModalitySet.all());
    try (Parameters alone = new Parameters(5);
        Parameters whole = new Parameters(5)) {
      loss(guided.encoders(), alone, examples);
      loss(guided, whole, examples);
      assertThat(whole.values().keySet()).containsAll(alone.values().keySet());
      assertThat(alone.count()).isLessThan(whole.count() / 2);
    }
  }

  @Test
  void withoutWhatWasRebuiltOnlyIncompleteExamplesChange() {
    GuidedKt guided = small();
    Examples examples = RandomExamples.make(new Random(3), THREE, 3, 5, ModalitySet.all());
    try (Parameters p = new Parameters(5)) {
      loss(guided, p, examples);
      Examples whole = examples.keeping(ModalitySet.all());
      Examples dropped = examples.keeping(ModalitySet.all().without(Modality.AUDIO));
      assertThat(emotions(guided.withoutRebuilt().orElseThrow(), p, dropped))
          .isNotEqualTo(emotions(guided, p, dropped));
      assertThat(emotions(guided.withoutRebuilt().orElseThrow(), p, whole)).hasSize(3 * 4);
    }
  }

  private static void loss(Method method, Parameters parameters, Examples examples) {
    Tensors.scoped(() -> method.loss(Phase.all(), parameters, examples).parts().size());
  }

  private static float[] emotions(Network network, Parameters parameters, Examples examples) {
    return Required.entry(new NetworkScorer(network, parameters).score(examples), Head.EMOTIONS);
  }
}
