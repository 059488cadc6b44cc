package org.lacuna.app.testbed;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the papers call a data set. */
public final class DataNames {

  private DataNames() {}

  /** Judges by the words in the path; the file's own name where none is known. */
  public static String guess(Path path) {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("mosei", "CMU-MOSEI");
    known.put("mosi", "CMU-MOSI");
    known.put("iemocap", "IEMOCAP");
    known.put("mmmo", "ICT-MMMO");
    known.put("pom", "POM");
    known.put("sims", "CH-SIMS");
    String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
    Path parent = path.toAbsolutePath().normalize().getParent();
    for (String where :
        new String[] {name, parent == null ? "" : String.valueOf(parent.getFileName())}) {
      for (Map.Entry<String, String> e : known.entrySet()) {
        if (where.toLowerCase(Locale.ROOT).contains(e.getKey())) {
          return e.getValue();
        }
      }
    }
    return name;
  }
}
