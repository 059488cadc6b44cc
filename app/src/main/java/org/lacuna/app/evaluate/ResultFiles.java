package org.lacuna.app.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.app.plot.Chart;
import org.lacuna.inference.eval.SentimentMetrics;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Writes an evaluation into a folder: {@code results.csv}, {@code differences.csv}, {@code
 * table.tex}, and each chart as SVG and PNG.
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

  /**
   * Writes everything.
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
    files.add(text("table.tex", LatexTable.of(dataset, result.findings(), published.on(dataset))));
    ResultCharts charts = new ResultCharts(result.findings());
    for (String metric :
        List.of(
            SentimentMetrics.MAE,
            SentimentMetrics.CORR,
            SentimentMetrics.ACC_2_NEG_POS,
            "emotion_accuracy")) {
      if (result.findings().stream().noneMatch(f -> f.metric().equals(metric))) {
        continue;
      }
      String title = dataset + ": " + metric.replace('_', ' ');
      files.addAll(
          chart(metric, charts.subsets(metric, title + " by what is given", settings.subsets())));
      if (!settings.rates().isEmpty()) {
        files.addAll(
            chart(
                metric + "_missing",
                charts.missing(metric, title + " by missing rate", settings.rates())));
      }
    }
    return files;
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
