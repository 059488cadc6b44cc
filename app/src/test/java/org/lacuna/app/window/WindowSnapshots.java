package org.lacuna.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.ButtonBase;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.look.Theme;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;

/**
 * Draws the window in its states, sizes and themes to PNG files for looking at. A tool for a
 * person: needs a display. Arguments: the folder to write to.
 */
public final class WindowSnapshots {

  private final Path folder;

  private WindowSnapshots(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    WindowSnapshots tool = new WindowSnapshots(Files.createDirectories(Path.of(args[0])));
    Platform.startup(() -> Platform.setImplicitExit(false));
    for (Theme theme : Theme.values()) {
      tool.shoot("empty", theme, 1280, 800, p -> {});
      tool.shoot("full", theme, 1280, 800, p -> open(p, "sample.mp4"));
      tool.shoot("no-audio", theme, 1280, 800, WindowSnapshots::silentWithoutVision);
      tool.shoot("no-words", theme, 1280, 800, p -> open(p, "voice.wav"));
      tool.shoot("large", theme, 2560, 1440, WindowSnapshots::dropped);
      tool.shoot("small", theme, 1080, 640, WindowSnapshots::dropped);
      tool.shoot("off", theme, 1280, 800, WindowSnapshots::allOff);
      tool.shoot("loading-first", theme, 1280, 800, p -> p.session().open(Path.of("held.mp4")));
      tool.shoot("loading", theme, 1280, 800, WindowSnapshots::loadingAnother);
      tool.shoot("device", theme, 1280, 800, p -> open(p, "sample.mp4"), "#device");
      tool.shoot("help", theme, 1280, 800, p -> open(p, "sample.mp4"), "#help");
      tool.shoot("model", theme, 1280, 800, p -> open(p, "sample.mp4"), "#model");
      tool.shoot("notices", theme, 1280, 800, WindowSnapshots::notices);
    }
    Platform.exit();
  }

  private interface Scene {
    void arrange(WindowParts parts);
  }

  private static void open(WindowParts p, String name) {
    p.session().open(Path.of(name));
    p.timeline().seek(6_300_000);
  }

  private static void dropped(WindowParts p) {
    open(p, "sample.mp4");
    p.session().toggle(Modality.AUDIO);
    p.session().toggle(Modality.LANGUAGE);
    p.session().toggle(Modality.LANGUAGE);
  }

  private static void silentWithoutVision(WindowParts p) {
    open(p, "silent.mp4");
    p.session().toggle(Modality.VISION);
  }

  private static void allOff(WindowParts p) {
    open(p, "sample.mp4");
    for (Modality m : Modality.values()) {
      p.session().toggle(m);
    }
  }

  private static void notices(WindowParts p) {
    open(p, "broken.mp4");
    p.session().open(Path.of("holiday-letter.docx"));
  }

  private static void loadingAnother(WindowParts p) {
    open(p, "silent.mp4");
    p.session().open(Path.of("held.mp4"));
  }

  private void shoot(String name, Theme theme, double width, double height, Scene scene)
      throws InterruptedException {
    shoot(name, theme, width, height, scene, "");
  }

  /**
   * @param pressed selector of a button that is pressed once the window shows; empty for none
   */
  private void shoot(
      String name, Theme theme, double width, double height, Scene scene, String pressed)
      throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          Stage stage = new Stage();
          Texts texts = Texts.of(Locale.ENGLISH);
          RememberedHere remembered = new RememberedHere();
          remembered.put("theme", theme.styleClass());
          WindowParts parts =
              WindowParts.of(
                  new FakeBackend(),
                  new InlineRunner(),
                  new FakePlayer(),
                  remembered,
                  texts,
                  () -> 0);
          new LacunaStage(parts, texts, stage);
          parts.session().start();
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(width);
          stage.setHeight(height);
          scene.arrange(parts);
          stage.show();
          if (!pressed.isEmpty()) {
            ((ButtonBase) stage.getScene().lookup(pressed)).fire();
          }
          PauseTransition settle = new PauseTransition(Duration.millis(700));
          settle.setOnFinished(
              e -> {
                write(stage, name + "-" + theme.styleClass() + ".png");
                stage.close();
                done.countDown();
              });
          settle.play();
        });
    if (!done.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no picture of " + name);
    }
  }

  private void write(Stage stage, String file) {
    try {
      ImageIO.write(
          SwingFXUtils.fromFXImage(
              // The screen rather than the scene: popovers are windows of their own.
              new Robot().getScreenCapture(null, 0, 0, stage.getWidth(), stage.getHeight()), null),
          "png",
          folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
