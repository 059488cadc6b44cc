package org.lacuna.app.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * The folder of this user that holds GPU natives, and what a trial of them came to. The natives are
 * of exactly one version of ONNX Runtime, which is part of the folder's name. Thread-safe.
 */
public final class GpuFolder {

  /** System property that ONNX Runtime reads once, before its first use. */
  public static final String NATIVE_PATH = "onnxruntime.native.path";

  private static final String VERDICT = "verdict.properties";
  private static final String LOADS = "loads";
  private static final String WORKS = "works";
  private static final String PROVIDERS = "providers";
  private static final String REASON = "reason";

  private final Path parent;
  private final String version;

  /**
   * @param data the user's data folder
   * @param version version of ONNX Runtime
   */
  public GpuFolder(Path data, String version) {
    this.parent = data.resolve("cuda");
    this.version = version;
  }

  /**
   * What a trial of the natives in a process of its own came to.
   *
   * @param loads whether the program can run with them at all
   * @param works whether CUDA started
   * @param providers execution providers that they hold
   * @param reason why CUDA works or does not, one sentence
   */
  public record Verdict(boolean loads, boolean works, String providers, String reason) {}

  /** Where the natives lie when they are installed. */
  public Path natives() {
    return parent.resolve("onnxruntime-" + version);
  }

  /** Version of ONNX Runtime that natives must have. */
  public String version() {
    return version;
  }

  /** The result of the last trial; empty when nothing is installed. */
  public Optional<Verdict> verdict() {
    Path file = natives().resolve(VERDICT);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties p = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      p.load(in);
    } catch (IOException e) {
      return Optional.of(
          new Verdict(false, false, "", "The GPU parts cannot be read: install them again."));
    }
    return Optional.of(
        new Verdict(
            Boolean.parseBoolean(p.getProperty(LOADS)),
            Boolean.parseBoolean(p.getProperty(WORKS)),
            p.getProperty(PROVIDERS, ""),
            p.getProperty(REASON, "")));
  }

  /** Keeps the result of a trial beside the natives. */
  void keep(Verdict verdict) throws LacunaException {
    StringBuilder text = new StringBuilder();
    line(text, LOADS, Boolean.toString(verdict.loads()));
    line(text, WORKS, Boolean.toString(verdict.works()));
    line(text, PROVIDERS, verdict.providers());
    line(text, REASON, verdict.reason());
    SafeFiles.write(natives().resolve(VERDICT), text.toString());
  }

  /** Properties files read a backslash as an escape; everything else of one line is plain. */
  private static void line(StringBuilder text, String key, String value) {
    String oneLine = value.lines().findFirst().orElse("").replace("\\", "\\\\");
    text.append(key).append('=').append(oneLine).append('\n');
  }

  /**
   * Lets ONNX Runtime load the GPU natives where a trial has shown that they load. Must be called
   * before the runtime is first used; a path that somebody else has set is respected.
   *
   * @return what the trial found against the GPU, one sentence; empty when nothing is installed or
   *     CUDA worked
   */
  public Optional<String> activate() {
    Optional<Verdict> verdict = verdict();
    if (System.getProperty(NATIVE_PATH) != null || verdict.isEmpty()) {
      return Optional.empty();
    }
    if (verdict.get().loads()) {
      System.setProperty(NATIVE_PATH, natives().toString());
    }
    return verdict.filter(v -> !v.works()).map(Verdict::reason);
  }

  /**
   * Deletes the natives of all versions.
   *
   * @return whether there were any
   * @throws LacunaException of kind USAGE when they cannot be deleted
   */
  public boolean remove() throws LacunaException {
    if (!Files.exists(parent)) {
      return false;
    }
    try {
      deleteTree(parent);
      return true;
    } catch (IOException | UncheckedIOException e) {
      throw new LacunaException(
          Kind.USAGE,
          "\"" + parent + "\" cannot be deleted: close every Lacuna window and try again.",
          e);
    }
  }

  static void deleteTree(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path p : deepestFirst) {
        Files.delete(p);
      }
    }
  }
}
