package org.lacuna.training.prepare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.dataset.Utterance;

/**
 * Made-up data whose sentiment can be read from the language rows and, less well, from the audio:
 * sequences of several lengths with unobserved steps, missing values and missing modalities.
 */
public final class SmallData {

  private SmallData() {}

  /**
   * @param shapes by modality its longest sequence and its columns
   * @param gaps whether single steps, values and modalities are missing
   */
  public static Dataset of(
      int size, Map<Modality, int[]> shapes, LabelSpec labels, boolean gaps, boolean splits)
      throws LacunaException {
    Random random = new Random(7);
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      float[] answers = new float[labels.count()];
      for (int k = 0; k < answers.length; k++) {
        answers[k] =
            labels.kind() == LabelSpec.Kind.PRESENCE
                ? random.nextInt(2)
                : Math.round(40 * (random.nextFloat() - 0.5f)) / 10f;
      }
      Map<Modality, FloatSequence> sequences = new EnumMap<>(Modality.class);
      for (Map.Entry<Modality, int[]> e : new EnumMap<>(shapes).entrySet()) {
        if (!gaps || sequences.isEmpty() || random.nextInt(5) > 0) {
          sequences.put(e.getKey(), sequence(random, e.getValue(), answers[0], gaps));
        }
      }
      String group = "video" + i / 4;
      Split split = i / 4 % 5 == 3 ? Split.VALID : i / 4 % 5 == 4 ? Split.TEST : Split.TRAIN;
      utterances.add(
          new Utterance(
              group + "[" + i % 4 + "]", group, splits ? split : null, answers, null, sequences));
    }
    return Dataset.of(Path.of("made-up"), labels, utterances, Map.of(), List.of());
  }

  private static FloatSequence sequence(Random random, int[] shape, float answer, boolean gaps) {
    int steps = shape[0] == 1 ? 1 : 1 + random.nextInt(shape[0]);
    int dim = shape[1];
    float[] values = new float[steps * dim];
    boolean[] observed = new boolean[steps];
    for (int t = 0; t < steps; t++) {
      observed[t] = !gaps || t == 0 || random.nextInt(4) > 0;
      for (int d = 0; d < dim; d++) {
        values[t * dim + d] =
            gaps && d > 0 && random.nextInt(9) == 0
                ? Float.NaN
                : 5 + (d % 2 == 0 ? answer : 0) + (float) random.nextGaussian();
      }
      if (dim > 2) {
        values[t * dim + 2] = 0.25f;
      }
    }
    return FloatSequence.of(steps, dim, (t, d) -> values[t * dim + d], observed);
  }
}
