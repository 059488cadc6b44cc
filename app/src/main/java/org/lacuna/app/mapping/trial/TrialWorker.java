package org.lacuna.app.mapping.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * The side of {@link TestsApart} that runs in the other process: does one test, leaves the answer
 * in the folder, and ends. A process that grows beyond its limit ends itself at once.
 */
public final class TrialWorker {

  /** Exit code of a process that took too much memory. */
  static final int TOO_LARGE = 90;

  static final String SHAPE = "shape";
  static final String TRIAL = "trial";

  private static final long LOOK_MS = 50;

  private final NetworkTests tests;
  private final LongSupplier memory;

  /**
   * @param tests what does the tests
   * @param memory bytes that this process holds, native code included; 0 = not known
   */
  public TrialWorker(NetworkTests tests, LongSupplier memory) {
    this.tests = tests;
    this.memory = memory;
  }

  /**
   * Does one test. On the calling thread; does not return where the process grows too large.
   *
   * @param scratch folder of the question and the answer
   * @param what one of {@value #SHAPE} and {@value #TRIAL}
   * @param network an ONNX file, or the folder of a bundle
   * @param most bytes that this process may hold
   * @throws IOException when the answer cannot be left
   */
  public void serve(Path scratch, String what, Path network, long most) throws IOException {
    TrialFiles files = new TrialFiles(scratch);
    Files.createFile(files.started());
    watch(most);
    try {
      if (what.equals(SHAPE)) {
        files.reply(tests.shape(network, new CancelToken()));
      } else {
        files.reply(tests.trial(ModelBundle.open(network), files.readClip(), new CancelToken()));
      }
    } catch (LacunaException e) {
      files.refuse(e);
    } catch (OutOfMemoryError e) {
      Runtime.getRuntime().halt(TOO_LARGE);
    }
  }

  private void watch(long most) {
    Thread watcher =
        new Thread(
            () -> {
              try {
                while (memory.getAsLong() <= most) {
                  Thread.sleep(LOOK_MS);
                }
                Runtime.getRuntime().halt(TOO_LARGE);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "lacuna-memory");
    watcher.setDaemon(true);
    watcher.start();
  }
}
