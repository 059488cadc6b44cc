package org.lacuna.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.bench.FrameTimes;
import org.lacuna.app.bench.MadeUpBackend;
import org.lacuna.app.bench.StillPlayback;
import org.lacuna.app.bench.SwitchBench;
import org.lacuna.app.bench.SyncFigures;
import org.lacuna.app.bench.TimedLine;
import org.lacuna.app.bench.WindowFigures;
import org.lacuna.app.boot.Services;
import org.lacuna.app.boot.WindowLauncher;
import org.lacuna.app.boot.WindowRequest;
import org.lacuna.app.look.Theme;
import org.lacuna.app.player.PlayerClip;
import org.lacuna.app.player.PlayerView;
import org.lacuna.app.player.PlayerViewModel;
import org.lacuna.app.player.SyncBench;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.remember.RememberedFile;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.Backend;
import org.lacuna.app.task.BackgroundRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.PlaybackSource;
import org.lacuna.media.degrade.DegradedPlayback;
import org.lacuna.media.degrade.ShownChanges;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.play.SoundDevice;
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

  /** So many lanes fit into the window at once, low as they are. */
  private static final String EIGHT_LANES =
      "shown:54,scores:42,words:18,spectrum:26,real:26,rebuilt:26,difference:26,"
          + "audio.f0_semitone:24";

  private static final long HOUR_US = 3_600_000_000L;
  private static final List<Double> SYNC_SPEEDS = List.of(1.0, 0.5, 2.0);
  private static final List<String> SWITCH_PAGES =
      List.of("timeline", "compare", "rebuilt", "attention", "why");
  private static final double SYNC_WIDTH = 870;
  private static final double SYNC_HEIGHT = 340;

  /** What happens on the views' thread once the toolkit has started. */
  private interface Opening {
    void open(BackgroundRunner runner, ExecutorService playerCloser, CountDownLatch closed);
  }

  @Override
  public void open(Services services, WindowRequest request) {
    untilClosed(
        (runner, playerCloser, closed) -> show(services, request, runner, playerCloser, closed));
  }

  @Override
  public WindowFigures measure(Services services, double secondsEach) throws LacunaException {
    // Frames follow each other as fast as they are drawn; must be said before the toolkit starts.
    System.setProperty("javafx.animation.fullspeed", "true");
    AtomicReference<@Nullable WindowFigures> figures = new AtomicReference<>();
    untilClosed(
        (runner, playerCloser, closed) ->
            showForBench(services, secondsEach, runner, playerCloser, closed, figures));
    WindowFigures measured = figures.get();
    if (measured == null) {
      throw new LacunaException(
          LacunaException.Kind.USAGE, "The window was closed before it was measured.");
    }
    return measured;
  }

  @Override
  public List<SyncFigures> measureSync(Services services, Path flashes) throws LacunaException {
    AtomicReference<List<SyncFigures>> figures = new AtomicReference<>(List.of());
    untilClosed(
        (runner, playerCloser, closed) ->
            showFlashes(services, flashes, playerCloser, closed, figures));
    List<SyncFigures> measured = Objects.requireNonNullElse(figures.get(), List.of());
    if (measured.size() < SYNC_SPEEDS.size()) {
      throw new LacunaException(
          LacunaException.Kind.MEDIA, "The clip of flashes and tones could not be played.");
    }
    return measured;
  }

  private static void showFlashes(
      Services services,
      Path flashes,
      ExecutorService playerCloser,
      CountDownLatch closed,
      AtomicReference<List<SyncFigures>> figures) {
    Platform.setImplicitExit(false);
    // One line a clip: opened on the player's thread, read here once the clip has been played.
    AtomicReference<@Nullable TimedLine> line = new AtomicReference<>();
    SoundDevice device =
        rate -> {
          TimedLine opened = new TimedLine(rate);
          line.set(opened);
          return Optional.of(opened);
        };
    PlayerViewModel model =
        new PlayerViewModel(
            (file, listener) -> services.playOn(file, device, listener), playerCloser);
    PlayerView view = new PlayerView(model);
    // The player's style sheet takes its colours from a theme.
    Application.setUserAgentStylesheet(Theme.LIGHT.stylesheet());
    Stage stage = new Stage();
    stage.setScene(new Scene(view, SYNC_WIDTH, SYNC_HEIGHT));
    stage.setOnHidden(
        e -> {
          model.close();
          closed.countDown();
        });
    stage.show();
    new SyncBench(
            view,
            model,
            PlayerClip.of(flashes),
            () -> Objects.requireNonNull(line.get(), "the clip was opened before it was played"),
            SYNC_SPEEDS,
            measured -> {
              figures.set(measured);
              stage.hide();
            })
        .start();
  }

  @Override
  public List<FrameTimes> measureSwitches(Services services, Optional<Path> clip, int flips)
      throws LacunaException {
    AtomicReference<List<FrameTimes>> figures = new AtomicReference<>(List.of());
    untilClosed(
        (runner, playerCloser, closed) ->
            showForSwitches(services, clip, flips, runner, playerCloser, closed, figures));
    List<FrameTimes> measured = Objects.requireNonNullElse(figures.get(), List.of());
    if (measured.size() < SWITCH_PAGES.size()) {
      throw new LacunaException(
          LacunaException.Kind.USAGE,
          "The clip was not scored, or the window was closed before it was measured.");
    }
    return measured;
  }

  private static void showForSwitches(
      Services services,
      Optional<Path> clip,
      int flips,
      BackgroundRunner runner,
      ExecutorService playerCloser,
      CountDownLatch closed,
      AtomicReference<List<FrameTimes>> figures) {
    Platform.setImplicitExit(false);
    Texts texts = Texts.of(Locale.getDefault());
    RememberedHere remembered = new RememberedHere();
    WindowParts parts =
        WindowParts.of(
            new ServicesBackend(services, ExtractOptions.Speech.TRANSCRIPT_ONLY),
            runner,
            playerPart(services, playerCloser, remembered),
            remembered,
            texts,
            System::nanoTime);
    Stage stage = new Stage();
    new LacunaStage(parts, texts, stage);
    stage.setOnHidden(
        e -> {
          close(parts);
          closed.countDown();
        });
    stage.show();
    parts.session().start();
    clip.ifPresentOrElse(parts.session()::open, parts.session()::openDemo);
    new SwitchBench(
            parts.session(),
            SWITCH_PAGES,
            page -> choosePage(stage, page),
            flips,
            measured -> {
              figures.set(measured);
              stage.hide();
            })
        .start();
  }

  private static void choosePage(Stage stage, String id) {
    if (stage.getScene().lookup("#page-" + id) instanceof ButtonBase button) {
      button.fire();
    }
  }

  @Override
  public List<Path> pictures(Services services, Path folder) throws LacunaException {
    AtomicReference<PictureBook.@Nullable Result> result = new AtomicReference<>();
    untilClosed(
        (runner, playerCloser, closed) ->
            showForPictures(services, folder, runner, playerCloser, closed, result));
    PictureBook.Result taken = result.get();
    if (taken == null) {
      throw new LacunaException(
          LacunaException.Kind.USAGE, "The window was closed before all pictures were taken.");
    }
    if (!taken.why().isEmpty()) {
      throw taken.why().get(0);
    }
    return taken.pictures();
  }

  private static void showForPictures(
      Services services,
      Path folder,
      BackgroundRunner runner,
      ExecutorService playerCloser,
      CountDownLatch closed,
      AtomicReference<PictureBook.@Nullable Result> result) {
    Platform.setImplicitExit(false);
    Remembered remembered = new RememberedHere();
    WindowParts parts =
        WindowParts.of(
            new ServicesBackend(services, ExtractOptions.Speech.TRANSCRIPT_ONLY),
            runner,
            playerPart(services, playerCloser, remembered),
            remembered,
            Texts.of(Locale.ENGLISH),
            System::nanoTime);
    Stage stage = new Stage();
    new LacunaStage(parts, Texts.of(Locale.ENGLISH), stage);
    stage.setOnHidden(
        e -> {
          close(parts);
          closed.countDown();
        });
    stage.show();
    parts.session().start();
    parts.project().start();
    new PictureBook(
            parts,
            stage,
            folder,
            taken -> {
              result.set(taken);
              stage.hide();
            })
        .start();
  }

  private static void untilClosed(Opening opening) {
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
            opening.open(runner, playerCloser, closed);
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

  private static PlayerPart playerPart(
      Services services, ExecutorService closer, Remembered remembered) {
    SoundSwitch sound = new SoundSwitch();
    ShownChanges changes = new ShownChanges();
    UnaryOperator<PlaybackSource> through =
        clip -> new SwitchedSource(new DegradedPlayback(clip, changes), sound);
    PlayerViewModel model =
        new PlayerViewModel((file, listener) -> services.play(file, through, listener), closer);
    return new ClipPlayerPart(model, sound, changes, remembered);
  }

  private static void showForBench(
      Services services,
      double secondsEach,
      BackgroundRunner runner,
      ExecutorService playerCloser,
      CountDownLatch closed,
      AtomicReference<@Nullable WindowFigures> figures) {
    Platform.setImplicitExit(false);
    RememberedHere remembered = new RememberedHere();
    remembered.put("lanes", EIGHT_LANES);
    Texts texts = Texts.of(Locale.getDefault());
    Backend real = new ServicesBackend(services, ExtractOptions.Speech.TRANSCRIPT_ONLY);
    WindowParts parts =
        WindowParts.of(
            new MadeUpBackend(real, services.extracted(), HOUR_US),
            runner,
            new ClipPlayerPart(
                new PlayerViewModel((file, listener) -> new StillPlayback(), playerCloser),
                new SoundSwitch(),
                new ShownChanges(),
                remembered),
            remembered,
            texts,
            System::nanoTime);
    Stage stage = new Stage();
    new LacunaStage(parts, texts, stage);
    stage.setOnHidden(
        e -> {
          close(parts);
          closed.countDown();
        });
    stage.show();
    parts.session().start();
    new WindowBench(
            parts,
            stage,
            secondsEach,
            measured -> {
              figures.set(measured);
              stage.hide();
            })
        .start();
  }

  private static void close(WindowParts parts) {
    parts.player().close();
    parts.compare().close();
    parts.library().close();
    parts.session().close();
    parts.project().close();
  }

  private static void show(
      Services services,
      WindowRequest request,
      BackgroundRunner runner,
      ExecutorService playerCloser,
      CountDownLatch closed) {
    Platform.setImplicitExit(false);
    Remembered remembered =
        new RememberedFile(services.folders().config().resolve("window.properties"));
    WindowParts parts =
        WindowParts.of(
            new ServicesBackend(services, request.speech()),
            runner,
            playerPart(services, playerCloser, remembered),
            remembered,
            Texts.of(Locale.getDefault()),
            System::nanoTime);
    Stage stage = new Stage();
    new LacunaStage(parts, Texts.of(Locale.getDefault()), stage);
    stage.setOnHidden(
        e -> {
          close(parts);
          closed.countDown();
        });
    stage.show();
    parts.session().start();
    parts.project().start();
    parts.begin(request);
  }
}
