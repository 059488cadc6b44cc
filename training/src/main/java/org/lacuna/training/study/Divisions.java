package org.lacuna.training.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.prepare.DataSource;
import org.lacuna.training.prepare.Folds;
import org.lacuna.training.prepare.Prepared;

/** The divisions of a data set into training, validation and test that a study goes through. */
final class Divisions {

  /**
   * One of them.
   *
   * @param name for people
   * @param folder for file names; empty where there is only one
   * @param splits of every group or lone utterance; empty = the splits of the data
   */
  record Division(String name, String folder, Map<String, Split> splits) {

    /** The data made ready under this division. */
    Prepared prepared(DataSource source, Plan plan) throws LacunaException {
      DataSource divided =
          splits.isEmpty() ? source : source.with(source.data().withSplits(splits));
      return Prepared.of(divided, plan.use(), plan.mostSteps());
    }

    /** For the identity of a run. */
    String identity() {
      return name + Integer.toHexString(new TreeMap<>(splits).toString().hashCode());
    }
  }

  private Divisions() {}

  static List<Division> of(Dataset data, Plan plan) throws LacunaException {
    if (plan.folds() > 1) {
      List<Division> all = new ArrayList<>();
      for (Folds.Fold f : Folds.of(data, plan.folds(), plan.repeats(), plan.divisionSeed())) {
        String folder = "grouping-" + (f.repeat() + 1) + "-fold-" + (f.fold() + 1) + "-";
        all.add(
            new Division(
                "grouping " + (f.repeat() + 1) + StudyResult.FOLD + " " + (f.fold() + 1),
                folder,
                f.splits()));
      }
      return all;
    }
    if (data.hasSplits()) {
      return List.of(new Division("the split of the data", "", Map.of()));
    }
    return List.of(
        new Division(
            "drawn split, seed " + plan.divisionSeed(),
            "",
            Folds.split(data, plan.divisionSeed())));
  }

  /** What the user should know about how the data are divided. */
  static List<String> notes(Dataset data, Plan plan) {
    List<String> notes = new ArrayList<>();
    boolean lone = data.utterances().stream().noneMatch(u -> u.group().isPresent());
    String by = lone ? "by utterance: the data do not tell the recordings" : "by recording";
    if (plan.folds() > 1) {
      notes.add("%d folds, %d groupings, divided %s.".formatted(plan.folds(), plan.repeats(), by));
    } else if (!data.hasSplits()) {
      notes.add(
          "The data have no splits: %.0f %% test, the rest trains and validates, divided %s."
              .formatted(100 * Folds.TEST_SHARE, by));
    }
    return notes;
  }

  /** Numbers of utterances of each part. */
  static String sizes(Prepared data) {
    List<String> parts = new ArrayList<>();
    for (Split split : Split.values()) {
      List<Utterance> rows = data.utterances(split);
      parts.add(rows.size() + " " + split.key());
    }
    return String.join(", ", parts);
  }
}
