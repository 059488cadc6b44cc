package org.lacuna.app.window;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.lacuna.app.boot.Services;
import org.lacuna.app.boot.WindowLauncher;
import org.lacuna.app.player.PlayerViewModel;
import org.lacuna.app.remember.RememberedFile;
import org.lacuna.app.task.BackgroundRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.media.decode.PlaybackSource;
import org.lacuna.media.degrade.DegradedPlayback;
import org.lacuna.media.degrade.ShownChanges;
import org.lacuna.media.extract.ExtractOptions;
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

  @Override
  public void open(Services services, Optional<Path> clip, ExtractOptions.Speech speech) {
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
            show(services, clip, speech, runner, playerCloser, closed);
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

  private static PlayerPart playerPart(Services services, ExecutorService closer) {
    SoundSwitch sound = new SoundSwitch();
    ShownChanges changes = new ShownChanges();
    UnaryOperator<PlaybackSource> through =
        clip -> new SwitchedSource(new DegradedPlayback(clip, changes), sound);
    PlayerViewModel model =
        new PlayerViewModel((file, listener) -> services.play(file, through, listener), closer);
    return new ClipPlayerPart(model, sound, changes);
  }

  private static void show(
      Services services,
      Optional<Path> clip,
      ExtractOptions.Speech speech,
      BackgroundRunner runner,
      ExecutorService playerCloser,
      CountDownLatch closed) {
    Platform.setImplicitExit(false);
    WindowParts parts =
        WindowParts.of(
            new ServicesBackend(services, speech),
            runner,
            playerPart(services, playerCloser),
            new RememberedFile(services.folders().config().resolve("window.properties")),
            Texts.of(Locale.getDefault()),
            System::nanoTime);
    Stage stage = new Stage();
    new LacunaStage(parts, Texts.of(Locale.getDefault()), stage);
    stage.setOnHidden(
        e -> {
          parts.player().close();
          parts.session().close();
          closed.countDown();
        });
    stage.show();
    parts.session().start();
    clip.ifPresent(parts.session()::open);
  }
}
