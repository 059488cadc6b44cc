package org.lacuna.training.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.amd.AmdConfig;
import org.lacuna.training.amd.SeparableMethod;
import org.lacuna.training.amd.UnimodalNetworks;
import org.lacuna.training.baseline.ConstantMethod;
import org.lacuna.training.baseline.FusionMethod;
import org.lacuna.training.baseline.LowRankFusion;
import org.lacuna.training.baseline.MultMethod;
import org.lacuna.training.baseline.OuterFusion;
import org.lacuna.training.baseline.SeparateMethod;
import org.lacuna.training.baseline.TranslationMethod;
import org.lacuna.training.kt.KtConfig;
import org.lacuna.training.kt.KtMethod;
import org.lacuna.training.kt.KtSetting;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Problem;

/** Every method of the project by name. Immutable. */
public final class MethodCatalog {

  private static final Set<String> KT_KEYS =
      Set.of(
          "width", "heads", "layers", "dropout", "lambda1", "lambda2", "readout", "norm", "detach",
          "rebuilt", "targets", "pooling");
  private static final Set<String> MULT_KEYS = Set.of("width", "heads", "layers", "dropout");
  private static final Set<String> DEEP_KEYS = Set.of("hidden", "size", "dropout");
  private static final Set<String> RANKED_KEYS =
      Set.of("hidden", "size", "dropout", "joined", "rank");
  private static final Set<String> OUTER_KEYS = Set.of("hidden", "size", "dropout", "joined");
  private static final Set<String> AMD_KEYS =
      Set.of(
          "hidden",
          "size",
          "dropout",
          "joined",
          "rank",
          "inner",
          "joint",
          "alpha",
          "beta",
          "temperature");
  private static final Set<String> MCTN_KEYS =
      Set.of("source", "width", "forward", "back", "dropout");

  private final List<Recipe> recipes;

  public MethodCatalog() {
    List<Recipe> all = new ArrayList<>();
    all.add(kt("kt-ours", "knowledge transfer, one network for every subset", KtSetting.ANY));
    all.add(kt("kt-paper", "knowledge transfer as in the paper, audio rebuilt", KtSetting.OURS));
    all.add(kt("kt-full", "its upper bound: everything given", KtSetting.FULL));
    all.add(kt("kt-vision", "its network on vision alone", KtSetting.VISION));
    all.add(kt("kt-language", "its network on language alone", KtSetting.LANGUAGE));
    all.add(kt("kt-language+vision", "its lower bound: no audio", KtSetting.LANGUAGE_VISION));
    all.add(network("amd", "adaptive modality distillation", AMD_KEYS, MethodCatalog::amd));
    all.add(network("amd-fixed", "the same with temperature 2", AMD_KEYS, MethodCatalog::amdFixed));
    all.add(network("lmf-s", "AMD without distillation", RANKED_KEYS, MethodCatalog::lmfS));
    all.add(network("deep-s", "unimodal networks by themselves", DEEP_KEYS, MethodCatalog::deepS));
    all.add(network("lmf", "low-rank fusion", RANKED_KEYS, MethodCatalog::lmf));
    all.add(network("tfn", "tensor fusion", OUTER_KEYS, MethodCatalog::tfn));
    all.add(network("mult", "multimodal transformer", MULT_KEYS, MethodCatalog::mult));
    all.add(network("mctn", "cyclic translation", MCTN_KEYS, MethodCatalog::mctn));
    all.add(machines("svm", "linear support vector machines", Recipe.Kind.MACHINES, Set.of("c")));
    all.add(machines("mean", "always the mean, or the majority", Recipe.Kind.COUNTED, Set.of()));
    this.recipes = List.copyOf(all);
  }

  /** All recipes, ours first. */
  public List<Recipe> recipes() {
    return recipes;
  }

  /**
   * The recipe of that name, in any case.
   *
   * @throws LacunaException of kind USAGE naming those that there are
   */
  public Recipe recipe(String name) throws LacunaException {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    for (Recipe recipe : recipes) {
      if (recipe.name().equals(plain)) {
        return recipe;
      }
    }
    throw new LacunaException(
        Kind.USAGE,
        "There is no method \"%s\": choose one of %s."
            .formatted(name, String.join(", ", recipes.stream().map(Recipe::name).toList())));
  }

  private static Recipe network(String name, String summary, Set<String> keys, Recipe.Maker m) {
    return new Recipe(name, summary, Recipe.Kind.STEPS, keys, m);
  }

  private static Recipe machines(String name, String summary, Recipe.Kind kind, Set<String> keys) {
    return new Recipe(name, summary, kind, keys, (problem, s) -> new ConstantMethod(problem));
  }

  private static Recipe kt(String name, String summary, KtSetting setting) {
    return network(name, summary, KT_KEYS, (problem, s) -> kt(problem, s, setting, name));
  }

