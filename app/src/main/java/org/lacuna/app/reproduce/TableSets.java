package org.lacuna.app.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.app.research.DataOpener.Language;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * The table sets that the program knows. Settings are the methods' own except for the size of the
 * attention networks, which is smaller than the papers' so that a run takes minutes, and on
 * CMU-MOSI except for what was chosen there on the validation part (docs/results.md). None was
 * chosen on a test part.
 */
final class TableSets {

  private static final ModalitySet AV = ModalitySet.of(Modality.VISION, Modality.AUDIO);
  private static final ModalitySet AL = ModalitySet.of(Modality.AUDIO, Modality.LANGUAGE);

  private static final Map<String, String> ATTENTION =
      ordered("width", "32", "heads", "4", "layers", "2");

  /** Chosen on CMU-MOSI by the validation error of Deep-S on language. */
  private static final Map<String, String> MOSI =
      ordered(
          "batch",
          "64",
          "patience",
          "8",
          "weight_decay",
          "1e-4",
          "dropout",
          "0.3",
          "noise",
          "0.5",
          "withheld",
          "0.25");

  private static final Map<String, String> MOSI_SMALL = joined(MOSI, ordered("rate", "2e-3"));

  private static final Map<String, String> MOSI_ATTENTION =
      joined(MOSI, ordered("width", "32", "heads", "4", "layers", "1", "epochs", "25"));

  /** Chosen by its own validation error, seed 1. */
  private static final Map<String, String> MOSI_KT_LANGUAGE =
      joined(
          MOSI_ATTENTION,
          ordered("withheld", "0.4", "averaging", "0.95", "patience", "12", "epochs", "40"));

  /** What makes every training a matter of seconds. */
  private static final Map<String, String> QUICK = ordered("epochs", "3");

  private static final Map<String, String> QUICK_ATTENTION =
      ordered("width", "16", "heads", "2", "layers", "1", "epochs", "3");

  private final boolean quick;

  /**
   * @param quick few epochs and small networks: shows that everything runs, says nothing
   */
  TableSets(boolean quick) {
    this.quick = quick;
  }

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static Map<String, String> joined(Map<String, String> a, Map<String, String> b) {
    Map<String, String> map = new LinkedHashMap<>(a);
    map.putAll(b);
    return map;
  }

  /** All of them, in the order of the report. */
  List<TableSet> all() {
    List<TableSet> sets = new ArrayList<>();
    sets.add(
        set(
            "mosi-s",
            "CMU-MOSI, protocol S: standard split, language and audio",
            "Language is this program's own word vectors of the transcripts, audio the openSMILE"
                + " vectors of the files, one an utterance. The vision file is not used: the"
                + " network that made it saw most of this split's test part.",
            "CMU-MOSI",
            List.of("mosi"),
            "S",
            Language.TRANSCRIPTS,
            AL,
            false,
            0));
    sets.add(
        set(
            "mosi-g",
            "CMU-MOSI, protocol G: 752 utterances, five folds by video, three modalities",
            "The utterances that the makers of the feature files did not train on. Language is"
                + " this program's own word vectors, audio and vision one vector an utterance.",
            "CMU-MOSI",
            List.of("mosi"),
            "G",
            Language.TRANSCRIPTS,
            ModalitySet.all(),
            false,
            5));
    sets.add(
        set(
            "pom",
            "POM: 17 speaker traits from audio and vision",
            "The published split. The files hold no language: of the papers' rows only those with"
                + " vision or audio alone have a like here, on other features.",
            "POM",
            List.of("pom"),
            "",
            Language.FILE,
            AV,
            false,
            0));
    sets.add(
        set(
            "mmmo",
            "ICT-MMMO: audio and vision, 340 reviews",
            "The published split; the sentiment is on its own scale from 1 to 5.",
            "ICT-MMMO",
            List.of("mmmo"),
            "",
            Language.FILE,
            AV,
            false,
            0));
    sets.add(
        set(
            "mmmo-trimodal",
            "ICT-MMMO: three modalities, the 120 reviews that have text, five folds",
            "Text is there for the published validation and test parts only, so that these are"
                + " divided anew.",
            "ICT-MMMO",
            List.of("mmmo"),
            "",
            Language.FILE,
            ModalitySet.all(),
            true,
            5));
    sets.addAll(pickles());
    return sets;
  }

