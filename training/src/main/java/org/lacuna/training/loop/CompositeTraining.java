package org.lacuna.training.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.amd.AmdConfig;
import org.lacuna.training.amd.SeparableMethod;
import org.lacuna.training.data.Batch;
import org.lacuna.training.data.Composite;
import org.lacuna.training.data.CompositeSampler;
import org.lacuna.training.data.Dropping;
import org.lacuna.training.data.FeaturePool;
import org.lacuna.training.data.GridPlan;
import org.lacuna.training.data.PoolItem;
import org.lacuna.training.data.Sample;
import org.lacuna.training.data.Split;
import org.lacuna.training.kt.Emotion;
import org.lacuna.training.kt.KtMethod;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Problem;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Threads;
import org.lacuna.training.onnx.BundleWriter;

/**
 * From a pool of features to a model bundle: draws composites, trains a method (with modalities
 * dropped at random where it learns from that), fits the temperature, tests on all seven subsets,
 * and writes {@code model.onnx}, {@code card.json} and {@code training.csv}.
 */
public final class CompositeTraining {

  private static final long VALID_SEED = 101;
  private static final long TEST_SEED = 202;

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

    /** The bundle that is shipped. */
    public static Settings standard() {
      return new Settings(
          "Lacuna KT",
          "1.0",
          GridPlan.DEFAULT,
          problem -> KtMethod.of(problem, paper -> paper.withSize(32, 4, 2)),
          TrainingOptions.DEFAULT);
    }

    /** Adaptive modality distillation on the same composites. */
    public static Settings amd() {
      return new Settings(
          "Lacuna AMD",
          "1.0",
          GridPlan.DEFAULT,
          problem -> SeparableMethod.amd(problem, AmdConfig.paper()),
          TrainingOptions.DEFAULT);
    }

