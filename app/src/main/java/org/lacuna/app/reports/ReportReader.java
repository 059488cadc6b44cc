package org.lacuna.app.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lacuna.app.answers.AnswerTable;
import org.lacuna.app.evaluate.Published;
import org.lacuna.inference.csv.Csv;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Reads the folders that {@code lacuna evaluate}, {@code lacuna reproduce} and {@code lacuna train}
 * write. Files are told by their columns, not by who wrote them.
 */
public final class ReportReader {

  private static final int DEPTH = 4;
  private static final String RESULTS = "results.csv";
  private static final String PREDICTIONS = AnswerTable.OF_TRAINING;
  private static final Pattern TITLE = Pattern.compile("<title>(.*?):");

  private final Published published;

  /**
   * @param published figures of the papers, for standing beside
   */
  public ReportReader(Published published) {
    this.published = published;
  }

  /**
   * Every set below a folder, the folder itself first.
   *
   * @throws LacunaException of kind USAGE when there is none, or one cannot be read
   */
  public List<ReportSet> read(Path folder, CancelToken cancel) throws LacunaException {
    List<ReportSet> sets = new ArrayList<>();
    for (Path at : folders(folder)) {
      cancel.check();
      ReportSet set = set(folder, at);
      if (!set.figures().isEmpty() || !set.runs().isEmpty()) {
        sets.add(set);
      }
    }
    if (sets.isEmpty()) {
      throw new LacunaException(
          Kind.USAGE,
          "\"%s\" holds no results.csv of an evaluation: choose a folder that \"lacuna evaluate\", \"lacuna reproduce\" or \"lacuna train\" wrote."
              .formatted(folder));
    }
    return sets;
  }

  private static List<Path> folders(Path folder) throws LacunaException {
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      TreeSet<Path> with = new TreeSet<>();
      all.filter(f -> isNamed(f, RESULTS) || isNamed(f, PREDICTIONS))
          .forEach(
              f -> {
                Path parent = Objects.requireNonNull(f.getParent(), "a file below a folder");
                Path above = parent.getParent();
                // Answers lie in a folder of their own for each seed; the study is above it.
                boolean seed =
                    isNamed(f, PREDICTIONS) && !hasResults(parent) && !parent.equals(folder);
                with.add(seed && above != null ? above : parent);
              });
      return List.copyOf(with);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The folder \"" + folder + "\" cannot be read: choose another one.", e);
    }
  }

  private static boolean isNamed(Path file, String name) {
    return name.equals(String.valueOf(file.getFileName())) && Files.isRegularFile(file);
  }

  private static boolean hasResults(Path folder) {
    return Files.isRegularFile(folder.resolve(RESULTS));
  }

  private ReportSet set(Path root, Path folder) throws LacunaException {
    String dataset = dataset(folder);
    List<Figure> figures = new ArrayList<>();
    if (hasResults(folder)) {
      for (Map<String, String> row : Csv.read(folder.resolve(RESULTS))) {
        figures.add(figure(row));
      }
    }
    figures.addAll(PublishedFigures.beside(figures, published.on(dataset)));
    Path below = root.relativize(folder);
    String name =
        String.valueOf(below).isEmpty() ? String.valueOf(folder.getFileName()) : below.toString();
    return new ReportSet(
        name,
        folder,
        dataset,
        figures,
        rows(folder, "differences.csv"),
        rows(folder, "gap.csv"),
        rows(folder, "reconstruction.csv"),
        runs(root, folder, figures));
  }

  private static List<Map<String, String>> rows(Path folder, String file) throws LacunaException {
    Path path = folder.resolve(file);
    return Files.isRegularFile(path) ? Csv.read(path) : List.of();
  }

  /** An evaluation says model and interval, a study method and deviation. */
  private static Figure figure(Map<String, String> row) {
    boolean study = row.containsKey("method");
    return new Figure(
        cell(row, study ? "method" : "model"),
        cell(row, "given"),
        cell(row, "metric"),
        number(cell(row, study ? "mean" : "value")),
        number(cell(row, "low_95")),
        number(cell(row, "high_95")),
        whole(cell(row, "samples")),
        whole(cell(row, study ? "runs" : "networks")),
        number(cell(row, study ? "deviation" : "sd_networks")),
        false);
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  /** NaN where the cell is empty or no number. */
  static double number(String cell) {
    try {
      return cell.isBlank() ? Double.NaN : Double.parseDouble(cell.strip());
    } catch (NumberFormatException e) {
      // A table that somebody edited: the cell is shown as absent, the rest of the row counts.
      return Double.NaN;
    }
  }

  private static int whole(String cell) {
    double v = number(cell);
    return Double.isNaN(v) ? 0 : (int) Math.round(v);
  }

  /** The charts carry the name of the test set before a colon. */
  private static String dataset(Path folder) throws LacunaException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path svg : files.filter(f -> String.valueOf(f).endsWith(".svg")).sorted().toList()) {
        String head = Files.readString(svg, StandardCharsets.UTF_8);
        Matcher m = TITLE.matcher(head.substring(0, Math.min(1000, head.length())));
        if (m.find()) {
          return m.group(1).strip();
        }
      }
      return "";
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The folder \"" + folder + "\" cannot be read: choose another one.", e);
    }
  }

  /**
   * Answers by clip: those of an evaluation, model by model; of the study itself; or of the runs of
   * the same name beside the tables of a reproduction.
   */
  private static Map<String, AnswerSource> runs(Path root, Path folder, List<Figure> figures)
      throws LacunaException {
    Map<String, AnswerSource> runs = new TreeMap<>();
    Path evaluated = folder.resolve(AnswerTable.OF_EVALUATION);
    if (Files.isRegularFile(evaluated)) {
      figures.stream()
          .filter(f -> !f.published())
          .forEach(f -> runs.put(f.model(), new AnswerSource(List.of(evaluated), f.model())));
      return runs;
    }
    List<Path> own = answers(folder);
    if (!own.isEmpty()) {
      runs.put(String.valueOf(folder.getFileName()), AnswerSource.of(own));
      return runs;
    }
    Path beside = root.resolve("runs").resolve(String.valueOf(folder.getFileName()));
    if (Files.isDirectory(beside) && !folder.startsWith(root.resolve("runs"))) {
      try (Stream<Path> studies = Files.list(beside)) {
        for (Path study : studies.filter(Files::isDirectory).sorted().toList()) {
          List<Path> files = answers(study);
          if (!files.isEmpty()) {
            runs.put(String.valueOf(study.getFileName()), AnswerSource.of(files));
          }
        }
      } catch (IOException e) {
        throw new LacunaException(
            Kind.USAGE, "The folder \"" + beside + "\" cannot be read: choose another one.", e);
      }
    }
    return runs;
  }

  private static List<Path> answers(Path study) throws LacunaException {
    try (Stream<Path> all = Files.walk(study, 2)) {
      return all.filter(f -> isNamed(f, PREDICTIONS)).sorted().toList();
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The folder \"" + study + "\" cannot be read: choose another one.", e);
    }
  }
}
