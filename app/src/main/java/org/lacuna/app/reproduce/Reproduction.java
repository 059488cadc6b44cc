package org.lacuna.app.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.lacuna.app.boot.Services;
import org.lacuna.app.evaluate.Entry;
import org.lacuna.app.evaluate.Evaluation;
import org.lacuna.app.evaluate.Published;
import org.lacuna.app.evaluate.RebuiltFinding;
import org.lacuna.app.evaluate.output.ResultFiles;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.app.research.DataOpener;
import org.lacuna.app.research.Transcripts;
import org.lacuna.app.testbed.NamedBundle;
import org.lacuna.app.testbed.Subjects;
import org.lacuna.app.testbed.TestData;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.inference.testset.LabelledClip;
import org.lacuna.training.catalog.MethodCatalog;
import org.lacuna.training.catalog.Settings;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.prepare.DataSource;
import org.lacuna.training.prepare.Prepared;
import org.lacuna.training.study.Plan;
import org.lacuna.training.study.Study;

/**
 * Trains and judges the table sets for the data that are there and writes one report. Trainings
 * that are finished in the folder are not done again. On the calling thread.
 */
public final class Reproduction {

  private static final List<Double> RATES = List.of(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
  private static final int MISSING_SEEDS = 5;

  private final Services services;
  private final Order order;

  /**
   * What is wanted.
   *
   * @param data folder below which the data lie
   * @param out folder for everything that is written; made when it is not there
   * @param quick one seed, small networks, few epochs
   * @param seeds of each method
   * @param draws of the bootstrap
   * @param only keys of table sets; empty = all
   * @param jobs trainings of a method that go on side by side
   */
  public record Order(
      Path data, Path out, boolean quick, int seeds, int draws, List<String> only, int jobs) {
    public Order {
      only = List.copyOf(only);
    }
  }

  public Reproduction(Services services, Order order) {
    this.services = services;
    this.order = order;
  }

  /** Keys of all table sets. */
  public static List<String> keys() {
    return new TableSets(false).all().stream().map(TableSet::key).toList();
  }

  /**
   * Does it.
   *
   * @return the report
   * @throws LacunaException of kind USAGE when no data are found or the folder cannot be written,
   *     of kind MODEL when a training fails
   */
  public Path run(CancelToken cancel, ProgressSink progress) throws LacunaException {
    Map<TableSet, String> found = new LinkedHashMap<>();
    List<TableSet> absent = new ArrayList<>();
    for (TableSet set : wanted()) {
      Optional<String> place =
          set.places().stream().filter(p -> Files.exists(order.data().resolve(p))).findFirst();
      place.ifPresentOrElse(p -> found.put(set, p), () -> absent.add(set));
    }
    if (found.isEmpty()) {
      throw new LacunaException(
          Kind.USAGE,
          "No data were found in \"%s\": it needs at least one of %s."
              .formatted(
                  order.data(),
                  String.join(", ", absent.stream().flatMap(s -> s.places().stream()).toList())));
    }
    made(order.out());
    List<SetReport> reports = new ArrayList<>();
    int all = found.keySet().stream().mapToInt(s -> s.trainings(order.seeds())).sum();
    int before = 0;
    Path page = order.out().resolve("report.html");
    for (Map.Entry<TableSet, String> e : found.entrySet()) {
      StudySteps steps = new StudySteps(progress, before, all, e.getKey().key());
      reports.add(report(e.getKey(), e.getValue(), steps, cancel));
      before += e.getKey().trainings(order.seeds());
      // After every set, so that a run that is stopped leaves a report of what is done.
      SafeFiles.write(page, ReportPage.render(order, reports, absent, services.version()));
    }
    return page;
  }

  private List<TableSet> wanted() throws LacunaException {
    List<TableSet> all = new TableSets(order.quick()).all();
    Set<String> known = new HashSet<>(all.stream().map(TableSet::key).toList());
    for (String key : order.only()) {
      if (!known.contains(key)) {
        throw new LacunaException(
            Kind.USAGE,
            "There is no table set \"%s\": choose from %s."
                .formatted(key, String.join(", ", keys())));
      }
    }
    return all.stream()
        .filter(s -> order.only().isEmpty() || order.only().contains(s.key()))
        .toList();
  }

  private SetReport report(TableSet set, String place, StudySteps steps, CancelToken cancel)
      throws LacunaException {
    DataSource source = opened(set, place, cancel);
    List<String> notes = new ArrayList<>(source.data().notes());
    Map<MethodRun, RecordedStudy> studies = new LinkedHashMap<>();
    List<ModelCard.Head> heads = Heads.of(source.data());
    for (MethodRun method : set.methods()) {
      steps.method(method.label());
      try {
        studies.put(method, study(set, method, source, heads, steps, cancel));
      } catch (LacunaException e) {
        if (e.kind() == Kind.MODEL) {
          throw e;
        }
        // A method that cannot be had of these data is left out of the table, and the report says
        // why.
        notes.add(method.label() + " is left out. " + e.sentence());
      }
    }
    Evaluation.Settings settings =
        new Evaluation.Settings(
            ModalitySet.nonEmptySubsets(),
            RATES,
            MISSING_SEEDS,
            order.draws(),
            set.without(),
            set.full());
    List<LabelledClip> samples = Heads.samples(source, set.use(), tested(studies));
    List<Entry> entries = new ArrayList<>();
    studies.forEach((method, s) -> entries.add(s.entry(method.label(), samples, set.use())));
    Evaluation evaluation = new Evaluation(settings);
    Evaluation.Result result =
        evaluation
            .compare(entries, cancel, steps.judging())
            .with(rebuilt(set, source, evaluation, studies, cancel));
    new ResultFiles(order.out().resolve(set.key()))
        .write(set.dataset(), settings, result, Published.bundled());
    notes.addAll(result.notes());
    return new SetReport(
        set, place, order.seeds(), settings, result, Claims.of(result), List.copyOf(notes));
  }

  private DataSource opened(TableSet set, String place, CancelToken cancel) throws LacunaException {
    DataOpener opener =
        new DataOpener(new Transcripts(services.runtime(), services.folders().cache()));
    Path path = set.path(order.data().resolve(place));
    DataSource source = opener.open(path, set.language(), cancel, ProgressSink.ignore());
    if (!set.complete()) {
      return source;
    }
    Dataset data = source.data();
    List<Utterance> whole =
        data.utterances().stream()
            .filter(
                u ->
                    set.use().toList().stream()
                        .allMatch(
                            m -> u.sequence(m).filter(s -> s.observedSteps() > 0).isPresent()))
            .toList();
    return source.with(Dataset.of(data.source(), data.labels(), whole, Map.of(), data.notes()));
  }

  private RecordedStudy study(
      TableSet set,
      MethodRun method,
      DataSource source,
      List<ModelCard.Head> heads,
      StudySteps steps,
      CancelToken cancel)
      throws LacunaException {
    Plan plan =
        new Plan(
            new MethodCatalog().recipe(method.recipe()),
            Settings.of(method.settings()),
            Map.of(),
            LongStream.rangeClosed(1, order.seeds()).boxed().toList(),
            set.use(),
            Prepared.MOST_STEPS,
            set.folds(),
            set.repeats(),
            1);
    Path folder = made(order.out().resolve("runs").resolve(set.key()).resolve(method.recipe()));
    Study.run(source, plan, folder, order.jobs(), steps, cancel);
    return RecordedStudy.read(folder, heads, order.seeds());
  }

  private static Set<String> tested(Map<MethodRun, RecordedStudy> studies) {
    Set<String> ids = new HashSet<>();
    studies.values().forEach(s -> ids.addAll(s.tested()));
    return ids;
  }

  /** Only on the data's own split: with folds there is no one training part to fit references. */
  private List<RebuiltFinding> rebuilt(
      TableSet set,
      DataSource source,
      Evaluation evaluation,
      Map<MethodRun, RecordedStudy> studies,
      CancelToken cancel)
      throws LacunaException {
    List<NamedBundle> bundles = new ArrayList<>();
    studies.forEach(
        (method, study) -> {
          boolean rebuilds =
              study.card().filter(c -> !c.outputs().reconstruction().isEmpty()).isPresent();
          if (rebuilds && method.recipe().equals("kt-ours")) {
            study
                .bundles()
                .forEach(b -> bundles.add(new NamedBundle(Optional.of(method.label()), b)));
          }
        });
    if (bundles.isEmpty() || set.folds() > 0 || !source.data().hasSplits()) {
      return List.of();
    }
    TestData data = TestData.of(source, Split.TEST.key(), s -> s);
    try (Subjects subjects = Subjects.open(services, bundles, Device.Request.CPU)) {
      return evaluation.rebuilt(subjects.on(data), cancel);
    }
  }

  private static Path made(Path folder) throws LacunaException {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The folder \"" + folder + "\" cannot be made: choose another one.", e);
    }
  }
}
