package org.lacuna.training.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Settings of a method and its training as words, {@code key=value}. A key that nobody knows and a
 * value that does not fit are refused. Immutable.
 */
public final class Settings {

  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** Everything as it is by itself. */
  public static Settings none() {
    return new Settings(Map.of());
  }

  /** Settings of these words, keys in any case. */
  public static Settings of(Map<String, String> values) {
    return none().with(values);
  }

  /** These settings and others, which win. */
  public Settings with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(values);
    others.forEach((k, v) -> all.put(k.strip().toLowerCase(Locale.ROOT), v.strip()));
    return new Settings(all);
  }

  /** These settings and those of others that are not set here. */
  public Settings orElse(Settings others) {
    return others.with(values);
  }

  /** What is set, in alphabetical order of the keys. */
  public Map<String, String> values() {
    return values;
  }

  /**
   * Refuses what is not among the keys.
   *
   * @throws LacunaException of kind USAGE naming the key and those that there are
   */
  public void allow(Set<String> keys) throws LacunaException {
    for (String key : values.keySet()) {
      if (!keys.contains(key)) {
        throw wrong("there is no setting \"" + key + "\"", List.copyOf(new TreeSet<>(keys)));
      }
    }
  }

  /** A whole number of at least {@code least}. */
  public int whole(String key, int otherwise, int least) throws LacunaException {
    String word = values.get(key);
    if (word == null) {
      return otherwise;
    }
    if (!word.matches("\\d{1,9}") || Integer.parseInt(word) < least) {
      throw wrong(key + "=" + word + " is no whole number from " + least, List.of());
    }
    return Integer.parseInt(word);
  }

  /** A number of at least {@code least}. */
  public double number(String key, double otherwise, double least) throws LacunaException {
    String word = values.get(key);
    if (word == null) {
      return otherwise;
    }
    try {
      double value = Double.parseDouble(word);
      if (value >= least && !Double.isInfinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(key + "=" + word + " is no number", List.of());
    }
    throw wrong(key + "=" + word + " is no number from " + least, List.of());
  }

  /** A number from 0 to below 1. */
  public double share(String key, double otherwise) throws LacunaException {
    double value = number(key, otherwise, 0);
    if (value >= 1) {
      throw wrong(key + "=" + values.get(key) + " is no share: it must be below 1", List.of());
    }
    return value;
  }

  /** Yes or no. */
  public boolean yes(String key, boolean otherwise) throws LacunaException {
    return word(key, otherwise ? "yes" : "no", List.of("yes", "no")).equals("yes");
  }

  /** One of some words, in any case. */
  public String word(String key, String otherwise, List<String> words) throws LacunaException {
    String word = values.getOrDefault(key, otherwise).toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw wrong(key + "=" + word + " is not known", words);
    }
    return word;
  }

  /** A constant of an enumeration, in any case. */
  <E extends Enum<E>> E constant(String key, E otherwise, Class<E> type) throws LacunaException {
    List<String> names =
        Arrays.stream(type.getEnumConstants()).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    String name = word(key, otherwise.name().toLowerCase(Locale.ROOT), names);
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }

  /** Modalities, their names joined by +, or {@code none}. */
  public ModalitySet modalities(String key, ModalitySet otherwise) throws LacunaException {
    String word = values.get(key);
    if (word == null) {
      return otherwise;
    }
    ModalitySet set = ModalitySet.none();
    for (String name : word.equals("none") ? List.<String>of() : List.of(word.split("\\+", -1))) {
      @Nullable Modality m = Modality.ofKey(name.strip().toLowerCase(Locale.ROOT)).orElse(null);
      if (m == null) {
        throw wrong(key + "=" + word + " names no modality", List.of("vision", "audio+language"));
      }
      set = set.with(m);
    }
    return set;
  }

  private static LacunaException wrong(String what, List<String> known) {
    List<String> names = new ArrayList<>(known);
    String hint = names.isEmpty() ? "" : "; known: " + String.join(", ", names);
    return new LacunaException(Kind.USAGE, "This cannot be set: " + what + hint + ".");
  }

  /** {@code a=1 b=2}, or {@code as it is}. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    values.forEach((k, v) -> words.add(k + "=" + v));
    return words.isEmpty() ? "as it is" : String.join(" ", words);
  }
}
