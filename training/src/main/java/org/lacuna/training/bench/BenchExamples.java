package org.lacuna.training.bench;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Problem;

/** Random examples of a given size, everything observed: no two are alike. */
final class BenchExamples {

  private BenchExamples() {}

  static Examples make(Problem problem, int batch, int steps, long seed) {
    Random random = new Random(seed);
    Map<Modality, Lane> lanes = new EnumMap<>(Modality.class);
    for (Modality m : problem.modalities()) {
      lanes.put(m, lane(random, batch, steps, problem.dim(m)));
    }
    Map<String, float[]> answers = new LinkedHashMap<>();
    for (Head head : problem.heads()) {
      float[] values = new float[batch * head.questions()];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            head.kind() == Head.Kind.CLASSES
                ? random.nextInt(head.classes())
                : (float) random.nextGaussian();
      }
      answers.put(head.name(), values);
    }
    List<String> ids = IntStream.range(0, batch).mapToObj(Integer::toString).toList();
    return new Examples(batch, lanes, answers, ids);
  }

  private static Lane lane(Random random, int batch, int steps, int dim) {
    float[] values = new float[batch * steps * dim];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    float[] seconds = new float[batch * steps];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = (i % steps + .5f) * .1f;
    }
    return new Lane(
        steps,
        dim,
        values,
        ones(batch * steps),
        ones(batch * steps),
        ones(values.length),
        seconds,
        filled(batch, steps));
  }

  private static float[] ones(int n) {
    return filled(n, 1);
  }

  private static float[] filled(int n, float value) {
    float[] values = new float[n];
    java.util.Arrays.fill(values, value);
    return values;
  }
}
