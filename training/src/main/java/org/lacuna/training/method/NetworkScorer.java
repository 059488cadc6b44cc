package org.lacuna.training.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;

/**
 * A network with its learned tensors.
 *
 * @param network its description
 * @param parameters belong to the caller
 */
public record NetworkScorer(Network network, Parameters parameters) implements Scorer {

  @Override
  public Map<String, float[]> score(Examples examples) {
    return Tensors.scopedWithoutGradient(
        () -> {
          Map<String, float[]> scores = new LinkedHashMap<>();
          network
              .run(TorchOps.inference(parameters), TorchExamples.given(examples))
              .scores()
              .forEach((name, v) -> scores.put(name, Tensors.floats(v)));
          return scores;
        });
  }
}