  /** The files that the papers' own programs read, where a user has them. */
  private List<TableSet> pickles() {
    List<TableSet> sets = new ArrayList<>();
    Map<String, List<String>> files = new LinkedHashMap<>();
    files.put("CMU-MOSI", List.of("mosi_data.pkl", "MOSI/Processed/aligned_50.pkl"));
    files.put("CMU-MOSEI", List.of("mosei_senti_data.pkl", "MOSEI/Processed/aligned_50.pkl"));
    files.put("IEMOCAP", List.of("iemocap_data.pkl"));
    files.forEach(
        (name, places) ->
            sets.add(
                set(
                    name.toLowerCase(java.util.Locale.ROOT) + "-aligned",
                    name + ", word-aligned, as MulT or MMSA ship it",
                    "The published split and features.",
                    name,
                    places,
                    "",
                    Language.FILE,
                    ModalitySet.all(),
                    false,
                    0)));
    return sets;
  }

  private TableSet set(
      String key,
      String title,
      String protocol,
      String dataset,
      List<String> places,
      String variant,
      Language language,
      ModalitySet use,
      boolean complete,
      int folds) {
    String without = use.contains(Modality.LANGUAGE) ? "KT language" : "KT vision";
    return new TableSet(
        key,
        title,
        protocol,
        dataset,
        places,
        variant,
        language,
        use,
        complete,
        folds,
        folds == 0 || quick ? 1 : 3,
        !quick && dataset.equals("CMU-MOSI") && places.contains("mosi")
            ? mosi(use, folds)
            : methods(use),
        use.equals(ModalitySet.all()) ? "KT language+vision" : without,
        "KT full");
  }

  private List<MethodRun> methods(ModalitySet use) {
    List<MethodRun> all = new ArrayList<>();
    all.add(plain("mean", "mean"));
    all.add(plain("SVM", "svm"));
    all.add(small("Deep-S", "deep-s"));
    all.add(small("LMF-S", "lmf-s"));
    all.add(small("AMD fixed", "amd-fixed"));
    all.add(small("AMD", "amd"));
    all.add(small("LMF", "lmf"));
    all.add(small("TFN", "tfn"));
    all.add(attention("MulT", "mult"));
    all.add(small("MCTN", "mctn"));
    if (use.contains(Modality.VISION)) {
      all.add(attention("KT vision", "kt-vision"));
    }
    if (use.contains(Modality.LANGUAGE)) {
      all.add(attention("KT language", "kt-language"));
    }
    if (use.equals(ModalitySet.all())) {
      all.add(attention("KT language+vision", "kt-language+vision"));
    }
    all.add(attention("KT full", "kt-full"));
    if (use.equals(ModalitySet.all())) {
      all.add(attention("KT paper", "kt-paper"));
    }
    all.add(attention("KT ours", "kt-ours"));
    return all;
  }

  /** The same rows with what was chosen on the validation part. */
  private List<MethodRun> mosi(ModalitySet use, int folds) {
    return methods(use).stream().map(run -> chosen(run, folds)).toList();
  }

  private static MethodRun chosen(MethodRun run, int folds) {
    return switch (run.recipe()) {
      case "mean" -> run;
      case "svm" ->
          MethodRun.of(run.label(), run.recipe(), ordered("c", folds == 0 ? "0.01" : "0.001"));
      case "kt-language" -> MethodRun.of(run.label(), run.recipe(), MOSI_KT_LANGUAGE);
      case "deep-s", "lmf-s", "amd", "amd-fixed", "lmf", "tfn", "mctn" ->
          MethodRun.of(run.label(), run.recipe(), MOSI_SMALL);
      default -> MethodRun.of(run.label(), run.recipe(), MOSI_ATTENTION);
    };
  }

  private static MethodRun plain(String label, String recipe) {
    return MethodRun.of(label, recipe, Map.of());
  }

  private MethodRun small(String label, String recipe) {
    return MethodRun.of(label, recipe, quick ? QUICK : Map.of());
  }

  private MethodRun attention(String label, String recipe) {
    return MethodRun.of(label, recipe, quick ? QUICK_ATTENTION : ATTENTION);
  }
}
