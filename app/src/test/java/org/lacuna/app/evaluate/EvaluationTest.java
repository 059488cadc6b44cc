package org.lacuna.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.evaluate.Evaluation.Result;
import org.lacuna.app.evaluate.Evaluation.Settings;
import org.lacuna.app.evaluate.output.ResultFiles;
import org.lacuna.app.fake.SampleClips;
import org.lacuna.app.fake.SamplePredictor;
import org.lacuna.inference.eval.SentimentMetrics;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.inference.testset.LabelledClip;

class EvaluationTest {

  private static final Settings SETTINGS =
      new Settings(
          List.of(ModalitySet.of(Modality.AUDIO), ModalitySet.all()),
          List.of(0.0, 0.5),
          3,
          200,
          "",
          "");

  /** The sample predictor, whose sentiment is moved. */
  private record Shifted(Predictor inner, double by) implements Predictor {

    @Override
    public ModelCard card() {
      return inner.card();
    }

    @Override
    public Device device() {
      return inner.device();
    }

    @Override
    public List<Prediction> predict(List<ModelInput> windows, Request request, CancelToken cancel)
        throws LacunaException {
      List<Prediction> moved = new ArrayList<>();
      for (Prediction p : inner.predict(windows, request, cancel)) {
        moved.add(
            new Prediction(
                p.startUs(),
                p.endUs(),
                p.used(),
                OptionalDouble.of(p.sentiment().orElseThrow() + by),
                p.emotions(),
                p.reconstructions(),
                p.attention()));
      }
      return moved;
    }

    @Override
    public void close() {}
  }