    public Settings withOptions(TrainingOptions newOptions) {
      return new Settings(name, version, plan, method, newOptions);
    }
  }

  private final FeaturePool pool;
  private final Settings settings;
  private final TrainingListener listener;
  private final CancelToken cancel;

  private CompositeTraining(
      FeaturePool pool, Settings settings, TrainingListener listener, CancelToken cancel) {
    this.pool = pool;
    this.settings = settings;
    this.listener = listener;
    this.cancel = cancel;
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
    try {
      Files.createDirectories(folder);
      TrainingListener both =
          TrainingListener.all(List.of(listener, new CsvLog(folder.resolve("training.csv"))));
      return new CompositeTraining(pool, settings, both, cancel).run(folder);
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
      dims.put(m, input(inputs, m).dim());
    }
    List<Head> heads = List.of(Head.sentiment(), Head.emotions(Emotion.labels()));
    Method method = settings.method().apply(new Problem(dims, heads));
    ModelCard draft = draft(inputs);
    List<Sample> valid = valid(draft);
    try (Parameters parameters = new Parameters(options.seed())) {
      Evaluator validation = new Evaluator(method, parameters, valid);
      new MethodTrainer(method, parameters, options.schedule())
          .fit(batches(method, draft), () -> scores(validation.subsets()), listener, cancel);
      listener.note(String.format(Locale.ROOT, "%d weights.", parameters.count()));

      Outcome everything = new Outcome();
      validation.subsets().values().forEach(everything::add);
      double temperature = everything.bestTemperature();
      Map<String, Map<String, Double>> heldOut =
          test(new Evaluator(method, parameters, test(draft)), inputs, temperature);
      addUnrelated(heldOut, new Evaluator(method, parameters, unrelated(draft)));
      heldOut.forEach((name, figures) -> listener.note("test " + name + " " + figures));
      BundleWriter.Trained trained =
          new BundleWriter.Trained(
              parameters.values(), Map.of(Head.EMOTIONS, temperature), heldOut, provenance());
      ModelCard card =
          BundleWriter.write(
              method,
              about(!validation.rebuilt().isEmpty()),
              settings.plan().windowSeconds(),
              inputs,
              trained,
              folder);
      listener.note("Written: " + folder);
      return card;
    }
  }

  private MethodTrainer.Batches batches(Method method, ModelCard draft) throws LacunaException {
    CompositeSampler sampler = new CompositeSampler(pool, Split.TRAIN, settings.plan());
    TrainingOptions options = settings.options();
    return (random, step) -> {
      List<Sample> samples = new ArrayList<>();
      List<Dropping> droppings = new ArrayList<>();
      for (int b = 0; b < options.batch(); b++) {
        samples.add(
            Sample.of(
                sampler.draw(options.sentimentShare(), options.unrelatedShare(), random), draft));
        droppings.add(
            method.trainsOnDropped() ? Dropping.random(random) : Dropping.only(ModalitySet.all()));
      }
      return Batch.of(samples, droppings).examples();
    };
  }

  private List<Sample> valid(ModelCard draft) throws LacunaException {
    CompositeSampler sampler = new CompositeSampler(pool, Split.VALID, settings.plan());
    TrainingOptions options = settings.options();
    // As in training, so that the epoch that is kept is not the one that reads labels off faces.
    double unrelated = options.unrelatedShare();
    return fixed(
        sampler,
        draft,
        options.validEmotions(),
        options.validSentiments(),
        unrelated,
        new Random(VALID_SEED));
  }

  private List<Sample> test(ModelCard draft) throws LacunaException {
    CompositeSampler sampler = new CompositeSampler(pool, Split.TEST, settings.plan());
    return fixed(
        sampler,
        draft,
        settings.options().testEmotions(),
        Integer.MAX_VALUE,
        0,
        new Random(TEST_SEED));
  }

  private static List<Sample> fixed(
      CompositeSampler sampler,
      ModelCard draft,
      int emotions,
      int sentiments,
      double unrelatedShare,
      Random random)
      throws LacunaException {
    List<Composite> composites = new ArrayList<>();
    for (Emotion e : Emotion.values()) {
      for (int i = 0; i < emotions; i++) {
        composites.add(sampler.withEmotion(e, random));
      }
    }
    List<PoolItem> scored = sampler.scored();
    for (int i = 0; i < Math.min(sentiments, scored.size()); i++) {
      boolean unrelated = random.nextDouble() < unrelatedShare;
      composites.add(
          unrelated
              ? sampler.withUnrelatedSentiment(scored.get(i), random)
              : sampler.withSentiment(scored.get(i), random));
    }
    List<Sample> samples = new ArrayList<>();
    for (Composite c : composites) {
      samples.add(Sample.of(c, draft));
    }
    return samples;
  }

  /** Cross-entropy plus sentiment error, mean over the seven subsets: what early stopping minds. */
  private static Map<String, Double> scores(Map<ModalitySet, Outcome> outcomes) {
    double score = 0;
    double accuracy = 0;
    double mae = 0;
    for (Outcome o : outcomes.values()) {
      score += (o.surprise(1) + o.mae()) / outcomes.size();
      accuracy += o.accuracy() / outcomes.size();
      mae += o.mae() / outcomes.size();
    }
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put(MethodTrainer.Validation.SCORE, score);
    scores.put("accuracy", accuracy);
    scores.put("mae", mae);
    outcomes.forEach((subset, o) -> scores.put("accuracy_" + subset, o.accuracy()));
    return scores;
  }

  private Map<String, Map<String, Double>> test(
      Evaluator evaluator, Map<String, ModelCard.Input> inputs, double temperature) {
    Map<String, Map<String, Double>> heldOut = new LinkedHashMap<>();
    evaluator
        .subsets()
        .forEach((subset, o) -> heldOut.put(subset.toString(), o.figures(temperature)));
    for (Modality m : evaluator.rebuilt()) {
      heldOut.putAll(evaluator.reconstruction(m, input(inputs, m)));
    }
    return heldOut;
  }

  /**
   * The voice and face of a scored text are chosen by its score, so that they give the score away.
   * The same texts with unrelated voices and faces show what is left without that help.
   */
  private static void addUnrelated(Map<String, Map<String, Double>> heldOut, Evaluator unrelated) {
    unrelated
        .subsets()
        .forEach(
            (subset, o) -> {
              Map<String, Double> figures =
                  heldOut.computeIfAbsent(subset.toString(), k -> new LinkedHashMap<>());
              figures.put("sentiment_mae_unrelated", Outcome.rounded(o.mae()));
              figures.put("sentiment_corr_unrelated", Outcome.rounded(o.correlation()));
            });
  }

  private List<Sample> unrelated(ModelCard draft) throws LacunaException {
    CompositeSampler sampler = new CompositeSampler(pool, Split.TEST, settings.plan());
    Random random = new Random(TEST_SEED);
    List<Sample> samples = new ArrayList<>();
    for (PoolItem text : sampler.scored()) {
      samples.add(Sample.of(sampler.withUnrelatedSentiment(text, random), draft));
    }
    return samples;
  }

  private Map<String, String> provenance() throws IOException {
    Map<String, String> p = new LinkedHashMap<>();
    p.put("pool_sha256", pool.sha256());
    Map<String, Integer> counts = new java.util.TreeMap<>();
    for (PoolItem item : pool.items()) {
      counts.merge(item.source() + "/" + item.split().key(), 1, Integer::sum);
    }
    counts.forEach((k, n) -> p.put("items_" + k, Integer.toString(n)));
    p.put("options", settings.options().toString());
    p.put("grid", settings.plan().toString());
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

  private static ModelCard.Input input(Map<String, ModelCard.Input> inputs, Modality m) {
    ModelCard.Input input = inputs.get(m.key());
    if (input == null) {
      throw new IllegalStateException("every modality has its input");
    }
    return input;
  }
}
