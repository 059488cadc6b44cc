package org.lacuna.training.dataset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lacuna.training.data.Split;

/** Names of utterances as the usual files write them. */
public final class Ids {

  private static final Pattern SEGMENT = Pattern.compile("(.+)\\[\\d+\\]");
  private static final Pattern DIALOGUE = Pattern.compile("(Ses\\d+[FM]_.+)_[FM]\\d+");
  private static final Pattern NUMBERED = Pattern.compile("(.+)_\\d+");
  private static final String MMSA = "$_$";

  private Ids() {}

  /**
   * The recording in {@code video[3]}, {@code video$_$3} or IEMOCAP's {@code Ses01F_impro01_F003};
   * empty for any other form.
   */
  public static Optional<String> recording(String id) {
    for (Pattern form : List.of(SEGMENT, DIALOGUE)) {
      Matcher matcher = form.matcher(id);
      if (matcher.matches()) {
        return Optional.of(matcher.group(1));
      }
    }
    int mark = id.lastIndexOf(MMSA);
    return mark > 0 ? Optional.of(id.substring(0, mark)) : Optional.empty();
  }

  /** The recording in {@code video_3}; empty for any other form. */
  public static Optional<String> recordingOfNumbered(String id) {
    Matcher matcher = NUMBERED.matcher(id);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * The recordings of a whole file's names. A name of a known form tells its recording; otherwise
   * names that come again are recordings themselves, and names that never do but all end in an
   * underscore and a number are pieces of the recording before it. Anything else tells nothing.
   *
   * @return by name; names that tell nothing are left out
   */
  public static Map<String, String> recordings(List<String> names) {
    Set<String> different = new HashSet<>(names);
    boolean again = different.size() < names.size();
    boolean numbered = different.stream().allMatch(n -> NUMBERED.matcher(n).matches());
    Map<String, String> recordings = new HashMap<>();
    for (String name : different) {
      Optional<String> found = recording(name);
      if (found.isEmpty() && again) {
        found = Optional.of(name);
      } else if (found.isEmpty() && numbered) {
        found = recordingOfNumbered(name);
      }
      found.ifPresent(r -> recordings.put(name, r));
    }
    return recordings;
  }

  /** The name of an utterance whose file gives it none: its split and its place there, from 0. */
  public static String numbered(Split split, int index) {
    return split.key() + "-" + index;
  }

  /** A split by its usual names: train, valid, val, dev, test. */
  public static Optional<Split> split(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "train" -> Optional.of(Split.TRAIN);
      case "valid", "val", "dev" -> Optional.of(Split.VALID);
      case "test" -> Optional.of(Split.TEST);
      default -> Optional.empty();
    };
  }
}
