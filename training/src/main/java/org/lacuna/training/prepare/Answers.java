package org.lacuna.training.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.EmotionNames;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.method.Head;

/**
 * The labels of a data set as heads and their right answers.
 *
 * <ul>
 *   <li>A sentiment is a number in [-3, 3], or in [1, 5] where no label lies below 1 (MMMO).
 *   <li>MOSEI's seven columns are the sentiment and six strengths in [0, 3].
 *   <li>Other scores are traits, several numbers of one head: [1, 7] (POM), or the whole numbers
 *       around them where they lie elsewhere.
 *   <li>Presences (IEMOCAP) are one choice between no and yes each.
 *   <li>An emotion by its name is one choice between the four or the seven.
 * </ul>
 *
 * A label that was not given is NaN: not asked. Immutable.
 */
public final class Answers {

  /** Head of several scores. */
  public static final String TRAITS = "traits";

  /** Head of MOSEI's emotions. */
  public static final String STRENGTHS = "emotion_strengths";

  /** Head of emotions that are there or not. */
  public static final String PRESENCES = "presences";

  /** One head over the labels {@code first .. first + questions}. */
  private record Part(Head head, int first) {}

  private final List<Part> parts;

  private Answers(List<Part> parts) {
    this.parts = parts;
  }

  /** Looks at the names and the range of the labels. */
  public static Answers of(Dataset data) {
    LabelSpec spec = data.labels();
    int numbers = spec.count() - spec.choices().size();
    List<Part> parts = new ArrayList<>(numbers(data, spec.names().subList(0, numbers)));
    for (int k = numbers; k < spec.count(); k++) {
      parts.add(new Part(Head.emotions(spec.choices(spec.names().get(k))), k));
    }
    return new Answers(List.copyOf(parts));
  }

  private static List<Part> numbers(Dataset data, List<String> names) {
    LabelSpec spec = data.labels();
    float[] range = range(data, names.size());
    if (names.isEmpty()) {
      return List.of();
    }
    if (spec.kind() == LabelSpec.Kind.PRESENCE) {
      Head head = Head.classes(PRESENCES, names, List.of("no", "yes"));
      return List.of(new Part(head, 0));
    }
    if (names.equals(LabelSpec.sentiment().names())) {
      return List.of(sentiment(range));
    }
    if (names.equals(LabelSpec.MOSEI)) {
      Head strengths = Head.regression(STRENGTHS, names.subList(1, names.size()), 0, 3);
      return List.of(new Part(Head.sentiment(), 0), new Part(strengths, 1));
    }
    boolean likert = range[0] >= 1 && range[1] <= 7;
    float low = likert ? 1 : (float) Math.floor(range[0]);
    float high = likert ? 7 : (float) Math.ceil(range[1]);
    return List.of(new Part(Head.regression(TRAITS, names, low, high), 0));
  }

  private static Part sentiment(float... range) {
    boolean stars = range[0] >= 1 && range[1] <= 5;
    return new Part(
        stars ? Head.regression(Head.SENTIMENT, List.of(Head.SENTIMENT), 1, 5) : Head.sentiment(),
        0);
  }

  private static float[] range(Dataset data, int labels) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (Utterance u : data.utterances()) {
      for (int k = 0; k < labels; k++) {
        float v = u.label(k);
        low = Float.isNaN(v) ? low : Math.min(low, v);
        high = Float.isNaN(v) ? high : Math.max(high, v);
      }
    }
    return new float[] {low, high};
  }

  /**
   * What a method is asked.
   *
   * @throws LacunaException of kind USAGE when the data have no labels
   */
  public List<Head> heads(Dataset data) throws LacunaException {
    if (parts.isEmpty()) {
      throw new LacunaException(
          Kind.USAGE,
          "The data in \"" + data.source() + "\" have no labels: there is nothing to learn.");
    }
    return parts.stream().map(Part::head).toList();
  }

  /** By name of the head {@code [B * questions]}, as examples want them. */
  Map<String, float[]> of(List<Utterance> utterances) {
    Map<String, float[]> answers = new LinkedHashMap<>();
    for (Part part : parts) {
      int questions = part.head().questions();
      float[] values = new float[utterances.size() * questions];
      for (int i = 0; i < values.length; i++) {
        values[i] = answer(part, utterances.get(i / questions).label(part.first() + i % questions));
      }
      answers.put(part.head().name(), values);
    }
    return answers;
  }

  private static float answer(Part part, float label) {
    if (Float.isNaN(label)) {
      return Float.NaN;
    }
    Head head = part.head();
    if (head.kind() == Head.Kind.CLASSES) {
      return head.name().equals(PRESENCES) ? (label > 0.5f ? 1 : 0) : label;
    }
    return Math.max(head.low(), Math.min(head.high(), label));
  }

  /** The right answers of one utterance as a test set wants them. */
  public Map<String, double[]> of(Utterance u) {
    Map<String, double[]> answers = new LinkedHashMap<>();
    for (Part part : parts) {
      double[] values = new double[part.head().questions()];
      Arrays.setAll(values, q -> answer(part, u.label(part.first() + q)));
      answers.put(part.head().name(), values);
    }
    return answers;
  }

  /**
   * The right answers for a model whose emotions are others, or in another order; an emotion that
   * it does not know is not asked.
   *
   * @param theirs the model's emotions; none when it has none
   */
  Map<String, double[]> of(Utterance u, List<String> theirs) {
    Map<String, double[]> answers = of(u);
    for (Part part : parts) {
      double[] own = answers.get(part.head().name());
      if (part.head().name().equals(Head.EMOTIONS) && own != null && !theirs.isEmpty()) {
        List<String> names = theirs.stream().map(n -> EmotionNames.of(n).orElse(n)).toList();
        int at = Double.isNaN(own[0]) ? -1 : names.indexOf(part.head().labels().get((int) own[0]));
        answers.put(part.head().name(), new double[] {at < 0 ? Double.NaN : at});
      }
    }
    return answers;
  }

  /** The sentiment of an utterance on the scale of cards; empty where there is none. */
  static OptionalDouble sentiment(Map<String, double[]> answers) {
    double[] known = answers.getOrDefault(Head.SENTIMENT, new double[] {Double.NaN});
    return Double.isNaN(known[0]) ? OptionalDouble.empty() : OptionalDouble.of(known[0]);
  }
}
