package org.lacuna.training.composites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.amd.AmdConfig;
import org.lacuna.training.amd.SeparableMethod;
import org.lacuna.training.data.Batch;
import org.lacuna.training.data.CompositeSampler;
import org.lacuna.training.data.Dropping;
import org.lacuna.training.data.FeaturePool;
import org.lacuna.training.data.GridPlan;
import org.lacuna.training.data.PoolItem;
import org.lacuna.training.data.Sample;
import org.lacuna.training.data.Split;
import org.lacuna.training.kt.Emotion;
import org.lacuna.training.kt.GuidedKt;
import org.lacuna.training.kt.KtConfig;
import org.lacuna.training.kt.KtMethod;
import org.lacuna.training.loop.CsvLog;
import org.lacuna.training.loop.MethodTrainer;
import org.lacuna.training.loop.TrainingListener;
import org.lacuna.training.method.Calibrated;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.Required;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Threads;
import org.lacuna.training.onnx.BundleWriter;

/**
 * From a pool of features to a model bundle: draws composites, trains a method (with modalities
 * dropped at random where it learns from that), fits the temperature, tests on all seven subsets,
 * and writes {@code model.onnx}, {@code card.json} and {@code training.csv}.
 */
public final class CompositeTraining {

  /** Weight of the evidence in the loss of the knowledge-transfer network. */
  private static final double EVIDENCE = 0.3;

  /** Voices and faces are few, and known by heart soon enough; words are many. */
  private static final ModalitySet GUIDED = ModalitySet.of(Modality.LANGUAGE);

  /**
   * What to train.
   *
   * @param name short name of the model
   * @param version its version
   * @param plan window and grids
   * @param method the method for the widths of the pool, with the two heads of composites
   * @param options how to train
   */
  public record Settings(
      String name,
      String version,
      GridPlan plan,
      Function<Problem, Method> method,
      TrainingOptions options) {

    /** The bundle that the program opens by itself: knowledge transfer. */
    public static Settings standard() {
      return new Settings(
          "Lacuna KT",
          "2.1",
          GridPlan.DEFAULT,
          problem -> new GuidedKt(KtMethod.of(problem, Settings::size), EVIDENCE, GUIDED),
          TrainingOptions.DEFAULT);
    }

    /** The same without reconstruction: what is missing counts as unobserved in the fusion. */
    public static Settings withoutReconstruction() {
      return new Settings(
          "Lacuna KT without reconstruction",
          "2.1",
          GridPlan.DEFAULT,
          problem ->
              new GuidedKt(
                  KtMethod.of(problem, paper -> size(paper).withReconstruction(false)),
                  EVIDENCE,
                  GUIDED),
          TrainingOptions.DEFAULT);
    }

    /** Adaptive modality distillation on the same composites. */
    public static Settings amd() {
      return new Settings(
          "Lacuna AMD",
          "2.0",
          GridPlan.DEFAULT,
          problem -> SeparableMethod.amd(problem, AmdConfig.paper()),
          TrainingOptions.AMD);
    }

    private static KtConfig size(KtConfig paper) {
      return paper.withSize(32, 4, 2).withDropout(0.1);
    }

    public Settings withOptions(TrainingOptions newOptions) {
      return new Settings(name, version, plan, method, newOptions);
    }
  }

  private final FeaturePool pool;
  private final Settings settings;
  private final TrainingListener listener;
  private final CancelToken cancel;
  private final @Nullable Path against;

  private CompositeTraining(
      FeaturePool pool,
      Settings settings,
      TrainingListener listener,
      CancelToken cancel,
      @Nullable Path against) {
    this.pool = pool;
    this.settings = settings;
    this.listener = listener;
    this.cancel = cancel;
    this.against = against;
  }

