package org.lacuna.training.dataset.folder;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds the clip that a table means: by its whole name ({@code sub/talk.mp4}), without its ending
 * ({@code sub/talk}), or without its folders, where that is clear.
 */
final class ClipNames {

  /** Stands in an index for a short name that several clips share. */
  private static final String SEVERAL = "";

  private static final List<UnaryOperator<String>> SHORTENINGS =
      List.of(n -> n, ClipNames::stem, ClipNames::base, n -> base(stem(n)));

  private final List<Map<String, String>> indexes;

  ClipNames(Collection<String> names) {
    indexes = SHORTENINGS.stream().map(s -> index(names, s)).toList();
  }

  private static Map<String, String> index(Collection<String> names, UnaryOperator<String> s) {
    Map<String, String> index = new HashMap<>();
    for (String name : names) {
      index.merge(s.apply(name), name, (a, b) -> SEVERAL);
    }
    return index;
  }

  /** What a table's name stands for. */
  enum Answer {
    ONE,
    NONE,
    SEVERAL
  }

  /**
   * @param name the clip's name; empty unless there is exactly one
   */
  record Found(Answer answer, String name) {}

  /** The clip of that whole or shortened name. */
  Found find(String inTable) {
    String plain = inTable.replace('\\', '/');
    for (String wanted : List.of(plain, stem(plain))) {
      Optional<String> found =
          indexes.stream().filter(i -> i.containsKey(wanted)).map(i -> i.get(wanted)).findFirst();
      if (found.isPresent()) {
        boolean clear = !found.get().equals(SEVERAL);
        return new Found(clear ? Answer.ONE : Answer.SEVERAL, found.get());
      }
    }
    return new Found(Answer.NONE, "");
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
  }

  private static String base(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
