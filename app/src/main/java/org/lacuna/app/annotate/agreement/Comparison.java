package org.lacuna.app.annotate.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.lacuna.app.annotate.agreement.Ratings.Coder;
import org.lacuna.app.annotate.agreement.Ratings.Unit;
import org.lacuna.app.project.TierKind;
import org.lacuna.inference.eval.Krippendorff;
import org.lacuna.inference.eval.Krippendorff.Scale;

/**
 * How far coders agree on one topic. The unit of Krippendorff's alpha is a millisecond of a clip;
 * the scale is nominal for emotions and text and interval for sentiment. Where a coder has no label
 * there is no rating of theirs, and a millisecond with fewer than two ratings tells nothing: how
 * much time that leaves is said beside it. Immutable.
 *
 * @param topic what is compared
 * @param people number of human annotators
 * @param alpha of all human annotators; empty when it is not defined
 * @param comparedMs time that at least two people labelled, milliseconds
 * @param labelledMs time that at least one person labelled
 * @param pairs every two people, then every person with every model
 */
public record Comparison(
    Topic topic,
    int people,
    OptionalDouble alpha,
    long comparedMs,
    long labelledMs,
    List<Pair> pairs) {

  public Comparison {
    pairs = List.copyOf(pairs);
  }

  /** Compares what was said; the models are compared with every person, not with each other. */
  public static Comparison of(Topic topic, List<Labelled> all) {
    Ratings ratings = Ratings.of(all);
    int[] people =
        IntStream.range(0, ratings.coders().size())
            .filter(i -> !ratings.coders().get(i).model())
            .toArray();
    List<Pair> pairs = new ArrayList<>();
    for (int a : people) {
      for (int b = a + 1; b < ratings.coders().size(); b++) {
        if (!ratings.coders().get(b).model()) {
          pairs.add(pair(ratings, topic.kind(), a, b));
        }
      }
    }
    for (int b = people.length; b < ratings.coders().size(); b++) {
      for (int a : people) {
        pairs.add(pair(ratings, topic.kind(), a, b));
      }
    }
    return new Comparison(
        topic,
        people.length,
        alpha(ratings, topic.kind(), people),
        time(ratings, people, 2),
        time(ratings, people, 1),
        pairs);
  }

  private static long time(Ratings ratings, int[] coders, int atLeast) {
    long ms = 0;
    for (Unit u : ratings.units()) {
      long given = IntStream.of(coders).filter(c -> !u.labels().get(c).isEmpty()).count();
      ms += given >= atLeast ? u.ms() : 0;
    }
    return ms;
  }

  private static OptionalDouble alpha(Ratings ratings, TierKind kind, int... coders) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    double[][] given = new double[ratings.units().size()][];
    long[] counts = new long[given.length];
    for (int u = 0; u < given.length; u++) {
      Unit unit = ratings.units().get(u);
      counts[u] = unit.ms();
      given[u] =
          IntStream.of(coders)
              .mapToDouble(c -> number(unit.labels().get(c), kind, numbers))
              .toArray();
    }
    Scale scale = kind == TierKind.SENTIMENT ? Scale.INTERVAL : Scale.NOMINAL;
    return Krippendorff.alpha(given, counts, scale);
  }

  private static double number(String label, TierKind kind, Map<String, Double> numbers) {
    if (label.isEmpty()) {
      return Double.NaN;
    }
    if (kind == TierKind.SENTIMENT) {
      return Integer.parseInt(label);
    }
    return numbers.computeIfAbsent(label, l -> (double) numbers.size());
  }

  private static Pair pair(Ratings ratings, TierKind kind, int a, int b) {
    List<String> labels = labels(ratings, kind, a, b);
    long[][] confusion = new long[labels.size()][labels.size()];
    long same = 0;
    for (Unit u : ratings.units()) {
      String first = u.labels().get(a);
      String second = u.labels().get(b);
      if (!first.isEmpty() && !second.isEmpty()) {
        confusion[labels.indexOf(first)][labels.indexOf(second)] += u.ms();
        same += first.equals(second) ? u.ms() : 0;
      }
    }
    Coder other = ratings.coders().get(b);
    return new Pair(
        ratings.coders().get(a).name(),
        other.name(),
        other.model(),
        alpha(ratings, kind, a, b),
        time(ratings, new int[] {a, b}, 2),
        time(ratings, new int[] {a, b}, 1),
        same,
        labels,
        confusion);
  }

  /** Those that either used, in the order of the kind; texts in the order of their first use. */
  private static List<String> labels(Ratings ratings, TierKind kind, int a, int b) {
    Set<String> used = new LinkedHashSet<>();
    for (Unit u : ratings.units()) {
      used.add(u.labels().get(a));
      used.add(u.labels().get(b));
    }
    used.remove("");
    List<String> ordered = new ArrayList<>(kind.labels().stream().filter(used::contains).toList());
    used.stream().filter(l -> !ordered.contains(l)).forEach(ordered::add);
    return ordered;
  }
}
