package org.lacuna.app.window;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.lacuna.app.boot.Services;
import org.lacuna.app.boot.WindowLauncher;
import org.lacuna.app.boot.WindowRequest;
import org.lacuna.app.player.PlayerViewModel;
import org.lacuna.app.remember.RememberedFile;
import org.lacuna.app.task.BackgroundRunner;
import org.lacuna.app.text.Texts;

/**
 * Opens the window on the program's services. It starts the toolkit itself rather than through an
 * {@code Application} subclass, so that the services are handed over by the constructor and not by
 * static state. The toolkit starts once in a process.
 */
public final class WindowMain implements WindowLauncher {

  private static final System.Logger LOG = System.getLogger(WindowMain.class.getName());
  private static final long CLOSE_SECONDS = 3;

  @Override
  public void open(Services services, WindowRequest request) {
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
            show(services, request, runner, playerCloser, closed);
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

  private static void show(
      Services services,
      WindowRequest request,
      BackgroundRunner runner,
      ExecutorService playerCloser,
      CountDownLatch closed) {
    Platform.setImplicitExit(false);
    WindowParts parts =
        WindowParts.of(
            new ServicesBackend(services, request.speech()),
            runner,
            new ClipPlayerPart(new PlayerViewModel(services::play, playerCloser)),
            new RememberedFile(services.folders().config().resolve("window.properties")),
            Texts.of(Locale.getDefault()),
            System::nanoTime);
    Stage stage = new Stage();
    new LacunaStage(parts, Texts.of(Locale.getDefault()), stage);
    stage.setOnHidden(
        e -> {
          parts.player().close();
          parts.library().close();
          parts.session().close();
          parts.project().close();
          closed.countDown();
        });
    stage.show();
    parts.session().start();
    parts.project().start();
    parts.begin(request);
  }
}
