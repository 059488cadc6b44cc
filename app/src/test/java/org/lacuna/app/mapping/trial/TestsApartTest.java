package org.lacuna.app.mapping.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.mapping.ForeignFiles;
import org.lacuna.app.mapping.propose.CardDraft;
import org.lacuna.app.mapping.propose.NetworkShape;
import org.lacuna.app.mapping.propose.Proposal;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Networks that break their process, and networks that do not. */
class TestsApartTest {

  private static final TestsApart.Limits SHORT =
      new TestsApart.Limits(Duration.ofSeconds(30), 600L << 20);

  @TempDir Path folder;

  private final List<Path> scratches = new ArrayList<>();

  private ProcessBuilder java(Path scratch) {
    scratches.add(scratch);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), TestProgram.class.getName()));
    return new ProcessBuilder(command);
  }

  private TestsApart tests(TestsApart.Limits limits) {
    return new TestsApart(this::java, limits);
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(scratches).isNotEmpty().noneMatch(Files::exists);
  }

  private Path network(String name) throws IOException {
    byte[] bytes = Optional.ofNullable(ForeignFiles.all().get("truth-values")).orElseThrow();
    return Files.write(folder.resolve(name), bytes);
  }

  private LacunaException refusal(String name, TestsApart.Limits limits) throws IOException {
    Path file = network(name);
    try {
      tests(limits).shape(file, new CancelToken());
    } catch (LacunaException e) {
      assertThat(e.kind()).isEqualTo(Kind.MODEL);
      assertThat(e.sentence()).contains(name).endsWith(".").doesNotContain("\n");
      return e;
    }
    throw new AssertionError(name + " was taken");
  }

  @Test
  void theOtherProcessSaysWhatThisOneWouldSay() throws Exception {
    Path file = network("good.onnx");
    TestsHere here = new TestsHere(OnnxRuntime::new);
    assertThat(tests(SHORT).shape(file, new CancelToken()))
        .isEqualTo(here.shape(file, new CancelToken()));
    ModelBundle bundle = bundle(file);
    Trial own = here.trial(bundle, clip(), new CancelToken());
    Trial other = tests(SHORT).trial(bundle, clip(), new CancelToken());
    assertThat(other).usingRecursiveComparison().ignoringFields("millis").isEqualTo(own);
    assertThat(other.emotions()).hasSize(7);
    Path broken = Files.writeString(folder.resolve("broken.onnx"), "this is no network");
    String said = sentence(() -> here.shape(broken, new CancelToken()));
    assertThat(sentence(() -> tests(SHORT).shape(broken, new CancelToken()))).isEqualTo(said);
  }

  private interface Test1 {
    Object done() throws LacunaException;
  }

  private static String sentence(Test1 test) {
    try {
      test.done();
    } catch (LacunaException e) {
      return e.sentence();
    }
    throw new AssertionError("was taken");
  }

  @Test
  void aCrashIsASentenceAndTheNextNetworkWorks() throws Exception {
    LacunaException crash = refusal("crash", SHORT);
    assertThat(crash.sentence()).contains("crashed when it was tested (exit code 139)");
    assertThat(tests(SHORT).shape(network("good.onnx"), new CancelToken()).inputs()).hasSize(6);
  }

  @Test
  void limitsOfTimeAndMemoryHold() throws Exception {
    assertThat(refusal("bloated", SHORT).sentence()).contains("more than 0.6 GB of memory");
    assertThat(refusal("heap", SHORT).sentence()).contains("of memory");
    TestsApart.Limits hasty = new TestsApart.Limits(Duration.ofSeconds(3), 600L << 20);
    assertThat(refusal("still", hasty).sentence()).contains("did not answer within 3 seconds");
  }

  @Test
  void cancellingEndsTheProcess() throws Exception {
    CancelToken cancel = new CancelToken();
    Path file = network("still");
    Thread other =
        new Thread(
            () -> {
              try {
                Thread.sleep(1500);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              cancel.cancel();
            });
    other.start();
    assertThatThrownBy(() -> tests(SHORT).shape(file, cancel))
        .isInstanceOf(CancellationException.class);
    other.join();
  }

  @Test
  void whereNoProcessStartsThereIsASentence() throws Exception {
    Path file = network("good.onnx");
    scratches.add(folder.resolve("none"));
    TestsApart nowhere =
        new TestsApart(
            scratch -> new ProcessBuilder(new ArrayList<>(List.of("no-such-program-lacuna"))),
            SHORT);
    assertThat(sentence(() -> nowhere.shape(file, new CancelToken())))
        .contains("good.onnx", "does not start on this machine");
    TestsApart leaving =
        new TestsApart(
            scratch -> {
              ProcessBuilder start = java(scratch);
              start.command().set(start.command().size() - 1, "org.lacuna.NoSuchClass");
              return start;
            },
            SHORT);
    assertThat(sentence(() -> leaving.shape(file, new CancelToken())))
        .contains("does not start on this machine");
  }

  /** The network as the assistant would write it down by itself. */
  private static ModelBundle bundle(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    Map<Modality, FeatureSpec> measured = new EnumMap<>(Modality.class);
    for (Modality m : clip().available()) {
      measured.put(m, clip().sequence(m).orElseThrow().spec());
    }
    NetworkShape shape = new TestsHere(OnnxRuntime::new).shape(file, new CancelToken());
    Proposal proposal = Proposal.of("good", shape, measured);
    CardDraft.Notes notes = new CardDraft.Notes("made up", "", "good.onnx");
    return ModelBundle.of(
        ModelBundle.toJson(CardDraft.card(proposal.mapping(), shape, measured, notes, bytes)),
        bytes,
        "good");
  }

  private static FeatureSet clip() {
    return FeatureSet.of(
        4_000_000,
        Map.of(Modality.VISION, sequence("vision", 48), Modality.AUDIO, sequence("audio", 41)),
        Map.of(Modality.LANGUAGE, "Nothing is said."),
        List.<TimedWord>of());
  }

  private static FeatureSequence sequence(String name, int dim) {
    List<Feature> features = new ArrayList<>();
    for (int d = 0; d < dim; d++) {
      features.add(new Feature(name + "_" + d, "1", "A column."));
    }
    FeatureSequence.Builder rows =
        FeatureSequence.builder(new FeatureSpec("test." + name, "1", Map.of(), features));
    float[] row = new float[dim];
    for (int t = 0; t < 100; t++) {
      java.util.Arrays.fill(row, (float) Math.sin(0.1 * t));
      rows.add(t * 40_000L, (t + 1) * 40_000L, row);
    }
    return rows.build();
  }
}
