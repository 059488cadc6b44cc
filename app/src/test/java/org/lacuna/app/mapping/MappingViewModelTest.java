package org.lacuna.app.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.mapping.propose.InputRole;
import org.lacuna.app.mapping.propose.InputRole.Kind;
import org.lacuna.app.mapping.propose.OutputRole;
import org.lacuna.app.mapping.propose.Scale;
import org.lacuna.app.mapping.trial.NetworkTests;
import org.lacuna.app.mapping.trial.TestsHere;
import org.lacuna.app.mapping.trial.Trial;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.clip.ClipPredictor;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.onnx.OnnxPredictor;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/** The assistant on real ONNX files that really run. */
class MappingViewModelTest {

  private static final Map<Modality, FeatureSpec> MEASURED = measured();

  @TempDir Path folder;

  private final OnnxRuntime runtime = new OnnxRuntime();
  private final NetworkTests tests = new TestsHere(() -> runtime);
  private final List<Path> opened = new ArrayList<>();

  private static Map<Modality, FeatureSpec> measured() {
    Map<Modality, FeatureSpec> all = new EnumMap<>(Modality.class);
    all.put(Modality.VISION, spec("vision", 48));
    all.put(Modality.AUDIO, spec("audio", 41));
    all.put(Modality.LANGUAGE, spec("language", 384));
    return all;
  }

  private static FeatureSpec spec(String name, int dim) {
    List<Feature> features = new ArrayList<>();
    for (int d = 0; d < dim; d++) {
      features.add(new Feature(name + "_" + d, "1", "A column."));
    }
    return new FeatureSpec("test." + name, "1", Map.of(), features);
  }

