package org.lacuna.training.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.catalog.Recipe;
import org.lacuna.training.catalog.Settings;
import org.lacuna.training.loop.EpochReport;
import org.lacuna.training.loop.TrainingListener;
import org.lacuna.training.prepare.DataSource;
import org.lacuna.training.prepare.Prepared;
import org.lacuna.training.study.Divisions.Division;

/**
 * A method tried on a data set: first every combination of a grid with the first seed, judged by
 * the validation part alone, then the best combination with every seed and division, judged by the
 * test part. Finished trainings lie in folders of their own and are not done again; one that was
 * killed goes on after its last whole epoch. Trainings may go on side by side: figures, files and
 * what the listener hears are the same.
 */
public final class Study {

  /** Raised when figures of earlier versions must not be taken over. */
  private static final String FORMAT = "1";

  private final DataSource source;
  private final Plan plan;
  private final Path folder;
  private final StudyListener listener;
  private final CancelToken cancel;
  private final String dataHash;
  private final List<Division> divisions;
  private final int together;
  private final Map<Division, Prepared> prepared = new LinkedHashMap<>();
  private int number;

  private Study(
      DataSource source,
      Plan plan,
      Path folder,
      int together,
      StudyListener listener,
      CancelToken cancel)
      throws LacunaException {
    this.source = source;
    this.plan = plan;
    this.folder = folder;
    this.together = together;
    this.listener = listener;
    this.cancel = cancel;
    this.dataHash = Fingerprint.of(source.data());
    this.divisions = Divisions.of(source.data(), plan);
  }

  /**
   * Does what the plan says.
   *
   * @param folder for everything that is written; made when it is not there
   * @throws LacunaException of kind USAGE when a setting does not fit, the data cannot be divided,
   *     or the folder holds another study; of kind MODEL when a loss is not a number any more
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static StudyResult run(
      DataSource source, Plan plan, Path folder, StudyListener listener, CancelToken cancel)
      throws LacunaException {
    return run(source, plan, folder, 1, listener, cancel);
  }

  /**
   * The same with several trainings at a time, each of which takes its own memory.
   *
   * @param together how many, from 1
   */
  public static StudyResult run(
      DataSource source,
      Plan plan,
      Path folder,
      int together,
      StudyListener listener,
      CancelToken cancel)
      throws LacunaException {
    for (Settings s : plan.combinations()) {
      s.allow(Course.keys(plan.recipe()));
    }
    return new Study(source, plan, folder, together, listener, cancel).run();
  }

  private StudyResult run() throws LacunaException {
    Prepared first = prepared(divisions.get(0));
    List<String> notes = new ArrayList<>(first.notes());
    notes.addAll(Divisions.notes(source.data(), plan));
    notes.add(Divisions.sizes(first) + ".");
    notes.forEach(listener::note);
    Map<String, Double> tried = new LinkedHashMap<>();
    Settings settings = chosen(tried);
    List<Long> seeds = seeds();
    List<Jobs.Job> jobs = new ArrayList<>();
    for (Division division : divisions) {
      for (long seed : seeds) {
        String name = division.folder() + "seed-";
        jobs.add(job(division, settings, seed, name, true, seeds.size() * divisions.size()));
      }
    }
    List<RunRecord> runs = Jobs.all(jobs, together, listener, cancel);
    String method = runs.get(0).method();
    return new StudyResult(method, settings, tried, runs, notes, dataHash);
  }

  /** Methods without chance are the same for every seed. */
  private List<Long> seeds() {
    return plan.recipe().kind() == Recipe.Kind.STEPS ? plan.seeds() : plan.seeds().subList(0, 1);
  }

  /** Kept for as many divisions as may be at work. */
  private synchronized Prepared prepared(Division division) throws LacunaException {
    Prepared known = prepared.remove(division);
    Prepared data = known == null ? division.prepared(source, plan) : known;
    if (prepared.size() == together) {
      prepared.remove(prepared.keySet().iterator().next());
    }
    prepared.put(division, data);
    return data;
  }

