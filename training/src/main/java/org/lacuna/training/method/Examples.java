package org.lacuna.training.method;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * Labelled examples side by side as plain arrays: what every method learns from and is tested on.
 *
 * @param size B
 * @param lanes one a modality
 * @param answers by name of the head {@code [B * questions]}: the number, or the index of the right
 *     class; NaN where the question is not asked
 * @param ids names the examples in messages, B entries
 */
public record Examples(
    int size, Map<Modality, Lane> lanes, Map<String, float[]> answers, List<String> ids) {

  public Examples {
    lanes = new EnumMap<>(lanes);
    answers = new LinkedHashMap<>(answers);
    ids = List.copyOf(ids);
    if (ids.size() != size) {
      throw new IllegalArgumentException(ids.size() + " ids for " + size + " examples");
    }
  }

  /** The lane of a modality that the data have. */
  public Lane lane(Modality m) {
    return Required.entry(lanes, m);
  }

  /** The right answers of a head. */
  public float[] answers(Head head) {
    float[] values = Required.entry(answers, head.name());
    if (values.length != size * head.questions()) {
      throw new IllegalArgumentException(
          values.length + " answers for " + size + " examples of " + head.name());
    }
    return values;
  }

  /** Some of the examples, in that order; one may be taken more than once. */
  public Examples rows(int... rows) {
    Map<Modality, Lane> taken = new EnumMap<>(Modality.class);
    lanes.forEach(
        (m, l) ->
            taken.put(
                m,
                new Lane(
                    l.steps(),
                    l.dim(),
                    rows(l.values(), rows),
                    rows(l.truth(), rows),
                    rows(l.given(), rows),
                    rows(l.known(), rows),
                    rows(l.seconds(), rows),
                    rows(l.length(), rows))));
    Map<String, float[]> takenAnswers = new LinkedHashMap<>();
    answers.forEach((name, values) -> takenAnswers.put(name, rows(values, rows)));
    List<String> takenIds = new ArrayList<>();
    for (int row : rows) {
      takenIds.add(ids.get(row));
    }
    return new Examples(rows.length, taken, takenAnswers, takenIds);
  }

  private float[] rows(float[] all, int... rows) {
    int width = all.length / size;
    float[] taken = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(all, rows[i] * width, taken, i * width, width);
    }
    return taken;
  }

  /**
   * Dealt out like cards, so that every part has long and short ones: part k holds the examples k,
   * k + parts, k + 2 parts, ...
   *
   * @param parts how many; fewer are given where there are fewer examples
   */
  public List<Examples> dealt(int parts) {
    List<Examples> hands = new ArrayList<>();
    for (int k = 0; k < Math.min(parts, size); k++) {
      int first = k;
      hands.add(rows(IntStream.range(0, size).filter(i -> i % parts == first).toArray()).trimmed());
    }
    return hands;
  }

  /**
   * The same without the padding that none of these examples needs. Padding has no influence on any
   * method, only on the time that it takes.
   */
  public Examples trimmed() {
    Map<Modality, Lane> shorter = new EnumMap<>(Modality.class);
    lanes.forEach((m, l) -> shorter.put(m, l.trimmed()));
    return new Examples(size, shorter, answers, ids);
  }

  /**
   * The same with other steps given.
   *
   * @param given by modality {@code [B * T]}, for every lane
   */
  public Examples withGiven(Map<Modality, float[]> given) {
    Map<Modality, Lane> other = new EnumMap<>(Modality.class);
    lanes.forEach((m, l) -> other.put(m, l.withGiven(Required.entry(given, m))));
    return new Examples(size, other, answers, ids);
  }

  /** The same with whole modalities given or not: of those kept, everything that was observed. */
  public Examples keeping(ModalitySet kept) {
    Map<Modality, float[]> given = new EnumMap<>(Modality.class);
    lanes.forEach(
        (m, l) -> given.put(m, kept.contains(m) ? l.truth().clone() : new float[l.truth().length]));
    return withGiven(given);
  }
}
