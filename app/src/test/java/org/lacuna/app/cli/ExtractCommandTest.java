package org.lacuna.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.Console;
import org.lacuna.app.export.Python;
import org.lacuna.app.fake.FakeServices;
import org.lacuna.inference.signal.ModalitySet;

class ExtractCommandTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private ModalitySet has = ModalitySet.all();

  @BeforeEach
  void clips() throws Exception {
    Files.createDirectories(folder.resolve("clips/sub"));
    Files.writeString(folder.resolve("clips/talk.mp4"), "media");
    Files.writeString(folder.resolve("clips/sub/two.mp4"), "media");
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
    CommandContext context =
        new CommandContext(() -> services, console, (s, request) -> {}, "none", "no display");
    return new Program(context).run(args);
  }

  private int run(String line) {
    return run(line.replace("DIR", folder.toString()).split(" "));
  }

  private String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyFormatIsWrittenForEveryClip() {
    assertThat(run("extract DIR/clips --out DIR/out --format csv,npz,mmsa --format hdf5")).isZero();
    for (String clip : List.of("talk.mp4", "sub/two.mp4")) {
      for (String ending : List.of(".vision.csv", ".audio.csv", ".words.csv", ".npz", ".h5")) {
        assertThat(folder.resolve("out").resolve(clip + ending)).isNotEmptyFile();
      }
    }
    assertThat(folder.resolve("out/mmsa.pkl")).isNotEmptyFile();
    assertThat(text(out)).startsWith("2 done, 0 skipped, 0 failed in ").contains("outcomes.csv");
    assertThat(text(err)).isEmpty();
    assertThat(run("extract DIR/clips --out DIR/out --format csv,npz,mmsa,hdf5 --resume")).isZero();
    assertThat(text(out)).startsWith("0 done, 2 skipped, 0 failed");
  }

  @Test
  void aBadClipGivesExitCodeThreeAndTheRest() throws Exception {
    Files.writeString(folder.resolve("clips/broken.mp4"), "no media");
    assertThat(run("extract DIR/clips DIR/none.mp4 --out DIR/out --format npz --jobs 2"))
        .isEqualTo(3);
    assertThat(text(out)).startsWith("2 done, 0 skipped, 2 failed");
    assertThat(text(err).lines()).hasSize(2);
    assertThat(text(err)).contains("broken.mp4\" is no media file.", "none.mp4\" does not exist");
    assertThat(Files.readAllLines(folder.resolve("out/outcomes.csv"))).hasSize(5);
  }

  @Test
  void gridAndLabelsReachTheFiles() throws Exception {
    Files.writeString(
        folder.resolve("labels.csv"), "id,label,split\ntalk,2,train\nsub/two,-1,test\n");
    assertThat(
            run(
                "extract DIR/clips --out DIR/out --format mmsa,csv --grid words --labels DIR/labels.csv"))
        .isZero();
    long words = Files.readAllLines(folder.resolve("out/talk.mp4.words.csv")).size();
    assertThat(Files.readAllLines(folder.resolve("out/talk.mp4.audio.csv"))).hasSize((int) words);
    Python.require("numpy", folder);
    Python.check(
        """
        import pickle
        data = pickle.load(open("out/mmsa.pkl", "rb"))
        assert data["train"]["id"] == ["talk.mp4"] and data["train"]["regression_labels"][0] == 2
        assert data["test"]["id"] == ["sub/two.mp4"]
        """,
        folder);
  }

  /** What docs/extract.md shows is run as it stands, on files made by the command it shows. */
  @Test
  void theSnippetsOfTheManualRun() throws Exception {
    Path manual = Path.of("..", "docs", "extract.md");
    List<String> snippets = new ArrayList<>();
    Matcher matcher =
        Pattern.compile("```python\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(manual));
    while (matcher.find()) {
      snippets.add(matcher.group(1));
    }
    assertThat(snippets).hasSizeGreaterThanOrEqualTo(4);
    assertThat(
            run(
                "extract DIR/clips --out DIR/out --format csv,npz,mmsa,hdf5 --grid native"
                    + " --word-vectors"))
        .isZero();
    Python.require("numpy", folder);
    for (String snippet : snippets) {
      if (snippet.contains("h5py")) {
        continue;
      }
      Python.check(snippet, folder.resolve("out"));
    }
    Python.require("h5py", folder);
    for (String snippet : snippets) {
      Python.check(snippet, folder.resolve("out"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "extract|2",
        "extract DIR/clips --format csv|2",
        "extract DIR/clips --out DIR/out|2",
        "extract DIR/clips --out DIR/out --format xls|2",
        "extract DIR/clips --out DIR/out --format csv --grid frames|2",
        "extract DIR/clips --out DIR/out --format csv --jobs 0|2",
        "extract DIR/clips --out DIR/out --format csv --max-fps -1|2",
        "extract DIR/clips --out DIR/out --format csv --transcripts DIR/none|2",
        "extract DIR/clips --out DIR/out --format csv --labels DIR/labels.csv|2",
        "extract DIR/clips --out DIR/out --format mmsa --labels DIR/none.csv|2",
        "extract DIR/clips --out DIR/clips/talk.mp4 --format csv|2",
        "extract DIR/empty --out DIR/out --format csv|3",
      })
  void eachFaultHasItsCodeAndOneSentence(String line, int code) throws Exception {
    Files.createDirectories(folder.resolve("empty"));
    assertThat(run(line)).isEqualTo(code);
    assertThat(text(err).lines()).hasSize(1);
    assertThat(text(err).strip()).endsWith(".").doesNotContain("Exception");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void helpSaysWhatTheExitCodesAre() {
    assertThat(run("extract --help")).isZero();
    assertThat(text(out)).contains("3 some clips failed", "--resume", "--grid");
  }
}
