package org.lacuna.app.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.fake.Dressed;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.ffmpeg.FfmpegPlaybackSource;
import org.lacuna.media.decode.ffmpeg.write.FfmpegClipWriter;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;
import org.lacuna.media.play.ClipPlayer;
import org.lacuna.media.play.PlayerListener.State;
import org.lacuna.media.play.SoundDevice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
final class PlayerViewTest {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 80;
  private static final int PICTURES = 30;

  @TempDir static Path folder;
  private static Path clip;
  private static Path sound;

  private final PlayerViewModel model =
      new PlayerViewModel(
          (file, listener) ->
              new ClipPlayer(file, new FfmpegPlaybackSource(), SoundDevice.none(), listener),
          Runnable::run);

  /** TestFX calls {@link #start} before each test. */
  @SuppressWarnings("NullAway.Init")
  private PlayerView view;

  @BeforeAll
  static void clips() throws LacunaException {
    clip = folder.resolve("clip.mp4");
    try (FfmpegClipWriter writer = new FfmpegClipWriter(clip, WIDTH, HEIGHT, 25, 16_000)) {
      for (int i = 0; i < PICTURES; i++) {
        byte[] bgr = new byte[WIDTH * HEIGHT * 3];
        Arrays.fill(bgr, (byte) (60 + 4 * i));
        writer.video(bgr);
        writer.audio(new float[16_000 / 25]);
      }
    }
    sound = folder.resolve("sound.m4a");
    try (FfmpegClipWriter writer = new FfmpegClipWriter(sound, 0, 0, 25, 16_000)) {
      writer.audio(new float[16_000]);
    }
  }

