package org.lacuna.app.cli.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.boot.Composition;
import org.lacuna.app.boot.UserFolders;
import org.w3c.dom.Document;

/** {@code lacuna reproduce} on a tiny data set that stands where POM is looked for. */
class ReproduceCommandTest {

  @TempDir Path folder;

  private final ProgramRun program =
      new ProgramRun(() -> Composition.create(new UserFolders(folder, folder, folder), "none"));

  private int quick(Path report) {
    return program.run(
        "reproduce",
        "--data",
        folder.resolve("data").toString(),
        "--out",
        report.toString(),
        "--quick",
        "--draws",
        "100");
  }

  @Test
  void oneReportWithVerdictsThatASecondRunTakesOver() throws Exception {
    TinyData.write(folder.resolve("data/pom"), 60, List.of("warm", "calm"));
    Path results = folder.resolve("results");
    assertThat(quick(results)).as(program.errors()).isZero();
    String page = Files.readString(results.resolve("report.html"));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    page.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("svg").getLength()).isPositive();
    assertThat(page)
        .contains("A quick run", "POM: 17 speaker traits", "As published", "KT ours")
        .contains("TFN (fed zeros)", "AMD beats Deep-S with audio alone", "class=\"verdict ")
        .contains("Data that were not found", "iemocap_data.pkl", "lacuna train DATA/pom")
        .contains("Rebuilt audio is nearer than a ridge regression")
        .doesNotContain("http://localhost", "<script", "src=", "NaN");
    assertThat(page.replace("http://www.w3.org", "")).doesNotContain("http://", "https://");
    assertThat(results.resolve("pom/results.csv")).isNotEmptyFile();

    Path finished = results.resolve("runs/pom/amd/seed-1/run.json");
    FileTime before = Files.getLastModifiedTime(finished);
    assertThat(quick(results)).isZero();
    assertThat(Files.getLastModifiedTime(finished)).isEqualTo(before);
    assertThat(Files.readString(results.resolve("report.html"))).isEqualTo(page);
  }

  @Test
  void withoutDataOrWithAnUnknownSetItIsOneSentence() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    assertThat(quick(folder.resolve("nothing"))).isEqualTo(2);
    assertThat(program.errors()).contains("No data were found").hasLineCount(1);
    assertThat(program.run("reproduce", "--out", folder.toString(), "--only", "moon")).isEqualTo(2);
    assertThat(program.errors()).contains("no table set", "mosi-s");
  }
}
