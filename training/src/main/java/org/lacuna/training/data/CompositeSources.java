package org.lacuna.training.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Lists what the composite corpus is made of, from a folder laid out like this:
 *
 * <pre>
 * text/MELD/{train,dev,test}_sent_emo.csv          columns Utterance, Emotion, Dialogue_ID, ...
 * text/goemotions/data/original/{train,dev,test}.tsv    text, label numbers, comment id
 * text/goemotions/data/original/labels.txt         one label a line
 * mosi/utterances.csv                              id, split_standard, sentiment, transcript
 * speech/ravdess/*.flac                            name = modality-channel-emotion-...-actor
 * speech/emodb/*.flac                              speaker = characters 1-2, emotion = character 6
 * faces/labels.csv, faces/images/*                 image, expression
 * </pre>
 *
 * <p>MELD, GoEmotions and MOSI keep their own splits. Speakers and persons are kept apart by {@link
 * Groups}. A text that occurs in a validation or test part is taken out of the training part. Files
 * are listed in a fixed order: the same folder gives the same list.
 */
public final class CompositeSources {

  /**
   * How much text is taken; speech and faces are taken whole.
   *
   * @param trainTexts most texts of one source and emotion in the training part
   * @param otherTexts the same for the validation and the test part
   * @param minWords shortest text
   * @param maxWords longest text, except for MOSI
   */
  public record Limits(int trainTexts, int otherTexts, int minWords, int maxWords) {
    public static final Limits DEFAULT = new Limits(2000, 300, 2, 24);
  }

  private final Path root;
  private final Limits limits;

  public CompositeSources(Path root, Limits limits) {
    this.root = root;
    this.limits = limits;
  }

  /**
   * All items.
   *
   * @throws LacunaException of kind USAGE when the folder does not hold one of the sources
   */
  public List<SourceItem> list() throws LacunaException {
    List<SourceItem> texts = new ArrayList<>();
    texts.addAll(limited(TextSources.meld(root.resolve("text/MELD"))));
    texts.addAll(limited(TextSources.goEmotions(root.resolve("text/goemotions/data/original"))));
    texts.addAll(TextSources.mosi(root.resolve("mosi/utterances.csv")));
    List<SourceItem> items = new ArrayList<>(withoutLeaks(texts));
    items.addAll(MediaSources.paced(MediaSources.ravdess(files(root.resolve("speech/ravdess")))));
    items.addAll(MediaSources.paced(MediaSources.emoDb(files(root.resolve("speech/emodb")))));
    items.addAll(MediaSources.faces(root.resolve("faces")));
    return items;
  }

  /** Keeps texts of fitting length, up to the limit of their emotion and split. */
  private List<SourceItem> limited(List<SourceItem> texts) {
    Map<String, Integer> taken = new HashMap<>();
    List<SourceItem> shuffled = new ArrayList<>(texts);
    shuffled.sort(Comparator.comparing(item -> stableHash(item.id())));
    List<SourceItem> kept = new ArrayList<>();
    for (SourceItem item : shuffled) {
      int words = item.content().split("\\s+", -1).length;
      int limit = item.split() == Split.TRAIN ? limits.trainTexts() : limits.otherTexts();
      if (words < limits.minWords() || words > limits.maxWords()) {
        continue;
      }
      if (taken.merge(item.split() + "/" + item.emotion(), 1, Integer::sum) <= limit) {
        kept.add(item);
      }
    }
    return kept;
  }

  private static List<SourceItem> withoutLeaks(List<SourceItem> texts) {
    Set<String> test = plainTexts(texts, Split.TEST);
    Set<String> valid = plainTexts(texts, Split.VALID);
    List<SourceItem> kept = new ArrayList<>();
    for (SourceItem item : texts) {
      String plain = plain(item.content());
      boolean leaks =
          switch (item.split()) {
            case TRAIN -> test.contains(plain) || valid.contains(plain);
            case VALID -> test.contains(plain);
            case TEST -> false;
          };
      if (!leaks) {
        kept.add(item);
      }
    }
    return kept;
  }

  private static Set<String> plainTexts(List<SourceItem> texts, Split split) {
    Set<String> plain = new HashSet<>();
    for (SourceItem item : texts) {
      if (item.split() == split) {
        plain.add(plain(item.content()));
      }
    }
    return plain;
  }

  /** Letters and digits only, lower case. */
  static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /** A hash that is the same on every machine and in every version of Java. */
  static String stableHash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return java.util.HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Files of a folder by name. */
  static List<Path> files(Path folder) throws LacunaException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE,
          "The training data folder \""
              + folder
              + "\" cannot be read: check the data folder against its description.",
          e);
    }
  }

  /** Name of the items of one modality, for messages. */
  public static String kind(Modality m) {
    return switch (m) {
      case VISION -> "pictures";
      case AUDIO -> "recordings";
      case LANGUAGE -> "texts";
    };
  }
}
