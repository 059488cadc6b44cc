package org.lacuna.app.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lacuna.app.mapping.propose.Scale;
import org.lacuna.inference.align.Moments;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Means and deviations from files and from clips. */
final class Scales {

  private static final double CONSTANT = 1e-6;

  private Scales() {}

  /**
   * Reads a file. CSV: a line a column, {@code name,mean,std}, with a header; without names the
   * lines are taken in order. JSON: {@code {"mean": [...], "std": [...]}}, at the top or below the
   * name of the modality (in a model card, below {@code inputs}).
   *
   * @param columns names of the chosen columns, in their order
   * @throws LacunaException of kind USAGE when the file does not say it for every column
   */
  static Scale read(Path file, Modality m, List<String> columns) throws LacunaException {
    String text = text(file);
    Map<String, Scale.Column> found =
        text.stripLeading().startsWith("{")
            ? json(file, text, m, columns)
            : csv(file, text, columns);
    for (String name : columns) {
      Scale.Column c = found.get(name);
      if (c == null || !Float.isFinite(c.mean()) || !(c.deviation() > 0)) {
        throw new LacunaException(
            Kind.USAGE,
            "\"%s\" has no usable mean and deviation for \"%s\": give one line for each of the %d columns."
                .formatted(file.getFileName(), name, columns.size()));
      }
    }
    return new Scale(Scale.Kind.FILE, String.valueOf(file.getFileName()), found);
  }

  private static String text(Path file) throws LacunaException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "\"" + file + "\" cannot be read as text: choose a CSV or JSON file.", e);
    }
  }

  private static Map<String, Scale.Column> csv(Path file, String text, List<String> columns)
      throws LacunaException {
    Map<String, Scale.Column> found = new LinkedHashMap<>();
    int line = 0;
    for (String row : text.lines().filter(l -> !l.isBlank()).toList()) {
      String[] cells = row.split("[,;\t]", -1);
      boolean head = row.toLowerCase(Locale.ROOT).contains("mean");
      if (head) {
        continue;
      }
      if (cells.length < 2 || cells.length > 3) {
        throw new LacunaException(
            Kind.USAGE,
            "\"%s\" has a line that is not name, mean, deviation: \"%s\"."
                .formatted(file.getFileName(), row.strip()));
      }
      String name =
          cells.length == 3
              ? cells[0].strip().replace("\"", "")
              : line < columns.size() ? columns.get(line) : "";
      found.put(
          name,
          new Scale.Column(
              number(file, cells[cells.length - 2]), number(file, cells[cells.length - 1])));
      line++;
    }
    return found;
  }

  private static float number(Path file, String cell) throws LacunaException {
    try {
      return Float.parseFloat(cell.strip());
    } catch (NumberFormatException e) {
      throw new LacunaException(
          Kind.USAGE,
          "\"%s\" has \"%s\" where a number belongs.".formatted(file.getFileName(), cell.strip()),
          e);
    }
  }

  private static Map<String, Scale.Column> json(
      Path file, String text, Modality m, List<String> columns) throws LacunaException {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new LacunaException(Kind.USAGE, "\"" + file.getFileName() + "\" is not valid JSON.", e);
    }
    JsonNode at = root.path("inputs").path(m.key());
    at = at.isMissingNode() ? root.path(m.key()) : at;
    at = at.isMissingNode() ? root : at;
    JsonNode means = at.path("mean");
    JsonNode deviations = at.path("std");
    JsonNode names = at.path("features");
    if (!means.isArray() || !deviations.isArray() || means.size() != deviations.size()) {
      throw new LacunaException(
          Kind.USAGE,
          "\"%s\" has no lists \"mean\" and \"std\" of the same length for %s."
              .formatted(file.getFileName(), m.key()));
    }
    Map<String, Scale.Column> found = new LinkedHashMap<>();
    for (int i = 0; i < means.size(); i++) {
      String name =
          names.size() == means.size()
              ? names.get(i).path("name").asText(names.get(i).asText())
              : i < columns.size() ? columns.get(i) : "";
      found.put(
          name,
          new Scale.Column((float) means.get(i).asDouble(), (float) deviations.get(i).asDouble()));
    }
    return found;
  }

  /**
   * Means and deviations over the observed values of one clip.
   *
   * @param source what the user is told
   */
  static Scale of(FeatureSequence clip, String source) {
    Moments moments = new Moments(clip.dim());
    for (int t = 0; t < clip.steps(); t++) {
      for (int d = 0; clip.observed(t) && d < clip.dim(); d++) {
        moments.add(d, clip.value(t, d));
      }
    }
    float[] mean = moments.mean();
    float[] deviation = moments.deviation(CONSTANT);
    Map<String, Scale.Column> columns = new LinkedHashMap<>();
    List<Feature> features = clip.spec().features();
    for (int d = 0; d < features.size(); d++) {
      columns.put(features.get(d).name(), new Scale.Column(mean[d], deviation[d]));
    }
    return new Scale(Scale.Kind.CLIP, source, columns);
  }
}
