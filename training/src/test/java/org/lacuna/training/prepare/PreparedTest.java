package org.lacuna.training.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.onnx.OnnxPredictor;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.inference.testset.Given;
import org.lacuna.inference.testset.Judged;
import org.lacuna.training.amd.AmdConfig;
import org.lacuna.training.amd.SeparableMethod;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.dataset.catalog.Datasets;
import org.lacuna.training.kt.KtMethod;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.NetworkScorer;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.onnx.BundleWriter;

class PreparedTest {

  private static final Map<Modality, int[]> UNALIGNED =
      Map.of(
          Modality.VISION, new int[] {9, 4},
          Modality.AUDIO, new int[] {1, 5},
          Modality.LANGUAGE, new int[] {6, 6});

  @TempDir Path folder;

  private static Prepared prepared(Map<Modality, int[]> shapes) throws LacunaException {
    return Prepared.of(DataSource.of(SmallData.of(60, shapes, LabelSpec.sentiment(), true, true)));
  }

  /** What libtorch says of the examples and what the bundle says of the clips is the same. */
  @ParameterizedTest
  @ValueSource(strings = {"KT", "AMD", "KT two", "AMD two", "KT extracted", "AMD extracted"})
  void aBundleSaysOfTheClipsWhatTheNetworkSaysOfTheExamples(String name) throws Exception {
    Prepared data =
        name.endsWith("extracted")
            ? Prepared.of(ExtractedData.source(folder.resolve("clips"), 24))
            : prepared(
                name.endsWith("two")
                    ? Map.of(Modality.AUDIO, new int[] {1, 5}, Modality.LANGUAGE, new int[] {6, 6})
                    : UNALIGNED);
    Method method =
        name.startsWith("KT")
            ? KtMethod.of(data.problem(), c -> c.withSize(8, 2, 1))
            : SeparableMethod.amd(data.problem(), AmdConfig.paper());
    Examples test = data.examples(Split.TEST);
    try (Parameters p = new Parameters(3)) {
      NetworkScorer scorer = new NetworkScorer(method, p);
      scorer.score(test);
      BundleWriter.write(
          method,
          new BundleWriter.About(name, "1", "s", "t", "l", "none"),
          data.windowSeconds(),
          data.inputs(),
          new BundleWriter.Trained(p.values(), Map.of(), Map.of(), Map.of()),
          folder);
      ModelBundle bundle = ModelBundle.open(folder);
      try (OnnxPredictor predictor =
          OnnxPredictor.open(new OnnxRuntime(), bundle, Device.Request.CPU)) {
        for (ModalitySet subset : data.problem().subsets()) {
          float[] torch = scores(scorer, test.keeping(subset));
          Judged onnx =
              Judged.of(
                  predictor,
                  data.clips(Split.TEST),
                  Given.subset(subset),
                  new CancelToken(),
                  ProgressSink.ignore());
          compare(subset, torch, onnx, test);
        }
      }
    }
  }

  @Test
  void extractedClipsKeepTheirExtractorsAndTheirTimes() throws Exception {
    Prepared data = Prepared.of(ExtractedData.source(folder, 24));
    assertThat(data.inputs().get("audio"))
        .satisfies(
            input -> {
              assertThat(input.extractor()).isEqualTo("lacuna.audio");
              assertThat(input.extractorVersion()).isEqualTo("3");
              assertThat(input.grid()).isEqualTo(new ModelCard.Grid(ModelCard.Grid.FIXED, 100));
            });
    assertThat(data.windowSeconds()).isBetween(4.0, 5.0);
    assertThat(data.clips(Split.TEST).get(0).features().sequence(Modality.AUDIO))
        .hasValueSatisfying(s -> assertThat(s.endUs(0) - s.startUs(0)).isEqualTo(10_000));
  }

  @Test
  void clipsThatWerePooledBeforeAreCountedRows() throws Exception {
    ExtractedData.write(folder, 24, new TimeGrid.FixedRate(500));
    DataSource source = DataSource.of(Datasets.open(folder));
    assertThat(source.timed()).isFalse();
    assertThat(Prepared.of(source).inputs().get("audio"))
        .satisfies(input -> assertThat(input.grid().kind()).isEqualTo(ModelCard.Grid.STEPS));
  }

  private static float[] scores(NetworkScorer scorer, Examples examples) {
    float[] scores = scorer.score(examples).get(Head.SENTIMENT);
    assertThat(scores).isNotNull();
    return scores;
  }

  private static void compare(ModalitySet subset, float[] torch, Judged onnx, Examples test) {
    int judged = 0;
    for (int i = 0; i < torch.length; i++) {
      boolean any = any(test, subset, i);
      assertThat(Double.isNaN(onnx.sentiment(i))).as(subset + " " + i).isEqualTo(!any);
      if (any) {
        judged++;
        assertThat(onnx.sentiment(i))
            .as(subset + " " + i)
            .isCloseTo(Math.max(-3, Math.min(3, torch[i])), within(1e-4));
      }
    }
    assertThat(judged).isPositive();
  }

  private static boolean any(Examples test, ModalitySet subset, int i) {
    return subset.toList().stream()
        .anyMatch(
            m -> {
              Lane l = test.lane(m);
              for (int t = 0; t < l.steps(); t++) {
                if (l.truth()[i * l.steps() + t] > 0) {
                  return true;
                }
              }
              return false;
            });
  }

