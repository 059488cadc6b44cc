package org.lacuna.app.reports;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one folder of an evaluation, a study or a reproduction holds. Immutable.
 *
 * @param name of the folder, below the one that was opened
 * @param folder where it lies
 * @param dataset name of the test set, empty where the files do not say
 * @param figures every figure, published ones last
 * @param contrasts rows of {@code differences.csv}
 * @param gaps rows of {@code gap.csv}
 * @param rebuilt rows of {@code reconstruction.csv}
 * @param runs answers by clip, by the name of the run or model
 */
public record ReportSet(
    String name,
    Path folder,
    String dataset,
    List<Figure> figures,
    List<Map<String, String>> contrasts,
    List<Map<String, String>> gaps,
    List<Map<String, String>> rebuilt,
    Map<String, AnswerSource> runs) {

  public ReportSet {
    figures = List.copyOf(figures);
    contrasts = List.copyOf(contrasts);
    gaps = List.copyOf(gaps);
    rebuilt = List.copyOf(rebuilt);
    runs = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(runs));
  }
}
