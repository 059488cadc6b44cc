package org.lacuna.app.research;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.app.plot.Chart;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.loop.SeedRuns.Spread;
import org.lacuna.training.study.RunRecord;
import org.lacuna.training.study.StudyResult;

/**
 * The results of a study as files: {@code results.csv} (one row a subset and metric), {@code
 * results.json} (the same with every run), {@code loss} and {@code validation} as PNG and SVG.
 */
public final class TrainingResults {

  /** Curves of more runs would hide each other. */
  private static final int MOST_CURVES = 6;

  private final StudyResult result;

  public TrainingResults(StudyResult result) {
    this.result = result;
  }

  /** Writes everything into a folder that is there. */
  public void write(Path folder) throws LacunaException {
    SafeFiles.write(folder.resolve("results.csv"), csv());
    SafeFiles.write(folder.resolve("results.json"), SafeFiles.text(json()));
    curves(folder, "train_total", "loss", "Training loss", "loss of the training batches");
    curves(folder, "valid_score", "validation", "Validation error", "error");
  }

  /** {@code given,metric,mean,deviation,values}. */
  String csv() {
    StringBuilder csv = new StringBuilder("method,given,metric,mean,deviation,runs\n");
    result
        .figures()
        .forEach(
            (given, metrics) ->
                metrics.forEach(
                    (metric, s) ->
                        csv.append(
                            String.format(
                                Locale.ROOT,
                                "%s,%s,%s,%.6f,%s,%d%n",
                                result.method(),
                                given,
                                quoted(metric),
                                s.mean(),
                                s.values().size() < 2
                                    ? ""
                                    : String.format(Locale.ROOT, "%.6f", s.deviation()),
                                s.values().size()))));
    return csv.toString();
  }

  private static String quoted(String cell) {
    return cell.contains(",") ? "\"" + cell + "\"" : cell;
  }

  private ObjectNode json() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("method", result.method());
    root.put("settings", result.settings().toString());
    root.put("data_sha256", result.dataHash());
    result.notes().forEach(root.putArray("notes")::add);
    ObjectNode tried = root.putObject("validation_error_of_the_grid");
    result.tried().forEach(tried::put);
    ObjectNode figures = root.putObject("test");
    result
        .figures()
        .forEach(
            (given, metrics) -> {
              ObjectNode row = figures.putObject(given);
              metrics.forEach((metric, s) -> spread(row.putObject(metric), s));
            });
    ArrayNode runs = root.putArray("runs");
    for (RunRecord run : result.runs()) {
      runs.add(mapper.valueToTree(run));
    }
    return root;
  }

  private static void spread(ObjectNode node, Spread s) {
    node.put("mean", s.mean());
    if (s.values().size() > 1) {
      node.put("deviation", s.deviation());
    }
    ArrayNode values = node.putArray("values");
    s.values().forEach(values::add);
  }

  /** One curve a run, from the logs that the trainings left; nothing for methods without epochs. */
  private static void curves(Path folder, String column, String name, String title, String yTitle)
      throws LacunaException {
    List<Chart.Series> series = new ArrayList<>();
    try (var places = Files.list(folder)) {
      List<Path> logs =
          places.map(p -> p.resolve("training.csv")).filter(Files::isRegularFile).sorted().toList();
      for (Path log : logs.subList(0, Math.min(MOST_CURVES, logs.size()))) {
        curve(log, column).ifPresent(series::add);
      }
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The logs in \"" + folder + "\" cannot be read: train again.", e);
    }
    if (!series.isEmpty()) {
      Chart chart = new Chart(title, "epoch", yTitle, List.of(), series);
      SafeFiles.write(folder.resolve(name + ".svg"), chart.svg());
      SafeFiles.write(folder.resolve(name + ".png"), chart.png());
    }
  }

  private static java.util.Optional<Chart.Series> curve(Path log, String column)
      throws IOException {
    List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    List<String> heads = List.of(lines.get(0).split(",", -1));
    int at = Math.max(heads.indexOf(column), heads.indexOf("train_tensor_total"));
    at = heads.contains(column) ? heads.indexOf(column) : at;
    if (at < 0 || lines.size() < 2) {
      return java.util.Optional.empty();
    }
    int n = lines.size() - 1;
    double[] x = new double[n];
    double[] y = new double[n];
    double[] none = new double[n];
    java.util.Arrays.fill(none, Double.NaN);
    for (int i = 0; i < n; i++) {
      List<String> cells = List.of(lines.get(i + 1).split(",", -1));
      x[i] = Double.parseDouble(cells.get(0));
      y[i] = Double.parseDouble(cells.get(at));
    }
    Path folder = log.toAbsolutePath().getParent();
    String name = folder == null ? "" : String.valueOf(folder.getFileName());
    return java.util.Optional.of(
        new Chart.Series(name.replace('-', ' '), x, y, none, none.clone()));
  }

  /** Metrics of the printed table: those of whole heads, the most usual ones first. */
  public static List<String> headline(Map<String, Spread> metrics) {
    List<String> usual =
        List.of("mae", "corr", "acc_2_neg_pos", "f1_neg_pos", "acc_2_neg_nonneg", "acc_7");
    List<String> found = usual.stream().filter(metrics::containsKey).toList();
    return found.isEmpty()
        ? metrics.keySet().stream()
            .filter(m -> !m.contains("[") && !m.equals("n"))
            .limit(usual.size())
            .toList()
        : found;
  }
}