  /**
   * Trains and writes a bundle.
   *
   * @param folder made when it is not there; its bundle files are replaced
   * @return the card that was written
   * @throws LacunaException when the pool lacks something, training fails or the folder cannot be
   *     written
   */
  public static ModelCard run(
      FeaturePool pool,
      Settings settings,
      Path folder,
      TrainingListener listener,
      CancelToken cancel)
      throws LacunaException {
    return run(pool, settings, folder, listener, cancel, null);
  }

  /**
   * The same, compared on the test composites with another training.
   *
   * @param against folder of a training on the same pool with the same number of test composites
   */
  public static ModelCard run(
      FeaturePool pool,
      Settings settings,
      Path folder,
      TrainingListener listener,
      CancelToken cancel,
      @Nullable Path against)
      throws LacunaException {
    try {
      Files.createDirectories(folder);
      TrainingListener both =
          TrainingListener.all(List.of(listener, new CsvLog(folder.resolve("training.csv"))));
      return new CompositeTraining(pool, settings, both, cancel, against).run(folder);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The folder \"" + folder + "\" cannot be written: choose another one.", e);
    }
  }

  private ModelCard run(Path folder) throws LacunaException, IOException {
    Threads.one();
    TrainingOptions options = settings.options();
    listener.note("Scaling: means and deviations over the training part.");
    Map<String, ModelCard.Input> inputs = settings.plan().inputs(pool);
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    for (Modality m : Modality.values()) {
      dims.put(m, Required.entry(inputs, m.key()).dim());
    }
    List<Head> heads = List.of(Head.sentiment(), Head.emotions(Emotion.labels()));
    Method method = settings.method().apply(new Problem(dims, heads));
    ModelCard draft = draft(inputs);
    CompositeSets sets = new CompositeSets(pool, settings.plan(), options, draft);
    try (Parameters parameters = new Parameters(options.schedule().seed())) {
      warmUp(method, parameters, draft);
      train(method, parameters, draft, sets.valid());
      listener.note(String.format(Locale.ROOT, "%d weights.", parameters.count()));
      HeldOut heldOut = new HeldOut(sets, method, parameters);
      Calibrated calibrated = heldOut.calibrated();
      Map<String, Map<String, Double>> figures =
          heldOut.figures(calibrated, inputs, folder, against);
      figures.forEach((name, of) -> listener.note("test " + name + " " + of));
      BundleWriter.Trained trained =
          new BundleWriter.Trained(parameters.values(), Map.of(), figures, provenance(calibrated));
      boolean rebuilds = figures.keySet().stream().anyMatch(k -> k.startsWith("reconstruction_"));
      ModelCard card =
          BundleWriter.write(
              calibrated,
              about(rebuilds),
              settings.plan().windowSeconds(),
              inputs,
              trained,
              folder);
      listener.note("Written: " + folder);
      return card;
    }
  }

  private void warmUp(Method method, Parameters parameters, ModelCard draft)
      throws LacunaException {
    if (method instanceof GuidedKt guided && settings.options().warmUpSteps() > 0) {
      listener.note("The encoders by themselves, " + settings.options().warmUpSteps() + " steps.");
      Method encoders = guided.encoders();
      new MethodTrainer(encoders, parameters, settings.options().warmUp())
          .fit(
              batches(encoders, draft),
              () -> Map.of(MethodTrainer.Validation.SCORE, 0.0),
              TrainingListener.silent(),
              cancel);
    }
  }

  private void train(Method method, Parameters parameters, ModelCard draft, List<Sample> valid)
      throws LacunaException {
    Evaluator validation = new Evaluator(method, parameters, valid);
    new MethodTrainer(method, parameters, settings.options().schedule())
        .fit(batches(method, draft), () -> scores(validation.subsets()), listener, cancel);
  }

  private MethodTrainer.Batches batches(Method method, ModelCard draft) throws LacunaException {
    CompositeSampler sampler = new CompositeSampler(pool, Split.TRAIN, settings.plan());
    TrainingOptions options = settings.options();
    TrainingOptions.Shares shares = options.shares();
    return (random, step) -> {
      List<Sample> samples = new ArrayList<>();
      List<Dropping> droppings = new ArrayList<>();
      for (int b = 0; b < options.batch(); b++) {
        samples.add(Sample.of(sampler.draw(shares.sentiment(), shares.unrelated(), random), draft));
        droppings.add(
            method.trainsOnDropped() ? Dropping.random(random) : Dropping.only(ModalitySet.all()));
      }
      return options.disturbance().apply(Batch.of(samples, droppings).examples(), random);
    };
  }

  /**
   * What early stopping minds: the surprise of the emotions at the best temperature of each subset,
   * mean over the seven, plus the error of the sentiment, mean over the subsets with words; voices
   * and faces say nothing of it where they are unrelated.
   */
  private static Map<String, Double> scores(Map<ModalitySet, Outcome> outcomes) {
    double surprise = 0;
    double accuracy = 0;
    double mae = 0;
    int worded = 0;
    for (Map.Entry<ModalitySet, Outcome> e : outcomes.entrySet()) {
      Outcome o = e.getValue();
      surprise += o.surprise(o.bestTemperature()) / outcomes.size();
      accuracy += o.accuracy() / outcomes.size();
      if (e.getKey().contains(Modality.LANGUAGE)) {
        mae += o.mae();
        worded++;
      }
    }
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put(MethodTrainer.Validation.SCORE, surprise + mae / worded);
    scores.put("accuracy", accuracy);
    scores.put("surprise", surprise);
    scores.put("mae", mae / worded);
    outcomes.forEach((subset, o) -> scores.put("accuracy_" + subset, o.accuracy()));
    return scores;
  }

  private Map<String, String> provenance(Calibrated calibrated) throws IOException {
    Map<String, String> p = new LinkedHashMap<>();
    p.put("pool_sha256", pool.sha256());
    Map<String, Integer> counts = new java.util.TreeMap<>();
    for (PoolItem item : pool.items()) {
      counts.merge(item.source() + "/" + item.split().key(), 1, Integer::sum);
    }
    counts.forEach((k, n) -> p.put("items_" + k, Integer.toString(n)));
    p.put("options", settings.options().toString());
    p.put("grid", settings.plan().toString());
    calibrated
        .temperatures()
        .forEach((subset, t) -> p.put("temperature_" + subset, Double.toString(t)));
    return p;
  }

  private BundleWriter.About about(boolean rebuilds) {
    return new BundleWriter.About(
        settings.name(),
        settings.version(),
        "Says how positive a person sounds, looks and speaks (-3 to 3) and which of four emotions"
            + " fits best, from any of face, voice and words"
            + (rebuilds ? "; rebuilds what is missing from what is there." : "."),
        "Made-up utterances: texts of MELD, GoEmotions and CMU-MOSI, voices of RAVDESS and EmoDB,"
            + " faces of muxspace/facial_expressions, put together when their emotions agree."
            + " Speakers, persons and dialogues of the test are not in the training.",
        "Acted voices, posed and press pictures, English texts, no real recording of all three at"
            + " once: the three agree more often here than in life, so figures for several"
            + " modalities flatter. Sentiment was labelled from the texts only; in the test the voice"
            + " and face beside a text were chosen by its label, so only the language figure of"
            + " sentiment is a real one; the figures marked unrelated show how far a face or voice"
            + " that does not fit misleads it. Labels of the pictures are noisy. Not for judging a"
            + " person.",
        "Research only, not for commercial use: RAVDESS is CC BY-NC-SA 4.0, CMU-MOSI is for"
            + " research use.");
  }

  /** Enough of a card to put features on the grid and scale of the network. */
  private ModelCard draft(Map<String, ModelCard.Input> inputs) {
    return new ModelCard(
        ModelCard.FORMAT,
        settings.name(),
        settings.version(),
        "",
        "",
        "",
        "",
        "",
        settings.plan().windowSeconds(),
        inputs,
        new ModelCard.Outputs(null, null, List.of(), Map.of(), List.of()),
        Map.of(),
        Map.of(),
        Map.of());
  }
}
