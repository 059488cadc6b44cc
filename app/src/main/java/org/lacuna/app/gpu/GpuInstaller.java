package org.lacuna.app.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.lacuna.app.gpu.GpuFolder.Verdict;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;

/**
 * Fetches the GPU build of ONNX Runtime with Maven, keeps the natives of this system, and tries
 * them in a process of their own: natives that do not load must not take the program with them.
 */
public final class GpuInstaller {

  private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy";
  private static final String ARTIFACT = "onnxruntime_gpu";
  private static final Duration LONGEST_DOWNLOAD = Duration.ofHours(3);

  private final GpuFolder folder;
  private final GpuTrial trial;
  private final ExternalTool tools;

  public GpuInstaller(GpuFolder folder, GpuTrial trial, ExternalTool tools) {
    this.folder = folder;
    this.trial = trial;
    this.tools = tools;
  }

  /**
   * Installs the natives, replacing what is there.
   *
   * @return what the trial came to
   * @throws LacunaException of kind USAGE when there are none for this system, Maven is not found
   *     or fails, or the folder cannot be written
   */
  public Verdict install(ProgressSink progress) throws LacunaException {
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path maven =
        tools
            .find("mvn")
            .or(() -> tools.find("mvnw"))
            .orElseThrow(
                () ->
                    new LacunaException(
                        Kind.USAGE,
                        "Maven is needed to fetch the GPU parts, and no \"mvn\" is on the PATH."));
    try {
      Files.createDirectories(folder.natives().resolveSibling("."));
      Path work = Files.createTempDirectory(folder.natives().getParent(), ".fetch-");
      try {
        progress.progress(-1, "Fetching about 700 MB");
        Path jar = fetch(maven, work);
        progress.progress(-1, "Unpacking");
        Path unpacked = Files.createDirectory(work.resolve("natives"));
        unpack(jar, platform, unpacked);
        if (Files.exists(folder.natives())) {
          GpuFolder.deleteTree(folder.natives());
        }
        Files.move(unpacked, folder.natives());
      } finally {
        GpuFolder.deleteTree(work);
      }
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The GPU parts cannot be written to \"" + folder.natives() + "\".", e);
    }
    progress.progress(-1, "Trying them");
    Verdict verdict = trial.run(folder.natives());
    folder.keep(verdict);
    return verdict;
  }

  private Path fetch(Path maven, Path work) throws LacunaException {
    String coordinates = "com.microsoft.onnxruntime:" + ARTIFACT + ":" + folder.version();
    ExternalTool.Result result =
        tools.run(
            List.of(
                maven.toString(),
                "-q",
                "-B",
                GOAL,
                "-Dartifact=" + coordinates,
                "-DoutputDirectory=" + work),
            work,
            LONGEST_DOWNLOAD);
    Path jar = work.resolve(ARTIFACT + "-" + folder.version() + ".jar");
    if (result.exitCode() != 0 || !Files.isRegularFile(jar)) {
      throw new LacunaException(
          Kind.USAGE, "Maven could not fetch " + coordinates + ": " + firstError(result.output()));
    }
    return jar;
  }

  private static String firstError(String output) {
    Optional<String> line =
        output
            .lines()
            .filter(l -> l.contains("ERROR"))
            .map(l -> l.replace("[ERROR]", ""))
            .findFirst();
    return line.map(String::strip).filter(l -> !l.isEmpty()).orElse("it gave no reason.");
  }

  /** Copies the natives of one system out of the jar; their names there have no folders. */
  static void unpack(Path jar, String platform, Path into) throws IOException, LacunaException {
    String prefix = "ai/onnxruntime/native/" + platform + "/";
    int copied = 0;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
        ZipEntry entry = e.nextElement();
        String name = entry.getName();
        if (!name.startsWith(prefix) || entry.isDirectory()) {
          continue;
        }
        String file = name.substring(prefix.length());
        if (file.contains("/") || file.contains("\\") || file.contains("..")) {
          continue;
        }
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, into.resolve(file), StandardCopyOption.REPLACE_EXISTING);
          copied++;
        }
      }
    }
    if (copied == 0) {
      throw new LacunaException(
          Kind.USAGE, "The GPU build of ONNX Runtime has no parts for " + platform + ".");
    }
  }

  /** The name of this system inside the jar. */
  static String platform(String os, String arch) throws LacunaException {
    String system = os.toLowerCase(Locale.ROOT);
    boolean x64 = arch.equals("amd64") || arch.equals("x86_64");
    if (x64 && system.startsWith("linux")) {
      return "linux-x64";
    }
    if (x64 && system.startsWith("windows")) {
      return "win-x64";
    }
    throw new LacunaException(
        Kind.USAGE,
        "There are GPU parts only for Linux and Windows on x86-64, not for "
            + os
            + " on "
            + arch
            + ".");
  }
}