  @Test
  void scalingComesFromObservedTrainingValuesAlone() throws LacunaException {
    Prepared data = prepared(UNALIGNED);
    Lane lane = data.examples(Split.TRAIN).lane(Modality.LANGUAGE);
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int i = 0; i < lane.truth().length; i++) {
      if (lane.known()[i * lane.dim() + 1] > 0) {
        double v = lane.values()[i * lane.dim() + 1];
        sum += v;
        squares += v * v;
        n++;
      }
    }
    assertThat(n).isGreaterThan(50);
    assertThat(sum / n).isCloseTo(0, within(1e-4));
    assertThat(squares / n).isCloseTo(1, within(1e-3));
    ModelCard.Input input = data.inputs().get("language");
    assertThat(input).isNotNull();
    assertThat(input.std()[2]).as("a constant column").isEqualTo(1f);
    for (Lane l : data.examples(Split.TEST).lanes().values()) {
      for (float v : l.values()) {
        assertThat(v).isFinite();
      }
    }
  }

  @Test
  void theTestPartHasNoInfluenceOnTheScaling() throws LacunaException {
    Dataset data = SmallData.of(60, UNALIGNED, LabelSpec.sentiment(), true, true);
    Dataset other =
        data.map(
            u ->
                u.split().filter(s -> s == Split.TRAIN).isPresent()
                    ? u
                    : u.with(
                        Modality.AUDIO,
                        org.lacuna.training.dataset.FloatSequence.of(
                            1, 5, new float[] {9e5f, 9e5f, 9e5f, 9e5f, 9e5f})));
    ModelCard.Input a = Prepared.of(DataSource.of(data)).inputs().get("audio");
    ModelCard.Input b = Prepared.of(DataSource.of(other)).inputs().get("audio");
    assertThat(a).isNotNull();
    assertThat(b).isNotNull();
    assertThat(a.mean()).isEqualTo(b.mean());
    assertThat(a.std()).isEqualTo(b.std());
  }

  @Test
  void sequencesOfDifferentRatesSpanTheSameTime() throws LacunaException {
    Prepared data = prepared(UNALIGNED);
    Layout layout = Layout.of(data.inputs(), data.windowSeconds());
    assertThat(layout.stepMs(Modality.LANGUAGE)).isEqualTo(Layout.WORD_MS);
    assertThat(layout.stepMs(Modality.VISION)).isEqualTo(200);
    assertThat(layout.stepMs(Modality.AUDIO)).isEqualTo(layout.windowMs());
    assertThat(data.examples(Split.TRAIN).lane(Modality.AUDIO).steps()).isEqualTo(1);
    assertThat(data.examples(Split.TRAIN).lane(Modality.VISION).steps()).isEqualTo(9);
  }

  @Test
  void longSequencesAreCutAndSaidToBe() throws LacunaException {
    DataSource source =
        DataSource.of(SmallData.of(60, UNALIGNED, LabelSpec.sentiment(), true, true));
    Prepared data = Prepared.of(source, ModalitySet.of(Modality.VISION), 3);
    assertThat(data.examples(Split.TRAIN).lane(Modality.VISION).steps()).isEqualTo(3);
    assertThat(data.notes()).anyMatch(n -> n.contains("cut to their first steps"));
    assertThat(data.problem().modalities()).isEqualTo(ModalitySet.of(Modality.VISION));
  }

  @Test
  void labelsBecomeHeads() throws LacunaException {
    Map<Modality, int[]> one = Map.of(Modality.AUDIO, new int[] {3, 4});
    Dataset mosei = SmallData.of(60, one, LabelSpec.scores(7), false, true);
    Dataset iemocap = SmallData.of(60, one, LabelSpec.presences(4), false, true);
    List<Head> heads = Prepared.of(DataSource.of(mosei)).problem().heads();
    assertThat(heads).extracting(Head::name).containsExactly("sentiment", Answers.STRENGTHS);
    assertThat(heads.get(1).asked()).hasSize(6);
    Head presences = Prepared.of(DataSource.of(iemocap)).problem().heads().get(0);
    assertThat(presences.asked()).isEqualTo(LabelSpec.IEMOCAP);
    assertThat(presences.width()).isEqualTo(8);
  }

  @Test
  void fiveStarsStayOnTheirScale() throws LacunaException {
    Map<Modality, int[]> one = Map.of(Modality.AUDIO, new int[] {3, 4});
    Dataset centred = SmallData.of(60, one, LabelSpec.sentiment(), false, true);
    Dataset stars =
        centred.map(
            u ->
                new org.lacuna.training.dataset.Utterance(
                    u.id(),
                    u.group().orElse(null),
                    u.split().orElse(null),
                    new float[] {u.label(0) + 3},
                    null,
                    u.sequences()));
    Prepared data = Prepared.of(DataSource.of(stars));
    Head head = data.problem().heads().get(0);
    assertThat(List.of(head.low(), head.high())).containsExactly(1f, 5f);
    float[] answers = data.examples(Split.TEST).answers(head);
    float[] plain =
        Prepared.of(DataSource.of(centred)).examples(Split.TEST).answers(Head.sentiment());
    for (int i = 0; i < answers.length; i++) {
      assertThat(answers[i]).isCloseTo(plain[i] + 3, within(1e-5f));
    }
    assertThat(data.clips(Split.TEST).get(0).answers().get(Head.SENTIMENT))
        .containsExactly(answers[0]);
  }

  @Test
  void dataThatCannotTrainAreRefused() throws LacunaException {
    Dataset undivided = SmallData.of(20, UNALIGNED, LabelSpec.sentiment(), false, false);
    assertThatThrownBy(() -> Prepared.of(DataSource.of(undivided)))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("nothing to train on");
    Dataset silent =
        SmallData.of(
            60, Map.of(Modality.AUDIO, new int[] {3, 4}), LabelSpec.sentiment(), false, true);
    assertThatThrownBy(() -> Prepared.of(DataSource.of(silent), ModalitySet.of(Modality.VISION), 9))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("none of the modalities vision");
  }
}
