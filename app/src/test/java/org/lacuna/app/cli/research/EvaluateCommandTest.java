package org.lacuna.app.cli.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.answers.AnswerRow;
import org.lacuna.app.answers.AnswerTable;
import org.lacuna.inference.csv.Csv;
import org.lacuna.inference.task.CancelToken;

/** {@code lacuna train} and {@code lacuna evaluate} on a tiny data set, with real networks. */
class EvaluateCommandTest {

  private static final List<String> TINY =
      List.of("width=8", "heads=2", "layers=1", "epochs=4", "batch=16");

  @TempDir static Path folder;
  static Path data;

  private final ProgramRun program = ProgramRun.real(folder);

  private static String[] train(String method, int seeds, String... settings) {
    ArrayList<String> args =
        new ArrayList<>(
            List.of("train", data.toString(), "--method", method, "--seeds", "" + seeds));
    args.addAll(List.of("--out", folder.resolve(method).toString()));
    for (String s : settings) {
      args.addAll(List.of("--set", s));
    }
    return args.toArray(String[]::new);
  }

  @BeforeAll
  static void someModels() throws Exception {
    data = TinyData.write(folder.resolve("tiny-mosi"), 80, List.of("sentiment"));
    ProgramRun program = ProgramRun.real(folder);
    String[] tiny = TINY.toArray(String[]::new);
    assertThat(program.run(train("kt-ours", 2, tiny))).as(program.errors()).isZero();
    assertThat(program.run(train("kt-language+vision", 1, tiny))).as(program.errors()).isZero();
    assertThat(program.run(train("lmf", 1, "epochs=4", "batch=16", "hidden=8", "size=4")))
        .as(program.errors())
        .isZero();
  }

  private static String bundle(String method, int seed) {
    return folder.resolve(method).resolve("seed-" + seed).toString();
  }

  @Test
  void everythingIsWrittenAndTheTrainersOwnFiguresComeOutAgain() throws Exception {
    Path results = folder.resolve("results");
    assertThat(
            program.run(
                "evaluate",
                "--model",
                "ours=" + bundle("kt-ours", 1),
                "ours=" + bundle("kt-ours", 2),
                "lv=" + bundle("kt-language+vision", 1),
                "LMF=" + bundle("lmf", 1),
                "--data",
                data.toString(),
                "--without",
                "lv",
                "--seeds",
                "2",
                "--draws",
                "100",
                "--missing-rate",
                "0,0.5",
                "--out",
                results.toString()))
        .as(program.errors())
        .isZero();
    assertThat(program.output())
        .contains("CMU-MOSI", "LMF (fed zeros)", "ours rebuilds audio", "that it helps");
    for (String file :
        List.of("results.csv", "differences.csv", "gap.csv", "reconstruction.csv", "table.tex")) {
      assertThat(results.resolve(file)).as(file).isNotEmptyFile();
    }
    assertThat(results.resolve("mae.svg")).isNotEmptyFile();
    assertThat(results.resolve("mae_missing.png")).isNotEmptyFile();

    List<String> csv = Files.readAllLines(results.resolve("results.csv"));
    assertThat(csv)
        .filteredOn(l -> l.contains(",mae,") && !l.contains("random"))
        .as("7 subsets of ours and LMF, and the one that the network without audio knows")
        .hasSize(7 + 7 + 1);
    double trainers =
        figure(folder.resolve("kt-language+vision/results.csv"), "KT", "vision+language");
    double evaluated = figure(results.resolve("results.csv"), "lv", "vision+language");
    assertThat(evaluated).isCloseTo(trainers, within(1e-3));

    assertThat(Files.readAllLines(results.resolve("gap.csv")))
        .anyMatch(l -> l.startsWith("ours,lv,ours,audio,mae,"));
    assertThat(Files.readAllLines(results.resolve("reconstruction.csv")))
        .anyMatch(l -> l.startsWith("ours,audio,all features,"))
        .anyMatch(l -> l.startsWith("ours,audio,a_0,"));
    assertThat(Files.readString(results.resolve("table.tex")))
        .contains("Fed zeros", "$^\\dagger$", "\\textbf{");
  }