  private static Method kt(Problem problem, Settings s, KtSetting setting, String name)
      throws LacunaException {
    if (!setting.fits(problem)) {
      throw lacking(name, problem);
    }
    int width = s.whole("width", 40, 2);
    int heads = s.whole("heads", 8, 1);
    if (width % 2 != 0 || width % heads != 0) {
      throw unfit("width must be even and a multiple of heads");
    }
    KtConfig paper = KtConfig.paper(problem.dims());
    double lambda1 = s.number("lambda1", paper.lambda1(), 0);
    double lambda2 = s.number("lambda2", paper.lambda2(), 0);
    double readout = s.number("readout", paper.readout(), 0);
    KtConfig.Norm norm = s.constant("norm", paper.consistency(), KtConfig.Norm.class);
    boolean detach = s.yes("detach", paper.detach());
    int layers = s.whole("layers", paper.layers(), 1);
    double dropout = s.share("dropout", paper.dropout());
    ModalitySet targets = s.modalities("targets", ModalitySet.all());
    if (targets.intersect(setting.problem(problem).modalities()).isEmpty()) {
      throw unfit("targets must name a modality that the network has");
    }
    boolean last =
        s.word("pooling", setting == KtSetting.ANY ? "mean" : "last", List.of("mean", "last"))
            .equals("last");
    ModalitySet rebuilt = s.modalities("rebuilt", ModalitySet.all());
    return KtMethod.of(
        problem,
        setting,
        config ->
            config
                .withSize(width, heads, layers)
                .withDropout(dropout)
                .withLoss(lambda1, lambda2, readout, norm, detach)
                .withTargets(targets.intersect(config.targets()))
                .withRebuilt(rebuilt.intersect(config.rebuilt()))
                .withPooling(last ? KtConfig.Pooling.LAST : KtConfig.Pooling.MEAN));
  }

  private static UnimodalNetworks.Sizes sizes(Settings s) throws LacunaException {
    return UnimodalNetworks.Sizes.uniform(s.whole("hidden", 64, 1), s.whole("size", 32, 1));
  }

  private static double dropout(Settings s) throws LacunaException {
    return s.share("dropout", AmdConfig.paper().dropout());
  }

  private static List<Integer> vectors(Problem problem, Settings s) throws LacunaException {
    int size = s.whole("size", 32, 1);
    return problem.modalities().toList().stream().map(m -> size).toList();
  }

  private static Method amd(Problem problem, Settings s) throws LacunaException {
    return amd(problem, s, AmdConfig.Temperature.ADAPTIVE);
  }

  private static Method amdFixed(Problem problem, Settings s) throws LacunaException {
    return amd(problem, s, AmdConfig.Temperature.FIXED);
  }

  private static Method amd(Problem problem, Settings s, AmdConfig.Temperature otherwise)
      throws LacunaException {
    AmdConfig paper = AmdConfig.paper();
    return SeparableMethod.amd(
        problem,
        paper
            .withSizes(
                sizes(s),
                s.whole("inner", paper.inner(), 1),
                s.whole("joint", paper.joint(), 1),
                s.whole("joined", paper.size(), 1))
            .withRank(s.whole("rank", paper.rank(), 0))
            .withDropout(dropout(s))
            .withDistillation(
                s.number("alpha", paper.alpha(), 0),
                s.number("beta", paper.beta(), 0),
                s.constant("temperature", otherwise, AmdConfig.Temperature.class)));
  }

  private static LowRankFusion ranked(Problem problem, Settings s) throws LacunaException {
    return new LowRankFusion(
        vectors(problem, s),
        s.whole("joined", AmdConfig.paper().size(), 1),
        s.whole("rank", AmdConfig.paper().rank(), 1));
  }

  private static Method lmfS(Problem problem, Settings s) throws LacunaException {
    return SeparableMethod.withoutDistillation(
        "LMF-S", problem, sizes(s), ranked(problem, s), dropout(s));
  }

  private static Method deepS(Problem problem, Settings s) throws LacunaException {
    return new SeparateMethod(problem, sizes(s), dropout(s));
  }

  private static Method lmf(Problem problem, Settings s) throws LacunaException {
    return new FusionMethod("LMF", problem, sizes(s), ranked(problem, s), dropout(s));
  }

  private static Method tfn(Problem problem, Settings s) throws LacunaException {
    OuterFusion outer =
        new OuterFusion(vectors(problem, s), s.whole("joined", AmdConfig.paper().size(), 1));
    return new FusionMethod("TFN", problem, sizes(s), outer, dropout(s));
  }

  private static Method mult(Problem problem, Settings s) throws LacunaException {
    if (problem.modalities().size() < 2) {
      throw lacking("mult", problem);
    }
    MultMethod.Config paper = MultMethod.Config.paper();
    int width = s.whole("width", paper.width(), 2);
    int heads = s.whole("heads", paper.heads(), 1);
    if (width % 2 != 0 || width % heads != 0) {
      throw unfit("width must be even and a multiple of heads");
    }
    return new MultMethod(
        problem,
        new MultMethod.Config(
            width,
            heads,
            s.whole("layers", paper.layers(), 1),
            paper.kernel(),
            s.share("dropout", paper.dropout())));
  }

  private static Method mctn(Problem problem, Settings s) throws LacunaException {
    TranslationMethod.Config standard = TranslationMethod.Config.standard();
    ModalitySet source =
        s.modalities(
            "source",
            ModalitySet.of(
                problem.modalities().contains(standard.source())
                    ? standard.source()
                    : problem.modalities().toList().get(0)));
    if (source.size() != 1
        || !source.minus(problem.modalities()).isEmpty()
        || problem.modalities().size() < 2) {
      throw lacking("mctn", problem);
    }
    Modality from = source.toList().get(0);
    return new TranslationMethod(
        problem,
        new TranslationMethod.Config(
            from,
            s.whole("width", standard.width(), 2),
            s.number("forward", standard.forward(), 0),
            s.number("back", standard.back(), 0),
            s.share("dropout", standard.dropout())));
  }

  private static LacunaException lacking(String name, Problem problem) {
    return new LacunaException(
        Kind.USAGE,
        "The method %s cannot be had of %s alone: use other data or another method."
            .formatted(name, problem.modalities()));
  }

  private static LacunaException unfit(String why) {
    return new LacunaException(Kind.USAGE, "This cannot be set: " + why + ".");
  }
}
