package org.lacuna.training.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.amd.AmdConfig;
import org.lacuna.training.amd.SeparableMethod;
import org.lacuna.training.kt.KtMethod;
import org.lacuna.training.nn.Parameters;

/** A calibrated method holds to what every method does, parity with its exported file included. */
class CalibratedTest extends NetworkContract {

  private static final Method KT = KtMethod.of(THREE, c -> c.withSize(8, 2, 1).withDropout(0));

  private static Map<ModalitySet, Double> temperatures() {
    Map<ModalitySet, Double> temperatures = new LinkedHashMap<>();
    for (ModalitySet subset : ModalitySet.nonEmptySubsets()) {
      temperatures.put(subset, 0.5 + temperatures.size());
    }
    return temperatures;
  }

  @Override
  protected List<Network> networks() {
    return List.of(
        new Calibrated(KT, temperatures()),
        new Calibrated(SeparableMethod.amd(THREE, AmdConfig.paper()), temperatures()));
  }

  @Test
  void eachSubsetHasItsOwnTemperatureAndNumbersNone() {
    Examples all = RandomExamples.make(new Random(3), THREE, 4, 5, ModalitySet.all());
    try (Parameters p = new Parameters(5)) {
      temperatures()
          .forEach(
              (subset, t) -> {
                Examples given = all.keeping(subset);
                Map<String, float[]> plain = new NetworkScorer(KT, p).score(given);
                Map<String, float[]> scaled =
                    new NetworkScorer(new Calibrated(KT, temperatures()), p).score(given);
                float[] logits = Required.entry(plain, Head.EMOTIONS);
                float[] divided = Required.entry(scaled, Head.EMOTIONS);
                for (int i = 0; i < logits.length; i++) {
                  assertThat(divided[i] * t)
                      .as("%s", subset)
                      .isCloseTo(logits[i], within(1e-4 * (1 + Math.abs(logits[i]))));
                }
                assertThat(scaled.get(Head.SENTIMENT)).isEqualTo(plain.get(Head.SENTIMENT));
              });
    }
  }

  @Test
  void aTemperatureOfNothingIsRefused() {
    assertThatThrownBy(() -> new Calibrated(KT, Map.of(ModalitySet.all(), 0.0)))
        .hasMessageContaining("positive");
  }
}
