package org.lacuna.app.library;

import java.util.Locale;

/** Finds clips by their names and by what is said in them. */
final class ClipSearch {

  private ClipSearch() {}

  /** Whether every word of the query is part of the name or of what is said. */
  static boolean finds(String query, LibraryClip clip) {
    String where = (clip.name() + "\n" + clip.words()).toLowerCase(Locale.ROOT);
    for (String word : query.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
      if (!where.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