  @Start
  void start(Stage stage) {
    view = new PlayerView(model);
    stage.setScene(Dressed.scene(view, 480, 400));
    stage.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(model::close);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void show(FxRobot robot, PlayerClip shown) throws Exception {
    robot.interact(() -> model.show(shown));
    await(() -> model.info().get().isPresent() && model.state().get() == State.PAUSED);
  }

  private void showAndSee(FxRobot robot, PlayerClip shown) throws Exception {
    show(robot, shown);
    await(() -> view.pictureUs() == 0);
  }

  private void key(FxRobot robot, KeyCode code, boolean shift) {
    robot.interact(
        () ->
            assertThat(
                    view.key(
                        new KeyEvent(
                            KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false)))
                .isTrue());
  }

  private Color middle(FxRobot robot) {
    Color[] colour = new Color[1];
    robot.interact(
        () -> {
          WritableImage shot = view.snapshot(null, null);
          Bounds area = view.pictureArea();
          colour[0] =
              shot.getPixelReader()
                  .getColor((int) area.getCenterX() + 1, (int) area.getCenterY() + 1);
        });
    return colour[0];
  }

  @Test
  void theFirstPictureIsDrawnInItsShape(FxRobot robot) throws Exception {
    showAndSee(robot, PlayerClip.of(clip));

    Bounds area = view.pictureArea();
    assertThat(area.getWidth() / area.getHeight()).isCloseTo(2.0, within(0.02));
    assertThat(area.getWidth()).isCloseTo(478, within(4.0));
    assertThat(middle(robot).getGreen() * 255).isCloseTo(60, within(8.0));
    assertThat(robot.lookup("#player-note").query().isVisible()).isFalse();
    assertThat(robot.lookup("#player-time").queryAs(Label.class).getText())
        .startsWith("00:00.000 / 00:01.2");
  }

  @Test
  void arrowsGoAPictureAndWithShiftASecond(FxRobot robot) throws Exception {
    showAndSee(robot, PlayerClip.of(clip));
    key(robot, KeyCode.RIGHT, false);
    await(() -> view.pictureUs() == 40_000 && model.timeUs().get() == 40_000);
    key(robot, KeyCode.RIGHT, true);
    await(() -> view.pictureUs() == 1_040_000);
    assertThat(middle(robot).getGreen() * 255).isCloseTo(60 + 4 * 26, within(8.0));
    key(robot, KeyCode.LEFT, false);
    await(() -> view.pictureUs() == 1_000_000);
    key(robot, KeyCode.LEFT, true);
    await(() -> view.pictureUs() == 0);
  }

  @Test
  void spacePlaysToTheEnd(FxRobot robot) throws Exception {
    showAndSee(robot, PlayerClip.of(clip));
    key(robot, KeyCode.SPACE, false);
    await(() -> model.state().get() == State.PLAYING);
    assertThat(robot.lookup("#player-play").queryAs(ButtonBase.class).getAccessibleText())
        .isEqualTo("Pause (space)");
    await(() -> model.state().get() == State.ENDED);
    assertThat(view.pictureUs()).isEqualTo((PICTURES - 1) * 40_000L);
    assertThat(robot.lookup("#player-play").queryAs(ButtonBase.class).getAccessibleText())
        .isEqualTo("Play again (space)");
  }

  @Test
  void jPlaysBackToTheStartAndSaysThatNothingIsHeard(FxRobot robot) throws Exception {
    showAndSee(robot, PlayerClip.of(clip));
    robot.interact(() -> model.seek(600_000));
    await(() -> view.pictureUs() == 600_000);
    Label notice = robot.lookup("#player-backward").queryAs(Label.class);
    assertThat(notice.isVisible()).isFalse();
    key(robot, KeyCode.J, false);
    await(() -> model.state().get() == State.BACKWARD);
    assertThat(notice.isVisible()).isTrue();
    assertThat(notice.getText()).isEqualTo("Backwards 1 \u00d7, no sound");
    await(() -> model.state().get() == State.PAUSED);
    await(() -> view.pictureUs() == 0);
    assertThat(model.timeUs().get()).isZero();
    assertThat(notice.isVisible()).isFalse();
  }

  @Test
  void theSliderSeeksAndFollows(FxRobot robot) throws Exception {
    showAndSee(robot, PlayerClip.of(clip));
    Slider slider = robot.lookup("#player-position").queryAs(Slider.class);
    robot.interact(() -> slider.setValue(600_000));
    await(() -> view.pictureUs() == 600_000);
    robot.interact(() -> model.seek(200_000));

    assertThat(slider.getValue()).isEqualTo(200_000);
  }

  @Test
  void aClickOnAnotherFaceTellsItsNumber(FxRobot robot) throws Exception {
    float[] nowhere = new float[2 * FaceTrack.POINTS];
    Arrays.fill(nowhere, Float.NaN);
    float[] middle = {WIDTH / 2f - 20, HEIGHT / 2f - 20, 40, 40};
    FaceTrack corner =
        FaceTrack.builder().add(0, 10_000_000, new float[] {0, 0, 10, 10}, 1, nowhere).build();
    FaceTrack centre = FaceTrack.builder().add(0, 10_000_000, middle, 1, nowhere).build();
    List<Integer> clicked = new ArrayList<>();
    robot.interact(() -> model.setFaceChooser(clicked::add));
    showAndSee(robot, new PlayerClip(clip, 0, Optional.of(faces(corner, centre)), List.of()));
    robot.clickOn(".player-screen");
    assertThat(clicked).containsExactly(2);
  }

  private static Faces faces(FaceTrack... tracks) {
    FeatureSpec spec =
        new FeatureSpec("test", "1", Map.of(), List.of(new Feature("a", "1", "A number.")));
    List<TrackedFace> all = new ArrayList<>();
    for (FaceTrack track : tracks) {
      FeatureSequence row =
          FeatureSequence.builder(spec).add(0, 10_000_000, new float[] {1}).build();
      all.add(new TrackedFace(all.size() + 1, track, row, Float.NaN));
    }
    return new Faces(
        spec, new long[] {0}, new long[] {10_000_000}, all, OptionalInt.of(1), "Face 1.");
  }

  @Test
  void theFaceIsDrawnAndCanBeHidden(FxRobot robot) throws Exception {
    float[] points = new float[2 * FaceTrack.POINTS];
    for (int p = 0; p < FaceTrack.POINTS; p++) {
      points[2 * p] = WIDTH / 2f;
      points[2 * p + 1] = HEIGHT / 2f;
    }
    FaceTrack track =
        FaceTrack.builder().add(0, 10_000_000, new float[] {40, 20, 80, 40}, 1, points).build();
    showAndSee(robot, new PlayerClip(clip, 0, Optional.of(faces(track)), List.of()));
    Color drawn = middle(robot);
    robot.clickOn("#player-face");
    Color hidden = middle(robot);

    assertThat(drawn.getBlue()).isGreaterThan(drawn.getRed() + 0.2);
    assertThat(hidden.getBlue()).isCloseTo(hidden.getRed(), within(0.03));
    assertThat(model.faceShown().get()).isFalse();
  }

  @Test
  void theCaptionIsShownAndCanBeHidden(FxRobot robot) throws Exception {
    List<TimedWord> words =
        List.of(
            new TimedWord("Good", 0, 300_000, TimedWord.Origin.GIVEN, 1),
            new TimedWord("day", 300_000, 900_000, TimedWord.Origin.GIVEN, 1));
    showAndSee(robot, new PlayerClip(clip, 0, Optional.empty(), words));
    robot.interact(() -> model.seek(400_000));

    assertThat(view.captionText()).isEqualTo("Good day");
    assertThat(robot.lookup("#player-caption").query().isVisible()).isTrue();
    robot.clickOn("#player-words");
    assertThat(robot.lookup("#player-caption").query().isVisible()).isFalse();
  }

  @Test
  void soundWithoutPictureShowsANote(FxRobot robot) throws Exception {
    show(robot, PlayerClip.of(sound));

    Label note = robot.lookup("#player-note").queryAs(Label.class);
    assertThat(note.isVisible()).isTrue();
    assertThat(note.getText()).isEqualTo("This file has sound only.");
    assertThat(robot.lookup("#player-forward").query().isDisabled()).isTrue();
    assertThat(robot.lookup("#player-play").query().isDisabled()).isFalse();
  }

  @Test
  void aFileThatCannotBePlayedSaysWhy(FxRobot robot) throws Exception {
    robot.interact(() -> model.show(PlayerClip.of(folder.resolve("gone.mp4"))));
    await(() -> model.state().get() == State.FAILED);

    Label note = robot.lookup("#player-note").queryAs(Label.class);
    assertThat(note.getText()).startsWith("There is no file gone.mp4");
    assertThat(robot.lookup("#player-play").query().isDisabled()).isTrue();
  }

  @Test
  void everyButtonHasWordsForThoseWhoDoNotSee(FxRobot robot) {
    assertThat(robot.lookup(".player-button").queryAllAs(ButtonBase.class))
        .hasSize(6)
        .allSatisfy(
            button -> {
              assertThat(button.getAccessibleText()).isNotBlank();
              assertThat(button.getTooltip().getText()).isEqualTo(button.getAccessibleText());
            });
    assertThat(robot.lookup("#player-note").queryAs(Label.class).getText())
        .isEqualTo("No clip is open.");
  }
}
