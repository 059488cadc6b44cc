package org.lacuna.app.mapping.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.mapping.propose.NetworkShape;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.store.TemporaryFiles;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Tests each network in a process of its own, which ends with the test: a network that crashes
 * native code, never ends or takes all memory is one sentence here. Thread-safe.
 */
public final class TestsApart implements NetworkTests {

  private static final long POLL_MS = 20;
  private static final int LAST_WORDS = 4000;

  private final Function<Path, ProcessBuilder> start;
  private final Limits limits;

  /**
   * What a test may take.
   *
   * @param longest from the start of the process to its end
   * @param bytes most memory that the process may hold
   */
  public record Limits(Duration longest, long bytes) {

    /** A minute, in which a network for this window answers many times, and 3 GiB. */
    public static final Limits USUAL = new Limits(Duration.ofSeconds(60), 3L << 30);
  }

  /**
   * @param start a process that will call {@link TrialWorker#serve} with its folder and the
   *     arguments that are added to its command; the folder is empty and deleted afterwards
   */
  public TestsApart(Function<Path, ProcessBuilder> start, Limits limits) {
    this.start = start;
    this.limits = limits;
  }

  @Override
  public NetworkShape shape(Path network, CancelToken cancel) throws LacunaException {
    String name = String.valueOf(network.getFileName());
    return inScratch(
        name, scratch -> TrialFiles.shape(ask(scratch, TrialWorker.SHAPE, network, name, cancel)));
  }

  @Override
  public Trial trial(ModelBundle bundle, FeatureSet clip, CancelToken cancel)
      throws LacunaException {
    String name = bundle.card().name();
    return inScratch(
        name,
        scratch -> {
          new TrialFiles(scratch).writeClip(clip);
          Path folder = Files.createDirectory(scratch.resolve("bundle"));
          Files.write(folder.resolve(ModelCard.MODEL_FILE), bundle.network());
          Files.write(folder.resolve(ModelCard.CARD_FILE), ModelBundle.toJson(bundle.card()));
          return TrialFiles.trial(ask(scratch, TrialWorker.TRIAL, folder, name, cancel));
        });
  }

  /** What is done in a folder that is there only meanwhile. */
  @FunctionalInterface
  private interface InScratch<T> {
    T done(Path scratch) throws LacunaException, IOException;
  }

  private static <T> T inScratch(String name, InScratch<T> work) throws LacunaException {
    Optional<Path> made = Optional.empty();
    try {
      Path scratch = TemporaryFiles.system().folder(TemporaryFiles.Use.NETWORK);
      made = Optional.of(scratch);
      return work.done(scratch);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MODEL,
          "The network \"%s\" cannot be tested: the temporary folder cannot be used."
              .formatted(name),
          e);
    } finally {
      made.filter(folder -> !TemporaryFiles.remove(folder))
          .ifPresent(folder -> folder.toFile().deleteOnExit()); // still held, on Windows
    }
  }

  private JsonNode ask(Path scratch, String what, Path network, String name, CancelToken cancel)
      throws LacunaException, IOException {
    TrialFiles files = new TrialFiles(scratch);
    ProcessBuilder builder = start.apply(scratch);
    builder
        .command()
        .addAll(
            List.of(
                scratch.toString(),
                what,
                network.toAbsolutePath().toString(),
                Long.toString(limits.bytes())));
    builder.redirectErrorStream(true).redirectOutput(files.log().toFile());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw broken(files, name, NOT_STARTED, e);
    }
    int code = end(process, files, name, cancel);
    Optional<JsonNode> answer = files.answer();
    if (answer.isPresent()) {
      return answer.get();
    }
    if (!Files.exists(files.started())) {
      throw broken(files, name, NOT_STARTED, null);
    }
    throw code == TrialWorker.TOO_LARGE
        ? broken(files, name, tooLarge(), null)
        : broken(files, name, CRASHED + " (exit code " + code + ")", null);
  }

  private static final String NOT_STARTED =
      "is not opened, because the process that tests it does not start on this machine";
  private static final String CRASHED = "crashed when it was tested";

  private String tooLarge() {
    return String.format(
        Locale.ROOT, "needed more than %.1f GB of memory and was stopped", limits.bytes() / 1e9);
  }

  /** Waits for the end of the process, whatever ends it; nothing is left running. */
  private int end(Process process, TrialFiles files, String name, CancelToken cancel)
      throws LacunaException {
    long began = System.nanoTime();
    try {
      process.getOutputStream().close();
      while (!process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
        cancel.check();
        if (System.nanoTime() - began > limits.longest().toNanos()) {
          throw broken(
              files,
              name,
              "did not answer within %d seconds and was stopped"
                  .formatted(limits.longest().toSeconds()),
              null);
        }
      }
      return process.exitValue();
    } catch (IOException e) {
      throw broken(files, name, CRASHED, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      kill(process);
    }
  }

  private static void kill(Process process) {
    process.destroyForcibly();
    boolean interrupted = Thread.interrupted();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static LacunaException broken(
      TrialFiles files, String name, String how, @Nullable IOException why) {
    return new LacunaException(
        Kind.MODEL,
        "The network \"%s\" %s: choose another one, or export it anew.".formatted(name, how),
        why == null ? new IOException(lastWords(files)) : why);
  }

  private static String lastWords(TrialFiles files) {
    try {
      String all = new String(Files.readAllBytes(files.log()), StandardCharsets.UTF_8);
      return all.substring(Math.max(0, all.length() - LAST_WORDS)).strip();
    } catch (IOException e) {
      return "it printed nothing";
    }
  }
}
