package org.lacuna.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.Console;
import org.lacuna.app.fake.FakeServices;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.media.extract.ExtractOptions.Speech;

class ProgramTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> windows = new ArrayList<>();
  private final List<Speech> listening = new ArrayList<>();
  private ModalitySet has = ModalitySet.all();
  private String noDisplay = "";
  private String clip = "";

  @BeforeEach
  void aClip() throws Exception {
    clip = Files.writeString(folder.resolve("talk.mp4"), "media").toString();
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    FakeServices services = new FakeServices(folder, has);
    return new Program(
            new CommandContext(
                () -> services,
                console,
                (s, request) -> {
                  String clips =
                      request.clips().isEmpty() ? "empty" : request.clips().get(0).toString();
                  windows.add(clips + (request.present() ? " presented" : ""));
                  listening.add(request.speech());
                },
                "none",
                noDisplay))
        .run(args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(out());
  }

  @Test
  void analyzeWritesTheAgreedJson() throws Exception {
    assertThat(run("analyze", clip, "--json", "-")).isZero();
    JsonNode json = json();
    assertThat(json.path("clip").path("file").asText()).isEqualTo(clip);
    assertThat(json.path("clip").path("duration_s").asDouble()).isEqualTo(12.6);
    assertThat(json.path("clip").path("video").path("width").asInt()).isEqualTo(640);
    assertThat(json.path("clip").path("audio").path("sample_rate").asInt()).isEqualTo(44_100);
    assertThat(json.path("model").path("name").asText()).isEqualTo("Sample KT");
    assertThat(json.path("model").path("version").asText()).isEqualTo("0.1");
    assertThat(json.path("model").path("sha256").asText()).hasSize(64);
    assertThat(json.path("device").path("used").asText()).isEqualTo("cpu");
    assertThat(json.path("device").path("reason").asText()).isNotBlank();
    JsonNode audio = json.path("modalities").path("audio");
    assertThat(audio.path("available").asBoolean()).isTrue();
    assertThat(audio.path("used").asBoolean()).isTrue();
    assertThat(audio.path("steps").asInt()).isEqualTo(1260);
    assertThat(audio.path("observed_fraction").asDouble()).isBetween(0.9, 0.99);
    assertThat(audio.get("why_absent").isNull()).isTrue();
    assertThat(json.path("sentiment").isNumber()).isTrue();
    double sum = 0;
    for (String label : List.of("neutral", "happy", "sad", "angry")) {
      sum += json.path("emotions").path(label).asDouble();
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
    assertThat(json.path("reconstruction").path("steps").asInt()).isEqualTo(126);
    JsonNode feature = json.path("reconstruction").path("features").get(0);
    assertThat(feature.path("name").asText()).isEqualTo("f0_semitone");
    assertThat(feature.path("unit").asText()).isEqualTo("semitone");
    assertThat(feature.path("rmse").isNumber()).isTrue();
    assertThat(feature.path("corr").isNumber()).isTrue();
    assertThat(json.path("windows")).hasSize(3);
    assertThat(json.path("timing_ms").path("total").asDouble()).isPositive();
    assertThat(out()).doesNotContain("NaN").doesNotContain("Infinity");
    assertThat(err()).isEmpty();
  }

  @Test
  void withoutSoundThereIsNothingToCompareTheRebuiltSoundWith() throws Exception {
    has = ModalitySet.all().without(Modality.AUDIO);
    assertThat(run("analyze", clip, "--json", "-")).isZero();
    JsonNode json = json();
    assertThat(json.path("clip").get("audio").isNull()).isTrue();
    JsonNode audio = json.path("modalities").path("audio");
    assertThat(audio.path("available").asBoolean()).isFalse();
    assertThat(audio.path("steps").asInt()).isZero();
    assertThat(audio.path("why_absent").asText()).isEqualTo("This file has no sound.");
    JsonNode feature = json.path("reconstruction").path("features").get(0);
    assertThat(feature.get("rmse").isNull()).isTrue();
    assertThat(feature.get("corr").isNull()).isTrue();
  }

  @Test
  void soundAloneRebuildsNothing() throws Exception {
    assertThat(run("analyze", clip, "--drop", "vision,language", "--json", "-")).isZero();
    assertThat(json().get("reconstruction").isNull()).isTrue();
    assertThat(json().path("modalities").path("vision").path("used").asBoolean()).isFalse();
    assertThat(json().path("modalities").path("vision").path("available").asBoolean()).isTrue();
  }

  @Test
  void compareTellsAllSevenSubsetsAndWhyOneHasNoScores() throws Exception {
    has = ModalitySet.all().without(Modality.LANGUAGE);
    assertThat(run("compare", clip, "--json", "-")).isZero();
    JsonNode subsets = json().path("subsets");
    assertThat(subsets).hasSize(7);
    JsonNode language = subsets.get(2);
    assertThat(language.path("modalities")).hasSize(1);
    assertThat(language.path("modalities").get(0).asText()).isEqualTo("language");
    assertThat(language.get("sentiment").isNull()).isTrue();
    assertThat(language.get("emotions").isNull()).isTrue();
    assertThat(language.path("why").asText()).isEqualTo("There is no transcript.");
    assertThat(subsets.get(6).path("sentiment").isNumber()).isTrue();
    assertThat(subsets.get(6).get("why").isNull()).isTrue();
  }

  @Test
  void benchTellsRatios() throws Exception {
    assertThat(run("bench", clip, "--json", "-")).isZero();
    JsonNode json = json();
    assertThat(json.path("clip_s").asDouble()).isEqualTo(12.6);
    for (String part : List.of("decode", "vision", "audio", "language", "total")) {
      assertThat(json.path("ratio").path(part).isNumber()).as(part).isTrue();
    }
    assertThat(json.path("subsets_ms").isNumber()).isTrue();
    assertThat(json.path("whole_to_decode_and_networks").asDouble()).isPositive();
    assertThat(json.path("networks_s").asDouble()).isEqualTo(0.001);
    assertThat(json.has("peak_rss_mb")).isTrue();
    assertThat(json.path("start_ms").asDouble()).isPositive();
  }

  @Test
  void aPersonGetsTables() {
    assertThat(run("analyze", clip)).isZero();
    assertThat(out()).contains("talk.mp4, 12.6 s", "Sentiment", "mfcc_12").doesNotContain("NaN");
    assertThat(run("compare", clip)).isZero();
    assertThat(out()).contains("vision+audio+language", "angry");
    assertThat(run("bench", clip)).isZero();
    assertThat(out()).contains("x bare decode", "All seven subsets");
  }

  @Test
  void theCacheIsShownLimitedAndCleared() throws Exception {
    assertThat(run("cache")).isZero();
    assertThat(out())
        .contains(
            "Entries  0", "Pictures 0, 0.0 MB", "Limit    5.00 GB, of it for pictures 100.0 MB");
    assertThat(run("cache", "limit", "500MB")).isZero();
    assertThat(run("cache")).isZero();
    assertThat(out()).contains("Limit    500.0 MB");
    Path pictures =
        Files.createDirectories(folder.resolve("cache").resolve("pictures")).resolve("one.jpg");
    Files.write(pictures, new byte[2_000_000]);
    assertThat(run("cache")).isZero();
    assertThat(out()).contains("Pictures 1, 2.0 MB");
    assertThat(run("cache", "clear")).isZero();
    assertThat(out()).contains("Deleted 0 entries and 1 pictures, 2.0 MB.");
    assertThat(pictures).doesNotExist();
    Files.write(pictures, new byte[2_000_000]);
    assertThat(run("cache", "limit", "50MB")).isZero();
    assertThat(pictures).as("one part in fifty is for pictures").doesNotExist();
    assertThat(run("cache", "limit", "much")).isEqualTo(2);
    assertThat(err()).contains("is no size");
  }

  @Test
  void theJsonFileIsWrittenWholeAndNothingElseIsLeft() throws Exception {
    Path results = Files.createDirectory(folder.resolve("results"));
    Path file = results.resolve("a.json");
    assertThat(run("analyze", clip, "--json", file.toString())).isZero();
    assertThat(new ObjectMapper().readTree(file.toFile()).has("sentiment")).isTrue();
    try (var files = Files.list(results)) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "analyze|2",
        "analyze CLIP --drop smell|2",
        "analyze CLIP --drop vision,audio,language|2",
        "analyze CLIP --device tpu|2",
        "analyze CLIP --json DIR/none/a.json|2",
        "analyze CLIP --nonsense|2",
        "nonsense|2",
        "cuda|2",
        "train|2",
        "analyze DIR/none.mp4|3",
        "analyze DIR|3",
        "analyze DIR/broken.mp4|3",
        "analyze CLIP --transcript DIR/none.srt|3",
        "open DIR/none.mp4|3",
        "analyze CLIP --device cuda|4",
        "analyze CLIP --model DIR|4",
      })
  void eachFaultHasItsCodeAndOneSentence(String line, int code) throws Exception {
    Files.writeString(folder.resolve("broken.mp4"), "");
    String[] args = line.split(" ");
    for (int i = 0; i < args.length; i++) {
      args[i] = args[i].replace("CLIP", clip).replace("DIR", folder.toString());
    }
    assertThat(run(args)).isEqualTo(code);
    assertThat(err().lines()).hasSize(1);
    assertThat(err().strip()).endsWith(".").doesNotContain("Exception");
    assertThat(out()).isEmpty();
  }

  @Test
  void whenNothingIsLeftTheSentenceSaysWhatTheClipHas() {
    has = ModalitySet.of(Modality.VISION);
    assertThat(run("analyze", clip, "--drop", "vision")).isEqualTo(3);
    assertThat(err()).contains("it has only vision");
    has = ModalitySet.none();
    assertThat(run("analyze", clip)).isEqualTo(3);
    assertThat(err()).contains("No face was found", "no transcript");
  }

  @Test
  void verboseShowsTheDetail() {
    assertThat(run("--verbose", "analyze", folder + "/none.mp4")).isEqualTo(3);
    assertThat(err()).contains("LacunaException");
    assertThat(run("analyze", folder + "/none.mp4", "--verbose")).isEqualTo(3);
    assertThat(err()).contains("LacunaException");
  }

  @Test
  void everyCommandHasHelp() {
    for (String command :
        List.of(
            "analyze",
            "compare",
            "bench",
            "doctor",
            "demo",
            "demo-clip",
            "open",
            "cache",
            "cuda install")) {
      List<String> args = new ArrayList<>(List.of(command.split(" ")));
      args.add("--help");
      assertThat(run(args.toArray(new String[0]))).as(command).isZero();
      assertThat(out()).contains("Usage: lacuna " + command);
    }
    assertThat(run("--version")).isZero();
    assertThat(out().strip()).isEqualTo("Lacuna 0.1.0");
  }

  @Test
  void demoWritesAReportAndOpensTheWindowWhereItCan() throws Exception {
    Path report = folder.resolve("demo.html");
    assertThat(run("demo", "--out", report.toString())).isZero();
    assertThat(out()).contains("vision+audio+language", report.toString());
    assertThat(windows).hasSize(1);
    assertThat(Files.readString(report)).startsWith("<!DOCTYPE html>");

    noDisplay = "there is no display.";
    assertThat(run("demo", "--out", report.toString())).isZero();
    assertThat(windows).hasSize(1);
    assertThat(out()).contains("there is no display");
    assertThat(run()).isEqualTo(2);
    assertThat(err()).contains("there is no display");
  }

  @Test
  void withoutACommandTheWindowOpens() {
    assertThat(run()).isZero();
    assertThat(run("open", clip)).isZero();
    assertThat(windows).containsExactly("empty", clip);
  }

  @Test
  void aPresentationNeedsNoFile() {
    assertThat(run("open", "--present")).isZero();
    assertThat(run("open", "--present", clip, folder.toString())).isZero();
    assertThat(run("open")).isEqualTo(2);
    assertThat(windows).containsExactly("empty presented", clip + " presented");
  }

  @Test
  void demoClipWritesTheClipAndItsTranscript() {
    assertThat(run("demo-clip", folder.resolve("x.mp4").toString())).isZero();
    assertThat(folder.resolve("x.mp4")).hasContent("clip");
    assertThat(folder.resolve("x.vtt")).hasContent("WEBVTT");
    assertThat(run("demo-clip", folder.resolve("x.avi").toString())).isEqualTo(2);
  }

  @Test
  void removingWhatIsNotThereSaysSo() {
    assertThat(run("cuda", "remove")).isZero();
    assertThat(out()).contains("no GPU parts");
  }

  @Test
  void everyWordIsToldWithItsOriginConfidenceAndValence() throws Exception {
    assertThat(run("analyze", clip, "--json", "-")).isZero();
    JsonNode json = json();
    assertThat(json.path("clip").path("words_rough").asBoolean(true)).isFalse();
    assertThat(json.path("words").size()).isEqualTo(json.path("clip").path("words").asInt());
    JsonNode first = json.path("words").path(0);
    assertThat(first.path("word").asText()).isEqualTo("I");
    assertThat(first.path("start_s").asDouble()).isEqualTo(0.3);
    assertThat(first.path("origin").asText()).isEqualTo("given");
    assertThat(first.path("confidence").asDouble()).isEqualTo(1);
    assertThat(first.path("valence").isNull()).isTrue();
    JsonNode happy = json.path("words").path(14);
    assertThat(happy.path("word").asText()).isEqualTo("happy");
    assertThat(happy.path("valence").asDouble()).isEqualTo(2.7);

    assertThat(run("analyze", clip)).isZero();
    assertThat(out()).contains("Words   28 given");
  }

  @Test
  void theWindowIsToldHowToListen() {
    assertThat(run("open", clip, "--speech", "builtin", "--align")).isZero();
    assertThat(run("open", clip)).isZero();
    assertThat(listening)
        .containsExactly(
            new Speech(true, true, java.util.Optional.empty()), Speech.TRANSCRIPT_ONLY);
  }

  @Test
  void aWrongSpeechModelIsToldAtOnce() throws Exception {
    assertThat(run("analyze", clip, "--speech", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err()).contains("There is no speech model");
    assertThat(run("compare", clip, "--speech", clip)).isEqualTo(4);
    assertThat(err()).contains("is no speech model: name a Vosk folder");
    assertThat(run("open", clip, "--speech", "")).isEqualTo(2);
    assertThat(windows).isEmpty();
  }

  @Test
  void transcriptsAreConverted() throws Exception {
    Path text = Files.writeString(folder.resolve("said.txt"), "Hello there, you.");
    Path grid = folder.resolve("said.TextGrid");
    assertThat(run("transcribe", clip, "--transcript", text.toString(), "--out", grid.toString()))
        .isZero();
    assertThat(out()).contains("3 from said.txt");
    assertThat(Files.readString(grid)).contains("Hello", "interpolated");

    assertThat(run("transcribe", clip, "--out", folder.resolve("a.srt").toString())).isEqualTo(3);
    assertThat(err()).startsWith("No transcript: put talk.srt");
    assertThat(run("transcribe", clip, "--out", folder.resolve("a.doc").toString())).isEqualTo(2);
    assertThat(err()).contains("no transcript format", ".TextGrid");
  }
}
