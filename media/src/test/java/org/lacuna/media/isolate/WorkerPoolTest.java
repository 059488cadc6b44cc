package org.lacuna.media.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.store.FreshExtractor;

class WorkerPoolTest {

  /** Short where a test waits for the limit, long where a busy machine must not break it. */
  private static final Limits SHORT = limits(60, 60, 50);

  private static Limits limits(int stillSeconds, int leastSeconds, int clips) {
    return new Limits(
        Duration.ofSeconds(60),
        Duration.ofSeconds(stillSeconds),
        Duration.ofSeconds(leastSeconds),
        0.5,
        1L << 30,
        clips,
        Duration.ofSeconds(2));
  }

  private void use(Limits limits) {
    pool.close();
    pool = new WorkerPool(this::java, limits);
  }

  @TempDir private Path folder;
  private final AtomicInteger started = new AtomicInteger();
  private final List<Path> scratches = new ArrayList<>();
  private WorkerPool pool = new WorkerPool(this::java, SHORT);

  private ProcessBuilder java(Path scratch) {
    started.incrementAndGet();
    scratches.add(scratch);
    return new ProcessBuilder(command(TestWorker.class.getName()));
  }

  private static List<String> command(String... main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(main));
    return command;
  }

  @AfterEach
  void nothingIsLeft() {
    pool.close();
    assertThat(scratches).noneMatch(Files::exists);
  }

  private Extraction extract(String name, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    return new FreshExtractor(pool)
        .extract(folder.resolve(name + ".mp4"), ExtractOptions.DEFAULT, cancel, progress);
  }

  private void requireGood() throws LacunaException {
    assertThat(extract("good", new CancelToken(), ProgressSink.ignore()).features().durationUs())
        .isEqualTo(80);
  }

  private LacunaException refusal(String name) {
    try {
      extract(name, new CancelToken(), ProgressSink.ignore());
    } catch (LacunaException e) {
      assertThat(e.sentence()).contains(name + ".mp4").endsWith(".").doesNotContain("\n");
      return e;
    }
    throw new AssertionError(name + " was extracted");
  }

  @Test
  void oneWorkerServesManyClipsAndPassesWordsThrough() throws Exception {
    List<Double> progress = new ArrayList<>();
    extract("good", new CancelToken(), (f, stage) -> progress.add(f));
    assertThat(progress).contains(0.25).endsWith(0.25);
    requireGood();
    extract("noisy", new CancelToken(), ProgressSink.ignore());
    LacunaException refused = refusal("refused");
    assertThat(refused.kind()).isEqualTo(Kind.MODEL);
    assertThat(refused.sentence()).isEqualTo("The network of refused.mp4.");
    LacunaException defect = refusal("defect");
    assertThat(defect.kind()).isEqualTo(Kind.MEDIA);
    assertThat(defect.getCause()).hasMessageContaining("nobody foresaw this");
    requireGood();
    assertThat(started).hasValue(1);
  }

  @Test
  void aCrashIsASentenceAndTheNextClipWorks() throws Exception {
    requireGood();
    LacunaException crash = refusal("crash");
    assertThat(crash.sentence()).contains("crash");
    assertThat(crash.kind()).isEqualTo(Kind.MEDIA);
    assertThat(crash.getCause()).hasMessageContaining("134");
    // Once in the worker that had served another clip, and once in a new one.
    assertThat(started).hasValue(2);
    requireGood();
    assertThat(started).hasValue(3);
  }

  @Test
  void aSpeechModelThatWasNamedIsBlamedBeforeTheClip() {
    ExtractOptions options =
        ExtractOptions.DEFAULT.withSpeech(
            new ExtractOptions.Speech(true, false, Optional.of(Path.of("ggml-large.bin"))));

    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(
            () ->
                new FreshExtractor(pool)
                    .extract(
                        folder.resolve("crash.mp4"),
                        options,
                        new CancelToken(),
                        ProgressSink.ignore()))
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.MODEL);
              assertThat(e.sentence())
                  .contains("crash.mp4", "ggml-large.bin", "it crashed", "another model");
            });
  }

  @Test
  void aWorkerThatIsKilledInMidClipIsReplaced() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    CountDownLatch working = new CountDownLatch(2);
    Future<LacunaException> clip =
        other.submit(
            () -> {
              try {
                extract("polite", new CancelToken(), (f, stage) -> working.countDown());
              } catch (LacunaException e) {
                return e;
              }
              throw new AssertionError("was extracted");
            });
    assertThat(working.await(60, TimeUnit.SECONDS)).isTrue();
    pool.working().forEach(ProcessHandle::destroyForcibly);
    assertThat(clip.get(30, TimeUnit.SECONDS).sentence()).contains("crash");
    other.shutdown();
    requireGood();
  }

  @Test
  void limitsOfTimeAndMemoryHold() throws Exception {
    assertThat(refusal("bloated").sentence()).contains("1.1 GB");
    assertThat(refusal("heap").sentence()).contains("memory");
    use(limits(2, 60, 50));
    assertThat(refusal("still").sentence()).contains("2 seconds");
    requireGood();
    use(limits(60, 2, 50));
    assertThat(refusal("polite").sentence()).contains("longer than its length");
    requireGood();
  }

  @Test
  void cancellingIsPromptAndKeepsAPoliteWorker() throws Exception {
    requireGood();
    assertThat(secondsToCancel("polite")).isLessThan(10);
    requireGood();
    assertThat(started).hasValue(1);
    assertThat(secondsToCancel("still")).isLessThan(20);
    requireGood();
    assertThat(started).hasValue(2);
  }

  private double secondsToCancel(String name) {
    CancelToken cancel = new CancelToken();
    long[] asked = new long[1];
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                extract(
                    name,
                    cancel,
                    (f, stage) -> {
                      if (f > 0) {
                        asked[0] = System.nanoTime();
                        cancel.cancel();
                      }
                    }));
    return (System.nanoTime() - asked[0]) / 1e9;
  }

  @Test
  void aWorkerIsReplacedAfterItsNumberOfClips() throws Exception {
    use(limits(60, 60, 2));
    for (int i = 0; i < 3; i++) {
      requireGood();
    }
    assertThat(started).hasValue(2);
  }

  @Test
  void whereNoProcessStartsThereIsASentence() {
    pool.close();
    pool = new WorkerPool(scratch -> new ProcessBuilder("no-such-program-lacuna"), SHORT);
    assertThat(refusal("good").sentence()).contains("does not start on this machine");
    pool.close();
    pool =
        new WorkerPool(
            scratch -> new ProcessBuilder(command(TestWorker.class.getName(), "leave")), SHORT);
    LacunaException ends = refusal("good");
    assertThat(ends.sentence()).contains("does not start on this machine");
    assertThat(ends.getCause()).hasMessageContaining("exit code 3");
  }

  @Test
  void aWorkerEndsWithTheProgramThatStartedIt() throws Exception {
    Process worker = new ProcessBuilder(command(TestWorker.class.getName())).start();
    Wire.send(
        worker.getOutputStream(),
        new Message.Extract(
            folder.resolve("still.mp4"),
            ExtractOptions.DEFAULT,
            folder.resolve("m"),
            folder.resolve("w")));
    Message message = Wire.receive(worker.getInputStream());
    while (!(message instanceof Message.Progress)) {
      message = Wire.receive(worker.getInputStream());
    }
    worker.getOutputStream().close();
    assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}