  private static List<LabelledClip> samples(int n) {
    FeatureSet features = SampleClips.clip(ModalitySet.all()).features();
    List<LabelledClip> samples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      samples.add(
          new LabelledClip(
              "s" + i, "v" + i / 3, features, OptionalDouble.of(i % 7 - 3), OptionalInt.of(i % 2)));
    }
    return samples;
  }

  private static Subject subject(String name, Predictor... members) {
    return new Subject(name, List.of(members), samples(30), List.of());
  }

  private static Result run() throws LacunaException {
    return new Evaluation(SETTINGS)
        .run(
            List.of(
                subject("plain", new SamplePredictor()),
                subject("moved, far", new Shifted(new SamplePredictor(), 4))),
            new CancelToken(),
            ProgressSink.ignore());
  }

  @Test
  void everyModelSubsetAndRateHasItsFigures() throws LacunaException {
    Result result = run();
    for (String model : List.of("plain", "moved, far")) {
      for (String given :
          List.of("audio", "vision+audio+language", "random missing 0.00", "random missing 0.50")) {
        assertThat(Evaluation.value(result, model, given, SentimentMetrics.MAE))
            .as("%s given %s", model, given)
            .isPresent();
      }
    }
    // Nothing missing is the same as everything given.
    assertThat(
            Evaluation.value(result, "plain", "random missing 0.00", SentimentMetrics.MAE)
                .orElseThrow())
        .isCloseTo(
            Evaluation.value(result, "plain", "vision+audio+language", SentimentMetrics.MAE)
                .orElseThrow(),
            within(1e-12));
    assertThat(result.findings())
        .filteredOn(f -> f.metric().equals(SentimentMetrics.MAE))
        .allSatisfy(
            f -> {
              assertThat(f.judged()).isEqualTo(30);
              assertThat(f.low()).isLessThanOrEqualTo(f.value() + 1e-9);
              assertThat(f.high()).isGreaterThanOrEqualTo(f.value() - 1e-9);
            });
  }

  @Test
  void theWorseModelIsFoundWorse() throws LacunaException {
    Contrast mae =
        run().contrasts().stream()
            .filter(c -> c.metric().equals(SentimentMetrics.MAE))
            .filter(c -> c.given().equals("audio"))
            .findFirst()
            .orElseThrow();
    assertThat(mae.difference()).isNegative();
    assertThat(mae.high()).isNegative();
    assertThat(mae.p()).isLessThan(0.05);
  }

  @Test
  void theFilesHoldTheFiguresAndThePublishedRowsAreMarked(@TempDir Path folder) throws Exception {
    Result result = run();
    List<Path> files =
        new ResultFiles(folder.resolve("out"))
            .write("CMU-MOSI", SETTINGS, result, Published.bundled());
    assertThat(files)
        .extracting(f -> f.getFileName().toString())
        .contains("results.csv", "differences.csv", "table.tex", "mae.svg", "mae_missing.png");
    String csv = Files.readString(folder.resolve("out/results.csv"));
    assertThat(csv).startsWith("model,given,metric,value").contains("\"moved, far\",audio,mae,");
    String tex = Files.readString(folder.resolve("out/table.tex"));
    assertThat(tex)
        .contains(
            "KT full (KT table I, aligned)$^\\dagger$ & vision+audio+language & 0.870 & 0.694")
        .contains("AMD (AMD table 3)$^\\dagger$ & audio & ")
        .contains("\nplain & audio & ")
        .contains("not comparable");
    long begins = tex.lines().filter(l -> l.startsWith("\\begin")).count();
    assertThat(tex.lines().filter(l -> l.startsWith("\\end")).count()).isEqualTo(begins);
  }

  @Test
  void thePublishedTablesAreWhole() {
    Published published = Published.bundled();
    assertThat(published.rows()).hasSizeGreaterThan(800);
    assertThat(published.rows())
        .allSatisfy(
            r -> {
              assertThat(r.paper()).isIn("KT", "AMD");
              assertThat(r.value()).isBetween(0.0, 2.0);
            });
    // The claim that the reconstruction closes 62 % of the gap stands on these three.
    assertThat(
            published.on("CMU-MOSI").stream()
                .filter(r -> r.paper().equals("KT") && r.setting().equals("aligned"))
                .filter(r -> r.metric().equals("acc_2") && r.method().startsWith("KT"))
                .map(Published.Row::value))
        .contains(0.813, 0.823, 0.829);
  }

  /** Says the true sentiment as well as what it is given lets it. */
  private record Knowing(Map<ModalitySet, Double> wrong, boolean zeros) implements Predictor {

    @Override
    public ModelCard card() {
      ModelCard c = new SamplePredictor().card();
      ModelCard.Outputs o = c.outputs();
      return new ModelCard(
          c.format(),
          c.name(),
          c.version(),
          c.method(),
          c.summary(),
          c.trainedOn(),
          c.limits(),
          c.license(),
          c.windowSeconds(),
          c.inputs(),
          new ModelCard.Outputs(
              o.sentiment(),
              null,
              List.of(),
              o.reconstruction(),
              o.attention(),
              null,
              wrong.keySet().stream().map(ModalitySet::toString).toList(),
              zeros ? ModelCard.Outputs.ZEROS : null),
          c.heldOut(),
          c.provenance(),
          c.sha256());
    }

    @Override
    public Device device() {
      return new Device("cpu", "This is a test.");
    }

    @Override
    public List<Prediction> predict(List<ModelInput> windows, Request request, CancelToken cancel) {
      List<Prediction> all = new ArrayList<>();
      for (ModelInput w : windows) {
        double off = wrong.getOrDefault(w.observed(), 9.0);
        all.add(
            new Prediction(
                w.startUs(),
                w.endUs(),
                w.observed(),
                OptionalDouble.of(off),
                Map.of(),
                Map.of(),
                List.of()));
      }
      return all;
    }

    @Override
    public void close() {}
  }

  private static final ModalitySet VL = ModalitySet.of(Modality.VISION, Modality.LANGUAGE);

  /** All labels are 0, so that what is said is the error. */
  private static Subject zeroLabels(String name, Predictor... members) {
    return new Subject(
        name,
        List.of(members),
        samples(30).stream()
            .map(
                s ->
                    new LabelledClip(
                        s.id(), s.group(), s.features(), OptionalDouble.of(0), s.emotion()))
            .toList(),
        List.of());
  }

  private static Result gaps(double without, double ours, double full) throws LacunaException {
    return new Evaluation(
            new Settings(ModalitySet.nonEmptySubsets(), List.of(), 1, 100, "plain", "all there"))
        .run(
            List.of(
                zeroLabels("plain", new Knowing(Map.of(VL, without), false)),
                zeroLabels("ours", new Knowing(Map.of(VL, ours), false)),
                zeroLabels(
                    "all there", new Knowing(Map.of(ModalitySet.all(), full, VL, 2.9), true))),
            new CancelToken(),
            ProgressSink.ignore());
  }

  private static GapFinding mae(Result result) {
    return result.gaps().stream()
        .filter(g -> g.metric().equals(SentimentMetrics.MAE) && g.model().equals("ours"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aGapIsJudgedByItsInterval() throws LacunaException {
    GapFinding helps = mae(gaps(1.0, 0.7, 0.5));
    assertThat(helps.share().value()).isCloseTo(0.6, within(1e-9));
    assertThat(helps.gain().value()).isCloseTo(-0.3, within(1e-9));
    assertThat(helps.rebuilt()).isEqualTo("audio");
    assertThat(helps.full()).isEqualTo("all there" + Subject.ZEROS);
    assertThat(helps.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(mae(gaps(1.0, 1.2, 0.5)).verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
    GapFinding none = mae(gaps(1.0, 1.0, 1.0));
    assertThat(none.verdict()).isEqualTo(Verdict.CANNOT_BE_TOLD);
    assertThat(none.share().value()).as("no gap, no share").isNaN();
  }

  @Property(tries = 25)
  void theShareIsWhatTheGapsSay(
      @ForAll @DoubleRange(min = 0.5, max = 2.5) double without,
      @ForAll @DoubleRange(min = 0.5, max = 2.5) double ours,
      @ForAll @DoubleRange(min = 0.05, max = 0.4) double full)
      throws LacunaException {
    GapFinding g = mae(gaps(without, ours, full));
    assertThat(g.share().value()).isCloseTo((ours - without) / (full - without), within(1e-9));
    assertThat(g.gain().value() / g.gap().value()).isCloseTo(g.share().value(), within(1e-9));
    assertThat(g.verdict() == Verdict.HOLDS).isEqualTo(ours < without);
  }

  @Test
  void aModelIsAskedOnlyWhatItIsMadeForAndMarkedWhereItIsFedZeros() throws LacunaException {
    Result result = gaps(1, 0.7, 0.5);
    assertThat(result.findings())
        .filteredOn(f -> f.metric().equals(SentimentMetrics.MAE))
        .extracting(Finding::model, Finding::given)
        .containsExactlyInAnyOrder(
            tuple("plain", "vision+language"),
            tuple("ours", "vision+language"),
            tuple("all there (fed zeros)", "vision+language"),
            tuple("all there (fed zeros)", "vision+audio+language"));
  }

  @Test
  void networksOfOneModelAreAveragedAndTheirDeviationIsGiven() throws LacunaException {
    Result result =
        new Evaluation(new Settings(List.of(VL), List.of(), 1, 100, "", ""))
            .run(
                List.of(
                    zeroLabels(
                        "two seeds",
                        new Knowing(Map.of(VL, 1.0), false),
                        new Knowing(Map.of(VL, 2.0), false))),
                new CancelToken(),
                ProgressSink.ignore());
    Finding mae =
        result.findings().stream()
            .filter(f -> f.metric().equals(SentimentMetrics.MAE))
            .findFirst()
            .orElseThrow();
    assertThat(mae.value()).isCloseTo(1.5, within(1e-9));
    assertThat(mae.networks()).isEqualTo(2);
    assertThat(mae.deviation()).isCloseTo(Math.sqrt(0.5), within(1e-9));
  }

  @Test
  void holmsCorrectionNeverMakesSmaller() {
    List<Contrast> raw = new ArrayList<>();
    for (double p : new double[] {0.01, 0.04, 0.03, 0.5}) {
      raw.add(new Contrast("a", "b", "audio", "mae", 0, 0, 0, p, p));
    }
    assertThat(Contrasts.holm(raw))
        .extracting(c -> Math.round(1000 * c.adjusted()) / 1000.0)
        .containsExactly(0.04, 0.09, 0.09, 0.5);
  }
}
