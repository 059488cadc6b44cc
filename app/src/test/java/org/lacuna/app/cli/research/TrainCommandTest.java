package org.lacuna.app.cli.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.fake.FakeServices;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.signal.ModalitySet;

/** {@code lacuna train DATA} on a folder in the layout of MOSI, made here. */
class TrainCommandTest {

  @TempDir Path folder;

  private final ProgramRun program =
      new ProgramRun(() -> new FakeServices(folder, ModalitySet.all()));

  @BeforeEach
  void data() throws Exception {
    Random random = new Random(3);
    List<String> table =
        new ArrayList<>(List.of("id,split_standard,split_bclstm,sentiment,polarity,transcript"));
    List<String> audio = new ArrayList<>(List.of("id,a,b,c"));
    List<String> splits = List.of("train", "train", "train", "valid", "test");
    for (int i = 0; i < 100; i++) {
      String id = "video" + i / 4 + "_" + (i % 4 + 1);
      double sentiment = 6 * random.nextDouble() - 3;
      table.add("%s,%s,test,%.4f,1,WORDS".formatted(id, splits.get(i / 4 % 5), sentiment));
      audio.add(
          "%s,%.4f,%.4f,%s"
              .formatted(
                  id,
                  sentiment + 0.3 * random.nextGaussian(),
                  random.nextGaussian(),
                  i % 9 == 0 ? "" : "1.5"));
    }
    Files.write(Files.createDirectory(folder.resolve("mosi")).resolve("utterances.csv"), table);
    Files.write(folder.resolve("mosi/features_audio.csv"), audio);
  }

  private int train(String place, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("train", folder.resolve("mosi").toString(), "--language", "file", "--out"));
    args.add(folder.resolve(place).toString());
    args.addAll(List.of(more));
    return program.run(args.toArray(String[]::new));
  }

  private String out() {
    return program.output();
  }

  private String err() {
    return program.errors();
  }

  @Test
  void trainsWithSeedsAndGridAndWritesEverything() throws Exception {
    int code =
        train(
            "run",
            "--method",
            "deep-s",
            "--seeds",
            "2",
            "--epochs",
            "8",
            "--set",
            "hidden=8",
            "--grid",
            "rate=1e-6,0.01");
    assertThat(err()).contains("60 train, 20 valid, 20 test").contains("Chosen by validation");
    assertThat(code).isZero();
    assertThat(out()).contains("Deep-S").contains("audio").contains("mae").contains(" +- ");
    Path run = folder.resolve("run");
    assertThat(run.resolve("loss.png")).isNotEmptyFile();
    assertThat(Files.readString(run.resolve("validation.svg"))).contains("<svg");
    assertThat(Files.readString(run.resolve("results.csv")))
        .startsWith("method,given,metric,mean,deviation,runs\n")
        .contains("Deep-S,audio,mae,");
    JsonNode json = new ObjectMapper().readTree(run.resolve("results.json").toFile());
    assertThat(json.at("/settings").asText()).contains("rate=0.01");
    assertThat(json.at("/test/audio/mae/values").size()).isEqualTo(2);
    assertThat(json.at("/test/audio/mae/mean").asDouble()).isBetween(0.1, 1.2);
    assertThat(json.at("/validation_error_of_the_grid").size()).isEqualTo(2);
    assertThat(json.at("/runs").size()).isEqualTo(2);
    assertThat(ModelBundle.open(run.resolve("seed-1")).card().provenance())
        .containsKeys("data_sha256", "libtorch", "settings", "division");
  }

  @Test
  void trainingsSideBySideGiveTheSame() throws Exception {
    String[] args = {"--method", "deep-s", "--seeds", "3", "--epochs", "3", "--set", "hidden=8"};
    assertThat(train("alone", args)).as(err()).isZero();
    List<String> more = new ArrayList<>(List.of(args));
    more.addAll(List.of("--jobs", "2"));
    assertThat(train("beside", more.toArray(String[]::new))).as(err()).isZero();
    assertThat(Files.readString(folder.resolve("beside/results.csv")))
        .isEqualTo(Files.readString(folder.resolve("alone/results.csv")));
    assertThat(train("none", "--method", "deep-s", "--jobs", "0")).isEqualTo(2);
    assertThat(err()).contains("--jobs begin at 1");
  }

  @Test
  void workersAreASettingThatTheCardTells() throws Exception {
    String[] small = {"--method", "deep-s", "--epochs", "2", "--set", "hidden=8", "--set"};
    List<String> two = new ArrayList<>(List.of(small));
    two.add("workers=2");
    assertThat(train("two", two.toArray(String[]::new))).as(err()).isZero();
    assertThat(ModelBundle.open(folder.resolve("two/seed-1")).card().provenance().get("settings"))
        .contains("workers=2");
    List<String> many = new ArrayList<>(List.of(small));
    many.add("workers=33");
    assertThat(train("many", many.toArray(String[]::new))).isEqualTo(2);
    assertThat(err()).contains("workers=33 are more than the 32 examples of a batch");
  }

  @Test
  void aSecondRunFindsItselfDoneWithTheSameFigures() throws Exception {
    String[] args = {"--method", "svm", "--folds", "3", "--repeats", "2"};
    assertThat(train("twice", args)).as(err()).isZero();
    String first = Files.readString(folder.resolve("twice/results.json"));
    long card = Files.getLastModifiedTime(folder.resolve("twice")).toMillis();
    assertThat(train("twice", args)).isZero();
    assertThat(Files.readString(folder.resolve("twice/results.json"))).isEqualTo(first);
    assertThat(card).isPositive();
    assertThat(train("twice", "--method", "mean", "--folds", "3", "--repeats", "2")).isEqualTo(2);
    assertThat(err()).contains("another training").contains("--out");
  }

  @Test
  void wrongWordsGetOneSentence() {
    assertThat(train("x", "--method", "bert")).isEqualTo(2);
    assertThat(err()).contains("There is no method \"bert\"").contains("kt-ours");
    assertThat(train("x", "--method", "amd", "--set", "ranks=4")).isEqualTo(2);
    assertThat(err()).contains("no setting \"ranks\"");
    assertThat(train("x", "--method", "amd", "--use", "smell")).isEqualTo(2);
    assertThat(err()).contains("names no modality");
    assertThat(train("x", "--method", "amd", "--use", "vision")).isEqualTo(2);
    assertThat(err()).contains("none of the modalities vision");
    assertThat(train("x", "--method", "mult")).isEqualTo(2);
    assertThat(err()).contains("cannot be had of audio alone");
    assertThat(train("x")).isEqualTo(2);
    assertThat(err()).contains("--method is missing");
    assertThat(program.run("train", "--method", "list")).isZero();
    assertThat(out()).contains("kt-ours").contains("lambda1").contains("weight_decay");
  }
}