  private MappingViewModel model(String habit) throws IOException, LacunaException {
    Path file = folder.resolve(habit + ".onnx");
    Files.write(file, Optional.ofNullable(ForeignFiles.all().get(habit)).orElseThrow());
    return new MappingViewModel(
        ForeignNetwork.read(file, tests, new CancelToken()),
        MEASURED,
        tests,
        Optional::empty,
        new InlineRunner(),
        Texts.of(Locale.ENGLISH),
        opened::add);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "masked",
        "letters",
        "anonymous",
        "truth-values",
        "pooled",
        "fixed",
        "few-columns"
      })
  void whatIsProposedRunsAndIsWrittenAsABundle(String habit) throws Exception {
    MappingViewModel model = model(habit);
    assertThat(model.problems()).isEmpty();
    model.tryIt();
    assertThat(model.failure().get()).isEmpty();
    Trial trial = model.trial().get().orElseThrow();
    assertThat(trial.windows()).isEqualTo(2);
    assertThat(trial.sentiment().isPresent() || !trial.emotions().isEmpty()).isTrue();
    if (!trial.emotions().isEmpty()) {
      assertThat(trial.emotions().values().stream().mapToDouble(Double::doubleValue).sum())
          .isCloseTo(1, within(1e-4));
    }
    assertThat(trial.warnings()).isEmpty();
    model.write();
    assertThat(opened).hasSize(1);
    ModelBundle bundle = ModelBundle.open(opened.get(0));
    assertThat(bundle.card().name()).isEqualTo(habit);
    assertThat(bundle.card().method()).isEqualTo("foreign");
    assertThat(bundle.card().feedsZeros())
        .isEqualTo(!List.of("masked", "truth-values", "few-columns").contains(habit));
  }

  @Test
  void whatIsDroppedChangesNothingOfAMaskedNetworkAndIsFedAsZeros() throws Exception {
    MappingViewModel model = model("masked");
    model.write();
    ModelBundle bundle = ModelBundle.open(opened.get(0));
    try (Predictor p = OnnxPredictor.open(runtime, bundle, Device.Request.CPU)) {
      ClipPredictor clips = new ClipPredictor(p);
      FeatureSet clip = MadeClip.of(MEASURED);
      ModalitySet sound = ModalitySet.of(Modality.AUDIO);
      FeatureSet soundOnly =
          FeatureSet.of(
              clip.durationUs(),
              Map.of(Modality.AUDIO, clip.sequence(Modality.AUDIO).orElseThrow()),
              Map.of(),
              List.of());
      assertThat(clips.predict(clip, sound, Predictor.Request.SCORES, new CancelToken()).emotions())
          .isEqualTo(
              clips
                  .predict(soundOnly, sound, Predictor.Request.SCORES, new CancelToken())
                  .emotions());
    }
  }

  @Test
  void choicesCanBeChangedTakenBackAndMadeAgain() throws Exception {
    MappingViewModel model = model("letters");
    InputRole audio = InputRole.of(Kind.FEATURES, Modality.AUDIO);
    model.chooseInput("x_v", audio);
    assertThat(model.mapping().get().inputs())
        .containsEntry("x_v", audio)
        .containsEntry("x_a", InputRole.UNKNOWN);
    assertThat(model.problems())
        .contains("The network needs \u201cx_a\u201d: say what it is.")
        .anyMatch(p -> p.contains("x_v") && p.contains("48"));
    model.tryIt();
    assertThat(model.trial().get()).isEmpty();
    model.undo();
    assertThat(model.problems()).isEmpty();
    model.redo();
    assertThat(model.mapping().get().inputs()).containsEntry("x_v", audio);
    assertThat(model.canRedo()).isFalse();
  }

  @Test
  void aRunThatFailsIsOneSentenceAndWritesNothing() throws Exception {
    MappingViewModel model = model("fixed");
    model.changeLane(Modality.VISION, lane -> lane.withGrid(ModelCard.Grid.FIXED, 20));
    model.write();
    assertThat(opened).isEmpty();
    assertThat(model.failure().get())
        .contains("takes 50 steps as \"face\"")
        .contains("longer steps");
    assertThat(folder.resolve("fixed-lacuna")).doesNotExist();
  }

  @Test
  void logitsWithoutTheSoftmaxAreNoticed() throws Exception {
    MappingViewModel model = model("truth-values");
    model.change(m -> m.withEmotions(m.emotions(), false));
    model.tryIt();
    assertThat(model.trial().get().orElseThrow().warnings())
        .extracting(w -> w.in(Texts.of(Locale.ENGLISH)))
        .anyMatch(w -> w.contains("before the softmax"));
  }

  @Test
  void columnsGoInTheOrderThatWasChosen() throws Exception {
    MappingViewModel model = model("few-columns");
    List<String> chosen = new ArrayList<>();
    for (int d = 40; d > 28; d--) {
      chosen.add("audio_" + d);
    }
    model.changeLane(Modality.AUDIO, lane -> lane.withColumns(chosen));
    model.write();
    assertThat(
            ModelBundle.open(opened.get(0)).card().input(Modality.AUDIO).orElseThrow().features())
        .extracting(ModelCard.Column::name)
        .containsExactlyElementsOf(chosen);
  }

  @Test
  void meansAndDeviationsComeFromFiles() throws Exception {
    MappingViewModel model = model("few-columns");
    Path csv = folder.resolve("scale.csv");
    StringBuilder lines = new StringBuilder("name,mean,std\n");
    for (int d = 0; d < 12; d++) {
      lines.append("audio_").append(d).append(',').append(d).append(",2\n");
    }
    Files.writeString(csv, lines);
    model.scaleFrom(Modality.AUDIO, csv);
    assertThat(model.failure().get()).isEmpty();
    Scale scale = model.mapping().get().lane(Modality.AUDIO).scale();
    assertThat(scale.kind()).isEqualTo(Scale.Kind.FILE);
    assertThat(scale.columns()).containsEntry("audio_7", new Scale.Column(7, 2));
    Path json = folder.resolve("scale.json");
    Files.writeString(json, "{\"audio\": {\"mean\": [1, 2], \"std\": [1, 1]}}");
    model.scaleFrom(Modality.AUDIO, json);
    assertThat(model.failure().get()).contains("audio_2").contains("12 columns");
    assertThat(model.mapping().get().lane(Modality.AUDIO).scale()).isEqualTo(scale);
    model.scaleFromClip(Modality.AUDIO);
    assertThat(model.failure().get()).startsWith("Open a clip");
  }

  @Test
  void aDamagedFileIsOneSentence() throws IOException {
    Path file = folder.resolve("broken.onnx");
    Files.writeString(file, "this is no network");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> ForeignNetwork.read(file, tests, new CancelToken()))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("broken.onnx");
  }

  @Test
  void nothingThatIsThereIsWrittenOver() throws Exception {
    model("letters").write();
    model("letters").write();
    assertThat(opened)
        .extracting(p -> String.valueOf(p.getFileName()))
        .containsExactly("letters-lacuna", "letters-lacuna-2");
    Path own = Files.createDirectories(folder.resolve("own"));
    Files.write(own.resolve("model.onnx"), ForeignFiles.letters());
    assertThat(BundlePlace.of(own.resolve("model.onnx"))).isEqualTo(own);
  }

  @Test
  void theLastModelsAreRememberedTheNewestFirst() throws Exception {
    RecentModels recent = new RecentModels(new RememberedHere());
    List<Path> folders = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Path one = Files.createDirectories(folder.resolve("m" + i));
      Files.writeString(one.resolve("card.json"), "{}");
      folders.add(one);
      recent.add(one);
    }
    recent.add(folders.get(4));
    assertThat(recent.all())
        .containsExactly(
            folders.get(4), folders.get(6), folders.get(5), folders.get(3), folders.get(2));
    Files.delete(folders.get(5).resolve("card.json"));
    assertThat(recent.all()).doesNotContain(folders.get(5));
  }

  @Test
  void withoutAnAnswerNothingIsRead() throws Exception {
    MappingViewModel model = model("letters");
    assertThat(model.mapping().get().output(OutputRole.SENTIMENT)).contains("pred");
    model.change(m -> m.withOutput("pred", OutputRole.IGNORED));
    assertThat(model.problems()).anyMatch(p -> p.startsWith("Nothing is read"));
  }
}
