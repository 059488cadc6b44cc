package org.lacuna.app.evaluate.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.app.evaluate.Evaluation;
import org.lacuna.app.evaluate.Finding;
import org.lacuna.app.evaluate.Metrics;
import org.lacuna.app.evaluate.Published;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.app.plot.Chart;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Writes an evaluation into a folder: {@code results.csv}, {@code differences.csv}, {@code
 * gap.csv}, {@code reconstruction.csv}, {@code table.tex}, and each chart as SVG and PNG. Files
 * that would be empty are not written. The answers behind the figures are {@link AnswerFiles}.
 */
public final class ResultFiles {

  private final Path folder;

  /**
   * @param folder made when it is not there
   * @throws LacunaException of kind USAGE when it cannot be made
   */
  public ResultFiles(Path folder) throws LacunaException {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The folder \"" + folder + "\" cannot be made: choose another one.", e);
    }
  }

  /** For the answers clip by clip, which are written while the models are asked. */
  public AnswerFiles answers() throws LacunaException {
    return new AnswerFiles(folder);
  }

  /**
   * Writes everything but the answers.
   *
   * @param dataset name of the test set; the papers' tables of that name stand beside ours
   * @return the files written
   * @throws LacunaException of kind USAGE when one cannot be written
   */
  public List<Path> write(
      String dataset, Evaluation.Settings settings, Evaluation.Result result, Published published)
      throws LacunaException {
    List<Path> files = new ArrayList<>();
    files.add(text("results.csv", CsvTables.findings(result.findings())));
    if (!result.contrasts().isEmpty()) {
      files.add(text("differences.csv", CsvTables.contrasts(result.contrasts())));
    }
    if (!result.gaps().isEmpty()) {
      files.add(text("gap.csv", CsvTables.gaps(result.gaps())));
    }
    if (!result.rebuilt().isEmpty()) {
      files.add(text("reconstruction.csv", CsvTables.rebuilt(result.rebuilt())));
    }
    List<ResultTable> tables = new ResultTables(dataset, published).of(result);
    files.add(text("table.tex", LatexTable.of(tables)));
    for (Map.Entry<String, Chart> chart : charts(dataset, settings, result).entrySet()) {
      files.addAll(chart(chart.getKey(), chart.getValue()));
    }
    return files;
  }

  /** The charts by file name without ending. */
  public static Map<String, Chart> charts(
      String dataset, Evaluation.Settings settings, Evaluation.Result result) {
    ResultCharts charts = new ResultCharts(result.findings());
    List<ModalitySet> shown =
        settings.subsets().stream()
            .filter(s -> result.findings().stream().anyMatch(f -> f.given().equals(s.toString())))
            .toList();
    boolean random =
        result.findings().stream().anyMatch(f -> f.given().startsWith(Evaluation.RANDOM));
    Map<String, Chart> all = new LinkedHashMap<>();
    for (String metric :
        Metrics.charted(result.findings().stream().map(Finding::metric).toList())) {
      String title = dataset + ": " + Metrics.words(metric);
      all.put(metric, charts.subsets(metric, title + " by what is given", shown));
      if (random) {
        all.put(
            metric + "_missing",
            charts.missing(metric, title + " by missing rate", settings.rates()));
      }
    }
    return all;
  }

  private List<Path> chart(String name, Chart chart) throws LacunaException {
    Path png = folder.resolve(name + ".png");
    SafeFiles.write(png, chart.png());
    return List.of(text(name + ".svg", chart.svg()), png);
  }

  private Path text(String name, String content) throws LacunaException {
    Path file = folder.resolve(name);
    SafeFiles.write(file, content);
    return file;
  }
}
