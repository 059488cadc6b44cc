package org.lacuna.app.window;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Takes the pictures of the guide from the real window with the demo clip: arranges a scene, waits
 * until everything in it is there, and writes it down. Belongs to the thread of the views.
 */
final class PictureBook extends AnimationTimer {

  /** After the last number has come more is drawn for a moment. */
  private static final long CALM_NANOS = 2_500_000_000L;

  private static final long PATIENCE_NANOS = 180_000_000_000L;

  private final WindowParts parts;
  private final Stage stage;
  private final Path folder;
  private final Consumer<Result> done;
  private final List<Shot> shots;
  private final List<Path> written = new ArrayList<>();
  private int at;
  private boolean arranged;
  private long arrangedAt;
  private long calmSince;

  /** A scene by its file name. */
  private record Shot(String name, Runnable arrange) {}

  /**
   * What came of it.
   *
   * @param pictures that were written
   * @param why empty, or why there are no more
   */
  record Result(List<Path> pictures, List<LacunaException> why) {}

  /**
   * @param folder where the pictures go; is there
   * @param done hears what came of it
   */
  PictureBook(WindowParts parts, Stage stage, Path folder, Consumer<Result> done) {
    this.parts = parts;
    this.stage = stage;
    this.folder = folder;
    this.done = done;
    this.shots =
        List.of(
            new Shot("window", parts.session()::openDemo),
            new Shot("drop", this::dropAStretch),
            new Shot("compare", () -> everythingOn("compare")),
            new Shot("rebuilt", this::withoutSound),
            new Shot("attention", () -> everythingOn("attention")),
            new Shot("why", this::why),
            new Shot("degrade", () -> page("degrade")),
            new Shot("annotate", () -> page("annotate")),
            new Shot("dark", this::dark),
            new Shot("presenter", this::present));
  }

  private void page(String id) {
    ScriptedWindows.choosePage(stage, id);
  }

  private void everythingOn(String page) {
    parts.session().drop(Drops.none());
    parts.session().setOn(Modality.AUDIO, true);
    page(page);
  }

  private void dropAStretch() {
    parts.session().drop(Drops.none().with(Modality.AUDIO, new Stretch(8_300_000, 12_000_000)));
  }

  private void withoutSound() {
    parts.session().setOn(Modality.AUDIO, false);
    page("rebuilt");
  }

  private void why() {
    parts.influence().wanted().set(true);
    page("why");
  }

  private void dark() {
    page("timeline");
    parts.appearance().toggle();
  }

  private void present() {
    parts.appearance().toggle();
    parts.session().setOn(Modality.AUDIO, false);
    parts.presenter().enter();
  }

  @Override
  public void handle(long now) {
    Shot shot = shots.get(at);
    if (!arranged) {
      arranged = true;
      arrangedAt = now;
      calmSince = now;
      shot.arrange().run();
      return;
    }
    if (!calm()) {
      calmSince = now;
    }
    if (now - arrangedAt > PATIENCE_NANOS) {
      end(List.of(new LacunaException(Kind.MODEL, "The window did not come to rest in time.")));
    } else if (now - calmSince > CALM_NANOS) {
      take(shot);
    }
  }

  private boolean calm() {
    return parts.session().loading().get().isEmpty()
        && parts.session().scored().get().isPresent()
        && !parts.influence().busy().get();
  }

  private void take(Shot shot) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      var picture = SwingFXUtils.fromFXImage(front().getScene().snapshot(null), null);
      ImageIO.write(picture, "png", bytes);
      Path file = folder.resolve(shot.name() + ".png");
      SafeFiles.write(file, bytes.toByteArray());
      written.add(file);
    } catch (IOException e) {
      end(List.of(new LacunaException(Kind.USAGE, "A picture cannot be written.", e)));
      return;
    } catch (LacunaException e) {
      end(List.of(e));
      return;
    }
    arranged = false;
    at++;
    if (at == shots.size()) {
      end(List.of());
    }
  }

  /** The presentation has a stage of its own, which opens over the window. */
  private Window front() {
    return Window.getWindows().stream()
        .filter(w -> w instanceof Stage && w.isShowing())
        .reduce(stage, (before, after) -> after);
  }

  private void end(List<LacunaException> why) {
    stop();
    done.accept(new Result(List.copyOf(written), why));
  }
}
