package org.lacuna.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.csv.Csv;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.kt.Emotion;

/** The text collections of the composite corpus. */
final class TextSources {

  private static final Map<String, Split> DEV =
      Map.of("train", Split.TRAIN, "dev", Split.VALID, "test", Split.TEST);
  private static final Map<String, Split> VAL =
      Map.of("train", Split.TRAIN, "val", Split.VALID, "test", Split.TEST);

  /** MELD: the group is the dialogue; its sentiment has no strength and is not used. */
  static List<SourceItem> meld(Path folder) throws LacunaException {
    Map<String, Emotion> emotions =
        Map.of(
            "neutral", Emotion.NEUTRAL,
            "joy", Emotion.HAPPY,
            "sadness", Emotion.SAD,
            "anger", Emotion.ANGRY);
    List<SourceItem> items = new ArrayList<>();
    for (String part : List.of("train", "dev", "test")) {
      for (Map<String, String> row : Csv.read(folder.resolve(part + "_sent_emo.csv"))) {
        Emotion emotion = emotions.get(cell(row, "Emotion"));
        if (emotion != null) {
          String dialogue = part + "/" + cell(row, "Dialogue_ID");
          String id = dialogue + "/" + cell(row, "Utterance_ID");
          items.add(text("meld", id, cell(row, "Utterance"), dialogue, split(DEV, part), emotion));
        }
      }
    }
    return items;
  }

  /** GoEmotions: comments with exactly one label, as far as it names one of the four emotions. */
  static List<SourceItem> goEmotions(Path folder) throws LacunaException {
    Map<String, Emotion> emotions =
        Map.ofEntries(
            Map.entry("neutral", Emotion.NEUTRAL),
            Map.entry("joy", Emotion.HAPPY),
            Map.entry("amusement", Emotion.HAPPY),
            Map.entry("excitement", Emotion.HAPPY),
            Map.entry("love", Emotion.HAPPY),
            Map.entry("gratitude", Emotion.HAPPY),
            Map.entry("sadness", Emotion.SAD),
            Map.entry("grief", Emotion.SAD),
            Map.entry("disappointment", Emotion.SAD),
            Map.entry("remorse", Emotion.SAD),
            Map.entry("anger", Emotion.ANGRY),
            Map.entry("annoyance", Emotion.ANGRY));
    List<String> labels =
        Csv.text(folder.resolve("labels.txt")).lines().map(String::strip).toList();
    List<SourceItem> items = new ArrayList<>();
    for (String part : List.of("train", "dev", "test")) {
      for (String line : Csv.text(folder.resolve(part + ".tsv")).lines().toList()) {
        String[] cells = line.split("\t", -1);
        Emotion emotion = cells.length < 3 ? null : single(cells[1], labels, emotions);
        if (emotion != null) {
          items.add(text("goemotions", cells[2], cells[0], cells[2], split(DEV, part), emotion));
        }
      }
    }
    return items;
  }

  private static @Nullable Emotion single(
      String numbers, List<String> labels, Map<String, Emotion> emotions) {
    if (numbers.contains(",")) {
      return null;
    }
    int number = Integer.parseInt(numbers.strip());
    return number < labels.size() ? emotions.get(labels.get(number)) : null;
  }

  /** CMU-MOSI transcripts on the standard split: the group is the video. */
  static List<SourceItem> mosi(Path file) throws LacunaException {
    List<SourceItem> items = new ArrayList<>();
    for (Map<String, String> row : Csv.read(file)) {
      String id = cell(row, "id");
      String video = id.substring(0, Math.max(0, id.lastIndexOf('_')));
      items.add(
          new SourceItem(
              "mosi/" + id,
              Modality.LANGUAGE,
              "mosi",
              tidy(cell(row, "transcript").toLowerCase(Locale.ROOT)),
              "mosi/" + video,
              split(VAL, cell(row, "split_standard")),
              null,
              number(cell(row, "sentiment"), file)));
    }
    return items;
  }

  private static SourceItem text(
      String source, String id, String content, String group, Split split, Emotion emotion) {
    return new SourceItem(
        source + "/" + id,
        Modality.LANGUAGE,
        source,
        tidy(content),
        source + "/" + group,
        split,
        emotion,
        Float.NaN);
  }

  /** Plain apostrophes and spaces; names that were blotted out read as a word. */
  private static String tidy(String text) {
    return text.replace('\u2019', '\'')
        .replace('\u0092', '\'')
        .replaceAll("\\[[A-Z]+\\]", "someone")
        .replaceAll("[\\s\\p{Cntrl}]+", " ")
        .strip();
  }

  private static String cell(Map<String, String> row, String column) throws LacunaException {
    String value = row.get(column);
    if (value == null) {
      throw new LacunaException(
          Kind.USAGE,
          "A training data table has no column \"" + column + "\": check the data folder.");
    }
    return value;
  }

  private static Split split(Map<String, Split> names, String name) throws LacunaException {
    Split split = names.get(name);
    if (split == null) {
      throw new LacunaException(
          Kind.USAGE,
          "The training data name the unknown part \"" + name + "\": check the data folder.");
    }
    return split;
  }

  private static float number(String text, Path file) throws LacunaException {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw new LacunaException(
          Kind.USAGE,
          "\"" + text + "\" in \"" + file + "\" is not a number: check the data folder.",
          e);
    }
  }

  private TextSources() {}
}