  @Test
  void everyAnswerIsKeptAndTheFiguresComeOutOfThemAgain() throws Exception {
    Path results = folder.resolve("answered");
    String[] args = {
      "evaluate",
      "--model",
      "ours=" + bundle("kt-ours", 1),
      "ours=" + bundle("kt-ours", 2),
      "lv=" + bundle("kt-language+vision", 1),
      "--data",
      data.toString(),
      "--seeds",
      "2",
      "--draws",
      "100",
      "--missing-rate",
      "0.5",
      "--out",
      results.toString()
    };
    assertThat(program.run(args)).as(program.errors()).isZero();
    List<String> lines = Files.readAllLines(results.resolve("answers.csv"));
    assertThat(lines.get(0))
        .isEqualTo(
            "model,network,recording,segment,id,given,head,question,label,prediction,probability");
    assertThat(lines.get(1)).matches("ours,1,video\\d+,,clip\\d+,vision,sentiment,sentiment,.*,");
    List<AnswerRow> rows = new ArrayList<>();
    AnswerTable.each(results.resolve("answers.csv"), new CancelToken(), rows::add);
    assertThat(rows).hasSize(16 * (2 * 7 + 1));
    assertThat(rows).noneMatch(r -> r.choice() || Double.isNaN(r.said()));
    // The mean absolute error of each network, averaged, is what the table says.
    double mae =
        rows.stream()
            .filter(r -> r.model().equals("ours") && r.given().equals("vision+audio+language"))
            .mapToDouble(r -> Math.abs(r.said() - r.right()))
            .average()
            .orElseThrow();
    assertThat(mae)
        .isCloseTo(
            figure(results.resolve("results.csv"), "ours", "vision+audio+language"), within(1e-5));
    // What random missing gave leads to the same answers, and so to its figure.
    Map<String, List<AnswerRow>> ours =
        rows.stream()
            .filter(r -> r.model().equals("ours"))
            .collect(Collectors.groupingBy(r -> r.id() + " " + r.given()));
    double random =
        Csv.read(results.resolve("missing.csv")).stream()
            .filter(r -> "ours".equals(r.get("model")))
            .flatMap(r -> ours.getOrDefault(r.get("id") + " " + r.get("given"), List.of()).stream())
            .mapToDouble(r -> Math.abs(r.said() - r.right()))
            .average()
            .orElseThrow();
    assertThat(random)
        .isCloseTo(
            figure(results.resolve("results.csv"), "ours", "random missing 0.50"), within(1e-5));
    assertThat(results.resolve("answers.csv.part")).doesNotExist();
  }

  @Test
  void emotionsByNameAreLearnedAndJudged() throws Exception {
    Path named = TinyData.write(folder.resolve("named"), 60, List.of("sentiment"));
    List<String> rows = new ArrayList<>();
    for (String row : Files.readAllLines(named.resolve("labels.csv"))) {
      String[] cells = row.split(",", -1);
      boolean head = cells[3].equals("sentiment");
      String emotion = head ? "emotion" : Double.parseDouble(cells[3]) > 0 ? "joy" : "Sad";
      rows.add(row + "," + emotion);
    }
    Files.write(named.resolve("labels.csv"), rows);
    Path study = folder.resolve("named-study");
    List<String> args = new ArrayList<>(List.of("train", named.toString(), "--method", "kt-ours"));
    args.addAll(List.of("--seeds", "1", "--out", study.toString()));
    TINY.forEach(s -> args.addAll(List.of("--set", s)));
    assertThat(program.run(args.toArray(String[]::new))).as(program.errors()).isZero();
    Path results = folder.resolve("named-results");
    assertThat(
            program.run(
                "evaluate",
                "--model",
                study.resolve("seed-1").toString(),
                "--data",
                named.toString(),
                "--draws",
                "100",
                "--missing-rate",
                "none",
                "--out",
                results.toString()))
        .as(program.errors())
        .isZero();
    assertThat(Files.readString(results.resolve("results.csv"))).contains(",emotion_accuracy,");
    assertThat(Files.readAllLines(results.resolve("answers.csv")))
        .anyMatch(l -> l.matches(".*,emotions,emotions,(happy|sad),(neutral|happy|sad|angry),0.*"));
    assertThat(Files.readAllLines(study.resolve("seed-1/predictions.csv")))
        .anyMatch(l -> l.matches(".*,emotions,emotions,[12]\\.0,.*,(happy|sad),.*"));
    rows.set(9, rows.get(9).replaceAll(",[A-Za-z]+$", ",hapy"));
    Files.write(named.resolve("labels.csv"), rows);
    check("line 10 says \"hapy\"", study.resolve("seed-1").toString(), named.toString());
  }

  private static double figure(Path csv, String model, String given) throws Exception {
    return Files.readAllLines(csv).stream()
        .map(l -> List.of(l.split(",", -1)))
        .filter(c -> c.get(0).startsWith(model) && c.get(1).equals(given))
        .filter(c -> c.get(2).equals("mae"))
        .mapToDouble(c -> Double.parseDouble(c.get(3)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void wrongUseIsOneSentence() throws Exception {
    String model = bundle("kt-ours", 1);
    Path other = TinyData.write(folder.resolve("traits"), 20, List.of("warm", "calm"));
    check("There is no part", model, data.toString(), "--split", "best");
    check("no choice of modalities", model, data.toString(), "--subsets", "q");
    check("no missing rate", model, data.toString(), "--missing-rate", "9");
    check("is not a model bundle", folder.resolve("none").toString(), data.toString());
    check("names no model", model, data.toString(), "--without", "nobody");
    check("have no labels", model, other.toString());
    check("cannot be read", model, folder.resolve("nowhere").toString());
  }

  private void check(String sentence, String model, String from, String... more) {
    ArrayList<String> args =
        new ArrayList<>(List.of("evaluate", "--model", model, "--data", from, "--out"));
    args.add(folder.resolve("refused").toString());
    args.addAll(List.of(more));
    assertThat(program.run(args.toArray(String[]::new))).as(sentence + program.errors()).isIn(2, 4);
    assertThat(program.errors().lines().toList()).as(program.errors()).hasSize(1);
    assertThat(program.errors()).contains(sentence);
  }
}
