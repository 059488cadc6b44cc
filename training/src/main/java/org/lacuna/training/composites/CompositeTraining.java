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
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
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
import org.lacuna.training.loop.CsvLog;
import org.lacuna.training.loop.MethodTrainer;
import org.lacuna.training.loop.TrainingListener;
import org.lacuna.training.method.Calibrated;
import org.lacuna.training.method.Ensemble;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Network;
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

  /**
   * What to train.
   *
   * @param name short name of the model
   * @param version its version
   * @param plan window and grids
   * @param members networks that are trained one after the other, and averaged where there are
   *     several ({@link Ensemble}); the first says by what the model is judged
   */
  public record Settings(String name, String version, GridPlan plan, List<Member> members) {

    public Settings {
      members = List.copyOf(members);
    }

    /** The same with changed options for every member. */
    public Settings withOptions(UnaryOperator<TrainingOptions> change) {
      return new Settings(
          name,
          version,
          plan,
          members.stream().map(m -> new Member(m.method(), change.apply(m.options()))).toList());
    }
  }

  /**
   * One network.
   *
   * @param method the method for the widths of the pool, with the two heads of composites
   * @param options how to train it
   */
  public record Member(Function<Problem, Method> method, TrainingOptions options) {}

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
      return new CompositeTraining(pool, settings, listener, cancel, against).run(folder);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The folder \"" + folder + "\" cannot be written: choose another one.", e);
    }
  }

  private ModelCard run(Path folder) throws LacunaException, IOException {
    Threads.one();
    listener.note("Scaling: means and deviations over the training part.");
    Map<String, ModelCard.Input> inputs = settings.plan().inputs(pool);
    Problem problem = problem(inputs);
    ModelCard draft = draft(inputs);
    CompositeSets sets =
        new CompositeSets(pool, settings.plan(), settings.members().get(0).options(), draft);
    List<Sample> valid = sets.valid();
    List<Map<String, float[]>> weights = new ArrayList<>();
    for (int i = 0; i < settings.members().size(); i++) {
      Member member = settings.members().get(i);
      String log = i == 0 ? "training.csv" : "training_" + (i + 1) + ".csv";
      Method method = member.method().apply(problem);
      weights.add(trained(method, member.options(), draft, valid, folder.resolve(log)));
    }
    return bundle(problem, weights, inputs, sets, folder);
  }

  private static Problem problem(Map<String, ModelCard.Input> inputs) {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    for (Modality m : Modality.values()) {
      dims.put(m, Required.entry(inputs, m.key()).dim());
    }
    return new Problem(dims, List.of(Head.sentiment(), Head.emotions(Emotion.labels())));
  }

  /** Judges what was trained and writes it. */
  private ModelCard bundle(
      Problem problem,
      List<Map<String, float[]>> weights,
      Map<String, ModelCard.Input> inputs,
      CompositeSets sets,
      Path folder)
      throws LacunaException, IOException {
    List<Network> networks = new ArrayList<>();
    settings.members().forEach(m -> networks.add(m.method().apply(problem)));
    Network network = networks.size() == 1 ? networks.get(0) : new Ensemble(networks);
    try (Parameters parameters = new Parameters(0)) {
      put(network, weights, parameters, sets.valid().subList(0, 1));
      listener.note(String.format(Locale.ROOT, "%d weights.", parameters.count()));
      HeldOut heldOut = new HeldOut(sets, network, parameters);
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

  /** The weights of one member after its training. */
  private Map<String, float[]> trained(
      Method method, TrainingOptions options, ModelCard draft, List<Sample> valid, Path log)
      throws LacunaException, IOException {
    TrainingListener both = TrainingListener.all(List.of(listener, new CsvLog(log)));
    try (Parameters parameters = new Parameters(options.schedule().seed())) {
      warmUp(method, options, parameters, draft);
      Evaluator validation = new Evaluator(method, parameters, valid);
      new MethodTrainer(method, parameters, options.schedule())
          .fit(batches(method, options, draft), () -> scores(validation.subsets()), both, cancel);
      return parameters.values();
    }
  }

  /** Puts the weights of the members where the whole network looks for them. */
  private static void put(
      Network network,
      List<Map<String, float[]>> members,
      Parameters parameters,
      List<Sample> some) {
    // a run declares what is learned; what only a loss needs is left behind
    new Evaluator(network, parameters, some).subsets();
    Set<String> needed = parameters.values().keySet();
    Map<String, float[]> all = new LinkedHashMap<>();
    for (int i = 0; i < members.size(); i++) {
      String prefix = members.size() == 1 ? "" : Ensemble.prefix(i);
      members
          .get(i)
          .forEach(
              (name, values) -> {
                if (needed.contains(prefix + name)) {
                  all.put(prefix + name, values);
                }
              });
    }
    parameters.restore(all);
  }

  private void warmUp(
      Method method, TrainingOptions options, Parameters parameters, ModelCard draft)
      throws LacunaException {
    if (method instanceof GuidedKt guided && options.warmUpSteps() > 0) {
      listener.note("The encoders by themselves, " + options.warmUpSteps() + " steps.");
      Method encoders = guided.encoders();
      new MethodTrainer(encoders, parameters, options.warmUp())
          .fit(
              batches(encoders, options, draft),
              () -> Map.of(MethodTrainer.Validation.SCORE, 0.0),
              TrainingListener.silent(),
              cancel);
    }
  }

  private MethodTrainer.Batches batches(Method method, TrainingOptions options, ModelCard draft)
      throws LacunaException {
    CompositeSampler sampler = new CompositeSampler(pool, Split.TRAIN, settings.plan());
    return (random, step) -> {
      List<Sample> samples = new ArrayList<>();
      List<Dropping> droppings = new ArrayList<>();
      for (int b = 0; b < options.batch(); b++) {
        samples.add(
            Sample.of(
                sampler.draw(options.shares().sentiment(), options.shares().unrelated(), random),
                draft));
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
    List<Member> members = settings.members();
    for (int i = 0; i < members.size(); i++) {
      String name = members.size() == 1 ? "options" : "options_" + (i + 1);
      p.put(name, members.get(i).options().toString());
    }
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
            + (rebuilds ? "; rebuilds what is missing from what is there." : ".")
            + together(settings.members().size()),
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

  private static String together(int members) {
    return members == 1
        ? ""
        : " The mean of "
            + members
            + " networks; their attention heads stand side by side, the first network's first.";
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
