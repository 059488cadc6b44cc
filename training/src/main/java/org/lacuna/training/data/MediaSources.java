package org.lacuna.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.csv.Csv;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.kt.Emotion;

/** The speech and picture collections of the composite corpus. */
final class MediaSources {

  /** Calm speech counts as neutral: the same texts, and listeners hear them as such. */
  private static final Map<String, Emotion> RAVDESS =
      Map.of(
          "01", Emotion.NEUTRAL,
          "02", Emotion.NEUTRAL,
          "03", Emotion.HAPPY,
          "04", Emotion.SAD,
          "05", Emotion.ANGRY);

  private static final Map<String, Emotion> EMODB =
      Map.of(
          "N", Emotion.NEUTRAL,
          "F", Emotion.HAPPY,
          "T", Emotion.SAD,
          "W", Emotion.ANGRY);

  private static final Map<String, Emotion> FACES =
      Map.of(
          "neutral", Emotion.NEUTRAL,
          "happiness", Emotion.HAPPY,
          "sadness", Emotion.SAD,
          "anger", Emotion.ANGRY);

  /** Further ones would be other emotions: faster and higher is also how people get excited. */
  private static final List<Double> PACES = List.of(0.86, 0.93, 1.07, 1.15);

  private MediaSources() {}

  /** RAVDESS: the group is the actor. */
  static List<SourceItem> ravdess(List<Path> files) {
    List<SourceItem> items = new ArrayList<>();
    for (Path file : files) {
      String[] parts = stem(file).split("-", -1);
      if (parts.length == 7) {
        add(items, "ravdess", file, Modality.AUDIO, parts[6], RAVDESS.get(parts[2]));
      }
    }
    return dealt(items, Groups.inTurn(groups(items)));
  }

  /** EmoDB: the group is the speaker. */
  static List<SourceItem> emoDb(List<Path> files) {
    List<SourceItem> items = new ArrayList<>();
    for (Path file : files) {
      String stem = stem(file);
      if (stem.length() >= 6) {
        add(
            items,
            "emodb",
            file,
            Modality.AUDIO,
            stem.substring(0, 2),
            EMODB.get(stem.substring(5, 6)));
      }
    }
    return dealt(items, Groups.inTurn(groups(items)));
  }

  /** Facial expressions: the group is the person, that is the file's name without its number. */
  static List<SourceItem> faces(Path folder) throws LacunaException {
    List<SourceItem> items = new ArrayList<>();
    for (Map<String, String> row : Csv.read(folder.resolve("labels.csv"))) {
      Path file = folder.resolve("images").resolve(row.getOrDefault("image", ""));
      String person = stem(file).replaceAll("_\\d+\\p{Alpha}?$", "");
      Emotion emotion = FACES.get(row.getOrDefault("expression", ""));
      add(items, "faces", file, Modality.VISION, person, emotion);
    }
    return dealt(items, Groups.hashed(groups(items)));
  }

  private static void add(
      List<SourceItem> items,
      String source,
      Path file,
      Modality modality,
      String group,
      @Nullable Emotion emotion) {
    if (emotion != null) {
      items.add(
          new SourceItem(
              source + "/" + stem(file),
              modality,
              source,
              file.toString(),
              source + "/" + group,
              Split.TRAIN,
              emotion,
              Float.NaN));
    }
  }

  private static List<String> groups(List<SourceItem> items) {
    return items.stream().map(SourceItem::group).toList();
  }

  private static List<SourceItem> dealt(List<SourceItem> items, Map<String, Split> splits) {
    List<SourceItem> dealt = new ArrayList<>();
    items.forEach(i -> dealt.add(i.in(splits.getOrDefault(i.group(), Split.TRAIN))));
    return dealt;
  }

  /**
   * The recordings of the training part at other paces too: twenty-one voices are soon known by
   * heart, and a voice that is a little faster and higher is another one of the same emotion. What
   * networks are chosen and judged by stays as it was recorded.
   */
  static List<SourceItem> paced(List<SourceItem> recordings) {
    List<SourceItem> all = new ArrayList<>();
    for (SourceItem recording : recordings) {
      all.add(recording);
      if (recording.split() == Split.TRAIN) {
        PACES.forEach(pace -> all.add(recording.at(pace)));
      }
    }
    return all;
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
