package org.lacuna.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.evaluate.Evaluation.Result;
import org.lacuna.app.evaluate.Evaluation.Settings;
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
          List.of(ModalitySet.of(Modality.AUDIO), ModalitySet.all()), List.of(0.0, 0.5), 3, 200);

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

  private static Result run() throws LacunaException {
    Map<String, Predictor> models = new LinkedHashMap<>();
    models.put("plain", new SamplePredictor());
    models.put("moved, far", new Shifted(new SamplePredictor(), 4));
    return new Evaluation(samples(30), SETTINGS)
        .run(models, new CancelToken(), ProgressSink.ignore());
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
        .contains("KT ours (KT table I, aligned)$^\\dagger$ & vision+language & 0.858 & 0.691")
        .contains("AMD (AMD table 3)$^\\dagger$ & language & 1.074 & 0.570 & 71.8")
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

  @Test
  void namesAreSafeInLatex() {
    assertThat(LatexTable.escape("a_b & 50 % {x}\\"))
        .isEqualTo("a\\_b \\& 50 \\% \\{x\\}\\textbackslash{}");
  }
}
