package org.lacuna.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.lacuna.app.bench.FrameTimes;
import org.lacuna.app.bench.SyncFigures;
import org.lacuna.app.bench.WindowFigures;
import org.lacuna.app.boot.Services;
import org.lacuna.app.boot.WindowLauncher;
import org.lacuna.app.boot.WindowRequest;
import org.lacuna.app.player.PlayerViewModel;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.remember.RememberedFile;
import org.lacuna.app.task.BackgroundRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.PlaybackSource;
import org.lacuna.media.degrade.DegradedPlayback;
import org.lacuna.media.degrade.ShownChanges;
import org.lacuna.media.play.SoundSwitch;
import org.lacuna.media.play.SwitchedSource;

/**
 * Opens the window on the program's services. It starts the toolkit itself rather than through an
 * {@code Application} subclass, so that the services are handed over by the constructor and not by
 * static state. The toolkit starts once in a process.
 */
public final class WindowMain implements WindowLauncher {

  private static final System.Logger LOG = System.getLogger(WindowMain.class.getName());
  private static final long CLOSE_SECONDS = 3;

  /**
   * What a window works with as long as it is open.
   *
   * @param runner for work in the background
   * @param playerCloser where players are closed
   * @param closed told when the window has been closed
   */
  record Run(BackgroundRunner runner, ExecutorService playerCloser, CountDownLatch closed) {}

  @Override
  public void open(Services services, WindowRequest request) {
    untilClosed(
        run -> {
          Remembered remembered =
              new RememberedFile(services.folders().config().resolve("window.properties"));
          WindowParts parts =
              WindowParts.of(
                  new ServicesBackend(services, request.speech()),
                  run.runner(),
                  playerPart(services, run, remembered),
                  remembered,
                  Texts.of(Locale.getDefault()),
                  System::nanoTime);
          show(run, parts, Texts.of(Locale.getDefault()));
          parts.project().start();
          parts.begin(request);
        });
  }

  @Override
  public WindowFigures measure(Services services, double secondsEach) throws LacunaException {
    return new ScriptedWindows(services).frames(secondsEach);
  }

  @Override
  public List<SyncFigures> measureSync(Services services, Path flashes) throws LacunaException {
    return new ScriptedWindows(services).sync(flashes);
  }

  @Override
  public List<FrameTimes> measureSwitches(Services services, Optional<Path> clip, int flips)
      throws LacunaException {
    return new ScriptedWindows(services).switches(clip, flips);
  }

  @Override
  public List<Path> pictures(Services services, Path folder) throws LacunaException {
    return new ScriptedWindows(services).pictures(folder);
  }

  /** Shows the main window and starts its session; the run ends when the window is closed. */
  static Stage show(Run run, WindowParts parts, Texts texts) {
    Platform.setImplicitExit(false);
    Stage stage = new Stage();
    new LacunaStage(parts, texts, stage);
    stage.setOnHidden(
        e -> {
          close(parts);
          run.closed().countDown();
        });
    stage.show();
    parts.session().start();
    return stage;
  }

  private static void close(WindowParts parts) {
    parts.player().close();
    parts.compare().close();
    parts.library().close();
    parts.session().close();
    parts.project().close();
  }

  /**
   * Starts the toolkit and returns when the window has been closed.
   *
   * @param opening what happens on the views' thread once the toolkit has started
   */
  static void untilClosed(Consumer<Run> opening) {
    CountDownLatch closed = new CountDownLatch(1);
    // Daemon threads: a decoder that hangs must not keep the process alive.
    ExecutorService playerCloser =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "lacuna-player-closer");
              thread.setDaemon(true);
              return thread;
            });
    BackgroundRunner runner = new BackgroundRunner(Platform::runLater);
    Platform.startup(
        () -> {
          try {
            opening.accept(new Run(runner, playerCloser, closed));
          } catch (RuntimeException defect) {
            // Nothing above would hear of it, and the caller would wait for ever.
            LOG.log(System.Logger.Level.ERROR, "the window cannot open", defect);
            closed.countDown();
          }
        });
    try {
      closed.await();
      runner.close();
      playerCloser.shutdown();
      if (!playerCloser.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "the player still runs at the end");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
  }

  /** The player of clips that have been opened. */
  static PlayerPart playerPart(Services services, Run run, Remembered remembered) {
    SoundSwitch sound = new SoundSwitch();
    ShownChanges changes = new ShownChanges();
    UnaryOperator<PlaybackSource> through =
        clip -> new SwitchedSource(new DegradedPlayback(clip, changes), sound);
    PlayerViewModel model =
        new PlayerViewModel(
            (file, listener) -> services.play(file, through, listener), run.playerCloser());
    return new ClipPlayerPart(model, sound, changes, remembered);
  }
}
