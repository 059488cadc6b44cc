package org.lacuna.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
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
import org.lacuna.app.look.Theme;
import org.lacuna.app.player.PlayerClip;
import org.lacuna.app.player.PlayerView;
import org.lacuna.app.player.PlayerViewModel;
import org.lacuna.app.player.SyncBench;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.Backend;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.degrade.ShownChanges;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.play.SoundDevice;
import org.lacuna.media.play.SoundSwitch;

/**
 * Windows in which a script does what a user would, to measure them or to take pictures. The window
 * is shown, and closed when the script is over. The toolkit starts once in a process.
 */
final class ScriptedWindows {

  /** So many lanes fit into the window at once, low as they are. */
  private static final String NINE_LANES =
      "shown:54,scores:42,words:18,wave:20,spectrum:22,real:22,rebuilt:22,difference:22,"
          + "audio.f0_semitone:20";

  private static final long HOUR_US = 3_600_000_000L;
  private static final List<Double> SYNC_SPEEDS = List.of(1.0, 0.5, 2.0);
  private static final List<String> SWITCH_PAGES =
      List.of("timeline", "compare", "rebuilt", "attention", "why");
  private static final double SYNC_WIDTH = 870;
  private static final double SYNC_HEIGHT = 340;

  private final Services services;

  ScriptedWindows(Services services) {
    this.services = services;
  }

  /** See {@link WindowLauncher#measure}. */
  WindowFigures frames(double secondsEach) throws LacunaException {
    // Frames follow each other as fast as they are drawn; must be said before the toolkit starts.
    System.setProperty("javafx.animation.fullspeed", "true");
    List<WindowFigures> figures = new CopyOnWriteArrayList<>();
    WindowMain.untilClosed(
        run -> {
          RememberedHere remembered = new RememberedHere();
          remembered.put("lanes", NINE_LANES);
          PlayerViewModel player =
              new PlayerViewModel((file, listener) -> new StillPlayback(), run.playerCloser());
          WindowParts parts =
              parts(
                  run,
                  new MadeUpBackend(backend(), services.extracted(), HOUR_US),
                  new ClipPlayerPart(player, new SoundSwitch(), new ShownChanges(), remembered),
                  remembered);
          Stage stage = WindowMain.show(run, parts, texts());
          new WindowBench(
                  parts,
                  stage,
                  secondsEach,
                  measured -> {
                    figures.add(measured);
                    stage.hide();
                  })
              .start();
        });
    return figures.stream().findFirst().orElseThrow(() -> closed("it was measured"));
  }

  /** See {@link WindowLauncher#measureSwitches}. */
  List<FrameTimes> switches(Optional<Path> clip, int flips) throws LacunaException {
    List<FrameTimes> figures = new CopyOnWriteArrayList<>();
    WindowMain.untilClosed(
        run -> {
          WindowParts parts = ordinary(run);
          Stage stage = WindowMain.show(run, parts, texts());
          clip.ifPresentOrElse(parts.session()::open, parts.session()::openDemo);
          new SwitchBench(
                  parts.session(),
                  SWITCH_PAGES,
                  page -> choosePage(stage, page),
                  flips,
                  measured -> {
                    figures.addAll(measured);
                    stage.hide();
                  })
              .start();
        });
    if (figures.size() < SWITCH_PAGES.size()) {
      throw closed("the clip was scored and the switches were flipped");
    }
    return figures;
  }

  /** Shows a page as its button does. */
  static void choosePage(Stage stage, String id) {
    if (stage.getScene().lookup("#page-" + id) instanceof ButtonBase button) {
      button.fire();
    }
  }

  /** See {@link WindowLauncher#measureSync}. */
  List<SyncFigures> sync(Path flashes) throws LacunaException {
    List<SyncFigures> figures = new CopyOnWriteArrayList<>();
    WindowMain.untilClosed(run -> showFlashes(run, flashes, figures));
    if (figures.size() < SYNC_SPEEDS.size()) {
      throw new LacunaException(
          LacunaException.Kind.MEDIA, "The clip of flashes and tones could not be played.");
    }
    return figures;
  }

  private void showFlashes(WindowMain.Run run, Path flashes, List<SyncFigures> figures) {
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
            (file, listener) -> services.playOn(file, device, listener), run.playerCloser());
    PlayerView view = new PlayerView(model);
    // The player's style sheet takes its colours from a theme.
    Application.setUserAgentStylesheet(Theme.LIGHT.stylesheet());
    Stage stage = new Stage();
    stage.setScene(new Scene(view, SYNC_WIDTH, SYNC_HEIGHT));
    stage.setOnHidden(
        e -> {
          model.close();
          run.closed().countDown();
        });
    stage.show();
    new SyncBench(
            view,
            model,
            PlayerClip.of(flashes),
            () -> Objects.requireNonNull(line.get(), "the clip was opened before it was played"),
            SYNC_SPEEDS,
            measured -> {
              figures.addAll(measured);
              stage.hide();
            })
        .start();
  }

  /** See {@link WindowLauncher#pictures}. */
  List<Path> pictures(Path folder) throws LacunaException {
    List<PictureBook.Result> result = new CopyOnWriteArrayList<>();
    WindowMain.untilClosed(
        run -> {
          WindowParts parts = ordinary(run);
          Stage stage = WindowMain.show(run, parts, texts());
          parts.project().start();
          new PictureBook(
                  parts,
                  stage,
                  folder,
                  taken -> {
                    result.add(taken);
                    stage.hide();
                  })
              .start();
        });
    PictureBook.Result taken =
        result.stream().findFirst().orElseThrow(() -> closed("all pictures were taken"));
    if (!taken.why().isEmpty()) {
      throw taken.why().get(0);
    }
    return taken.pictures();
  }

  /** The window as a user has it who opens it for the first time. */
  private WindowParts ordinary(WindowMain.Run run) {
    RememberedHere remembered = new RememberedHere();
    PlayerPart player = WindowMain.playerPart(services, run, remembered);
    return parts(run, backend(), player, remembered);
  }

  private static WindowParts parts(
      WindowMain.Run run, Backend backend, PlayerPart player, Remembered remembered) {
    return WindowParts.of(backend, run.runner(), player, remembered, texts(), System::nanoTime);
  }

  private Backend backend() {
    return new ServicesBackend(services, ExtractOptions.Speech.TRANSCRIPT_ONLY);
  }

  /** Pictures and figures are the same whatever language the machine speaks. */
  private static Texts texts() {
    return Texts.of(Locale.ENGLISH);
  }

  private static LacunaException closed(String before) {
    return new LacunaException(
        LacunaException.Kind.USAGE, "The window was closed before " + before + ".");
  }
}
