package org.lacuna.app.evaluate;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.lacuna.inference.eval.ClassMetrics;
import org.lacuna.inference.eval.HeadMetrics;
import org.lacuna.inference.eval.SentimentMetrics;
import org.lacuna.inference.eval.TraitMetrics;

/** What is known of a metric by its name. */
public final class Metrics {

  private static final List<String> ERRORS =
      List.of(SentimentMetrics.MAE, ClassMetrics.CROSS_ENTROPY, ClassMetrics.ECE);

  /** What two models are compared by, of a sentiment. */
  private static final List<String> SENTIMENT =
      List.of(
          SentimentMetrics.MAE,
          SentimentMetrics.CORR,
          SentimentMetrics.ACC_2_NEG_POS,
          SentimentMetrics.F1_NEG_POS,
          SentimentMetrics.ACC_7);

  /** Endings of what two models are compared by, of another head. */
  private static final List<String> OTHERS =
      List.of(
          "_" + TraitMetrics.MAE,
          "_" + TraitMetrics.CORR,
          "_" + ClassMetrics.ACCURACY,
          "_" + ClassMetrics.F1_WEIGHTED,
          "_" + HeadMetrics.ACC_2);

  private Metrics() {}

  /** Whether less is better. */
  public static boolean lowerIsBetter(String metric) {
    return ERRORS.stream().anyMatch(e -> metric.equals(e) || metric.endsWith("_" + e));
  }

  /** Whether it belongs to one question of several. */
  public static boolean ofOneQuestion(String metric) {
    return metric.indexOf('[') >= 0;
  }

  /** Those that models are compared by. */
  public static List<String> compared(Collection<String> metrics) {
    return metrics.stream()
        .filter(m -> !ofOneQuestion(m))
        .filter(m -> SENTIMENT.contains(m) || OTHERS.stream().anyMatch(m::endsWith))
        .toList();
  }

  /** Those that are worth a chart. */
  public static List<String> charted(Collection<String> metrics) {
    List<String> few =
        List.of(SentimentMetrics.MAE, SentimentMetrics.CORR, SentimentMetrics.ACC_2_NEG_POS);
    return compared(metrics).stream()
        .distinct()
        .filter(m -> few.contains(m) || !SENTIMENT.contains(m))
        .filter(m -> !m.endsWith("_" + ClassMetrics.F1_WEIGHTED))
        .toList();
  }

  /** For the axis of a chart or the head of a column. */
  public static String words(String metric) {
    return switch (metric) {
      case SentimentMetrics.MAE -> "MAE";
      case SentimentMetrics.CORR -> "Corr";
      case SentimentMetrics.ACC_2_NEG_POS -> "Acc-2";
      case SentimentMetrics.F1_NEG_POS -> "F1";
      case SentimentMetrics.ACC_2_NEG_NONNEG -> "Acc-2 (neg/non-neg)";
      case SentimentMetrics.ACC_7 -> "Acc-7";
      default -> capital(metric.replace('_', ' '));
    };
  }

  private static String capital(String words) {
    String spoken =
        words.endsWith(" mae")
            ? words.substring(0, words.length() - 3) + "MAE"
            : words.endsWith(" ece") ? words.substring(0, words.length() - 3) + "ECE" : words;
    return spoken.substring(0, 1).toUpperCase(Locale.ROOT) + spoken.substring(1);
  }
}
