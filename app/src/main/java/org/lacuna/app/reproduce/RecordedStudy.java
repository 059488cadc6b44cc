package org.lacuna.app.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lacuna.app.evaluate.Entry;
import org.lacuna.app.evaluate.Subject;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.testset.AnswerSheet;
import org.lacuna.inference.testset.LabelledClip;
import org.lacuna.training.study.Predictions;

/**
 * The test answers that a study left in its folder, {@code predictions.csv} of each training. The
 * folds of one grouping and seed together are one sheet: every utterance was tested once in it.
 */
final class RecordedStudy {

  private static final Pattern FOLD = Pattern.compile("-fold-\\d+");
  private static final Pattern SEED = Pattern.compile("(?:.*-)?seed-(\\d{1,9})");

  /** Answers by what was given, then by id, then by head. */
  private static final class Answers {
    private final Map<ModalitySet, Map<String, Map<String, double[]>>> said = new HashMap<>();
  }

  private final Map<String, Answers> sheets = new TreeMap<>();
  private final Set<ModalitySet> given = new LinkedHashSet<>();
  private final List<Path> bundles = new ArrayList<>();
  private final List<ModelCard.Head> heads;
  private Optional<ModelCard> card = Optional.empty();

  private RecordedStudy(List<ModelCard.Head> heads) {
    this.heads = heads;
  }

  /**
   * Reads a finished study.
   *
   * @param seeds trainings of higher seeds are passed over: an earlier study with more of them may
   *     have been broken off, and a seed of which folds are missing is no seed
   * @throws LacunaException of kind USAGE when a file is damaged
   */
  static RecordedStudy read(Path folder, List<ModelCard.Head> heads, int seeds)
      throws LacunaException {
    RecordedStudy study = new RecordedStudy(heads);
    try (Stream<Path> runs = Files.list(folder)) {
      for (Path run : runs.sorted().toList()) {
        Path file = run.resolve(Predictions.FILE);
        if (Files.isRegularFile(file) && isOfSeed(run, seeds)) {
          String name = FOLD.matcher(String.valueOf(run.getFileName())).replaceAll("");
          study.add(file, study.sheets.computeIfAbsent(name, n -> new Answers()));
          if (Files.isRegularFile(run.resolve(ModelCard.CARD_FILE))) {
            study.bundles.add(run);
          }
        }
      }
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "\"" + folder + "\" cannot be read: delete it to train again.", e);
    }
    if (!study.bundles.isEmpty()) {
      study.card = Optional.of(ModelBundle.open(study.bundles.get(0)).card());
    }
    return study;
  }

  private static boolean isOfSeed(Path run, int seeds) {
    Matcher named = SEED.matcher(String.valueOf(run.getFileName()));
    return !named.matches() || Integer.parseInt(named.group(1)) <= seeds;
  }

  private void add(Path file, Answers sheet) throws LacunaException {
    Map<String, ModelCard.Head> named = new HashMap<>();
    heads.forEach(h -> named.put(h.name(), h));
    for (Predictions.Row row : Predictions.read(file)) {
      ModelCard.Head head = named.get(row.head());
      if (head == null) {
        throw new LacunaException(
            Kind.USAGE, "\"" + file + "\" is of other data: delete it to train again.");
      }
      given.add(row.given());
      double[] all =
          sheet
              .said
              .computeIfAbsent(row.given(), s -> new HashMap<>())
              .computeIfAbsent(row.id(), i -> new HashMap<>())
              .computeIfAbsent(head.name(), h -> new double[head.width()]);
      put(
          head,
          all,
          head.questions().indexOf(row.question()),
          row.right(),
          row.said(),
          head.choosing() ? head.choices().indexOf(row.chosen()) : -1);
    }
  }

  /**
   * Of choices the file keeps the probability of the right one and which one was chosen: what is
   * left is the chosen one's, or the others' alike where the right one was chosen. So all but the
   * calibration of more than two choices is what it was.
   */
  private static void put(
      ModelCard.Head head, double[] all, int question, double right, double said, int chosen) {
    if (!head.choosing()) {
      all[question] = said;
      return;
    }
    int choices = head.choices().size();
    int label = (int) Math.rint(right);
    boolean wrong = chosen >= 0 && chosen != label;
    for (int c = 0; c < choices; c++) {
      double rest = wrong ? (c == chosen ? 1 - said : 0) : (1 - said) / (choices - 1);
      all[question * choices + c] = c == label ? said : rest;
    }
  }

  /** Bundles of the trainings, in alphabetical order; none for methods that have none. */
  List<Path> bundles() {
    return List.copyOf(bundles);
  }

  /** The card of the first bundle. */
  Optional<ModelCard> card() {
    return card;
  }

  /** Ids of the utterances that were tested. */
  Set<String> tested() {
    Set<String> ids = new LinkedHashSet<>();
    sheets.values().forEach(a -> a.said.values().forEach(m -> ids.addAll(m.keySet())));
    return ids;
  }

  /**
   * As an entry of an evaluation.
   *
   * @param name row of the table
   * @param samples the tested utterances, the same for all entries
   * @param use modalities that the data have
   */
  Entry entry(String name, List<LabelledClip> samples, ModalitySet use) {
    ModalitySet reads = card.map(ModelCard::modalities).orElse(use).intersect(use);
    List<ModalitySet> subsets =
        ModalitySet.nonEmptySubsets().stream().filter(given::contains).toList();
    ModalitySet rebuilds = ModalitySet.none();
    for (Modality m : reads) {
      boolean rebuilt =
          card.filter(c -> c.outputs().reconstruction().containsKey(m.key())).isPresent();
      rebuilds = rebuilt ? rebuilds.with(m) : rebuilds;
    }
    List<AnswerSheet> all = new ArrayList<>();
    for (Answers sheet : sheets.values()) {
      all.add(new AnswerSheet(samples, heads, reads, subsets, source(sheet, samples)));
    }
    boolean zeros = card.filter(ModelCard::feedsZeros).isPresent();
    return new Entry(
        name, zeros ? name + Subject.ZEROS : name, heads, reads, subsets, rebuilds, all);
  }

  private static AnswerSheet.Source source(Answers sheet, List<LabelledClip> samples) {
    return (use, rows, cancel) -> {
      Map<String, Map<String, double[]>> said = sheet.said.getOrDefault(use, Map.of());
      List<Map<String, double[]>> all = new ArrayList<>();
      for (int row : rows) {
        all.add(new LinkedHashMap<>(said.getOrDefault(samples.get(row).id(), Map.of())));
      }
      return all;
    };
  }
}
