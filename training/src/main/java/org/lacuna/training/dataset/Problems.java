package org.lacuna.training.dataset;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** The sentences that readers share. Names from a file are shortened and made printable. */
public final class Problems {

  private static final int NAMES = 12;
  private static final int LETTERS = 160;

  private Problems() {}

  /** The file has none of the known layouts. */
  public static LacunaException unknown(Path file, Collection<?> found, String expected) {
    return new LacunaException(
        Kind.USAGE,
        "\"%s\" has no layout that can be read: it holds %s, and %s was expected."
            .formatted(file, list(found), expected));
  }

  /** The file is damaged, or is not what its beginning promises. */
  public static LacunaException damaged(Path file, @Nullable Throwable cause) {
    return new LacunaException(
        Kind.USAGE,
        "\"%s\" is damaged or cut short: get it again from its source.".formatted(file),
        cause);
  }

  /** Something in the file does not fit; {@code what} is a clause without a full stop. */
  public static LacunaException unfit(Path file, String what) {
    return new LacunaException(
        Kind.USAGE, "The data in \"%s\" do not fit together: %s.".formatted(file, what));
  }

  /** The file has no such variant. */
  public static LacunaException unknownVariant(Path file, String variant, Collection<?> known) {
    return new LacunaException(
        Kind.USAGE,
        "\"%s\" has no part \"%s\": choose one of %s."
            .formatted(file, printable(variant), list(known)));
  }

  /** The file holds several data sets; {@code why} says what it holds. */
  public static LacunaException needsVariant(Path file, String why, Collection<?> known) {
    return new LacunaException(
        Kind.USAGE,
        "\"%s\" holds %s: add # and one of %s to its name.".formatted(file, why, list(known)));
  }

  /** The value under a key that the layout needs. */
  public static Object present(Path file, Map<String, Object> table, String key)
      throws LacunaException {
    Object value = table.get(key);
    if (value == null) {
      throw unfit(file, "there is no \"" + key + "\"");
    }
    return value;
  }

  /** Names in alphabetical order, at most a dozen, or "nothing". */
  public static String list(Collection<?> names) {
    List<String> sorted =
        List.copyOf(new TreeSet<>(names.stream().map(n -> printable(String.valueOf(n))).toList()));
    if (sorted.isEmpty()) {
      return "nothing";
    }
    String shown = String.join(", ", sorted.subList(0, Math.min(NAMES, sorted.size())));
    return sorted.size() > NAMES ? shown + " and " + (sorted.size() - NAMES) + " more" : shown;
  }

  /** A name from a file as it may stand in a message. */
  public static String printable(String name) {
    String line = name.replaceAll("[^\\p{Print}\\p{L}\\p{N}]", "?");
    return line.length() > LETTERS ? line.substring(0, LETTERS) + "..." : line;
  }
}