  /** The combination of least mean validation error over the divisions of the first grouping. */
  private Settings chosen(Map<String, Double> tried) throws LacunaException {
    List<Settings> all = plan.combinations();
    if (all.size() == 1) {
      return all.get(0);
    }
    List<Division> some = divisions.subList(0, Math.max(1, plan.folds()));
    List<Jobs.Job> jobs = new ArrayList<>();
    for (Division division : some) {
      for (int i = 0; i < all.size(); i++) {
        String name = String.format(Locale.ROOT, "grid/%02d-%sseed-", i + 1, division.folder());
        long seed = plan.seeds().get(0);
        jobs.add(job(division, all.get(i), seed, name, false, all.size() * some.size()));
      }
    }
    List<RunRecord> records = Jobs.all(jobs, together, listener, cancel);
    Map<String, Double> sums = new LinkedHashMap<>();
    for (int k = 0; k < records.size(); k++) {
      String of = all.get(k % all.size()).toString();
      sums.merge(of, records.get(k).score() / some.size(), Double::sum);
    }
    Settings best = all.get(0);
    for (Settings s : all) {
      double score = sums.getOrDefault(s.toString(), Double.NaN);
      tried.put(s.toString(), score);
      best = score < sums.getOrDefault(best.toString(), Double.NaN) ? s : best;
    }
    listener.note(
        "Chosen by validation error %.4f of %d: %s."
            .formatted(tried.getOrDefault(best.toString(), Double.NaN), all.size(), best));
    return best;
  }

  private Jobs.Job job(
      Division division, Settings settings, long seed, String name, boolean test, int of) {
    Path place = folder.resolve(name + seed);
    String run = identity(division, settings, seed, test);
    number++;
    int mine = number;
    return (told, stop) -> {
      Optional<RunRecord> known = RunRecord.in(place, run);
      if (known.isPresent()) {
        told.ends(known.get());
        return known.get();
      }
      String what = division.name() + ", seed " + seed + ", " + settings;
      told.begins(mine, of, what, Course.of(settings).epochs());
      Prepared data = prepared(division);
      String hash = UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8)).toString();
      String state = "state-" + hash.substring(0, 8) + ".bin";
      Trained trained =
          new Trial(plan.recipe(), settings, data, seed).run(place, state, test, heard(told), stop);
      RunRecord record = record(run, division, settings, seed, trained);
      keep(place, data, trained, record, test);
      delete(place.resolve(state));
      told.ends(record);
      return record;
    };
  }

  private void keep(Path place, Prepared data, Trained trained, RunRecord record, boolean test)
      throws LacunaException {
    make(place);
    if (test) {
      Predictions.write(place, trained, data);
      if (!trained.weights().isEmpty()) {
        Bundles.write(place, plan, source, data, trained, record, dataHash);
      }
    }
    record.write(place);
  }

  private RunRecord record(
      String run, Division division, Settings settings, long seed, Trained trained) {
    Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
    trained.test().forEach((given, answered) -> figures.put(given.toString(), answered.metrics()));
    String method = plan.recipe().kind() == Recipe.Kind.MACHINES ? "SVM" : trained.method().name();
    return new RunRecord(
        run,
        method,
        settings.toString(),
        division.name(),
        seed,
        trained.score(),
        trained.epoch(),
        trained.seconds(),
        figures);
  }

  private String identity(Division division, Settings settings, long seed, boolean test) {
    return String.join(
        " | ",
        FORMAT,
        plan.recipe().name(),
        settings.toString(),
        plan.use().toString(),
        Integer.toString(plan.mostSteps()),
        division.identity(),
        Long.toString(seed),
        test ? "tested" : "validated",
        dataHash);
  }

  private static TrainingListener heard(StudyListener told) {
    return new TrainingListener() {
      @Override
      public void epoch(EpochReport report) {
        told.epoch(report);
      }

      @Override
      public void note(String line) {
        told.note(line);
      }
    };
  }

  private static void make(Path place) throws LacunaException {
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw unwritable(place, e);
    }
  }

  private static void delete(Path file) throws LacunaException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static LacunaException unwritable(Path place, IOException e) {
    return new LacunaException(
        Kind.USAGE, "\"" + place + "\" cannot be written: choose another folder.", e);
  }
}
