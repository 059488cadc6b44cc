package org.lacuna.app.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lacuna.app.research.DataOpener;
import org.lacuna.inference.signal.ModalitySet;

/**
 * Everything that is trained and judged on one reading of one data set.
 *
 * @param key short name, for folders and {@code --only}
 * @param title for the report
 * @param protocol how the data are used, in a sentence or two
 * @param dataset what the papers call it; their rows of that name stand beside ours
 * @param places where it may lie below the data folder; the first that is there is taken
 * @param variant reading of it, as after {@code #}; empty for the usual one
 * @param language where language comes from
 * @param use modalities that are used
 * @param complete whether only utterances that have all of them are used
 * @param folds of a cross-validation; 0 = the splits of the data
 * @param repeats groupings of it
 * @param methods rows
 * @param without label of the row that a reconstruction is measured against
 * @param full label of the row that has everything
 */
record TableSet(
    String key,
    String title,
    String protocol,
    String dataset,
    List<String> places,
    String variant,
    DataOpener.Language language,
    ModalitySet use,
    boolean complete,
    int folds,
    int repeats,
    List<MethodRun> methods,
    String without,
    String full) {

  TableSet {
    places = List.copyOf(places);
    methods = List.copyOf(methods);
  }

  /** Trainings that are counted. */
  int trainings(int seeds) {
    return methods.size() * seeds * Math.max(1, folds * repeats);
  }

  /** The path as it is opened: with the reading behind it. */
  Path path(Path found) {
    return variant.isEmpty() ? found : found.resolveSibling(found.getFileName() + "#" + variant);
  }

  /** The command that makes one row by itself; {@code DATA} stands for the data folder. */
  String command(MethodRun method, String place, int seeds) {
    List<String> words = new ArrayList<>(List.of("lacuna", "train"));
    words.add("DATA/" + place + (variant.isEmpty() ? "" : "#" + variant));
    words.addAll(List.of("--method", method.recipe()));
    method.settings().forEach((k, v) -> words.addAll(List.of("--set", k + "=" + v)));
    if (language == DataOpener.Language.TRANSCRIPTS) {
      words.addAll(List.of("--language", "transcripts"));
    }
    if (!use.equals(ModalitySet.all())) {
      words.addAll(List.of("--use", use.toString()));
    }
    if (folds > 0) {
      words.addAll(List.of("--folds", "" + folds, "--repeats", "" + repeats));
    }
    words.addAll(List.of("--seeds", "" + seeds, "--out", "RUNS/" + key + "/" + method.recipe()));
    return String.join(" ", words);
  }
}
