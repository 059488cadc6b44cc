package org.lacuna.media.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.ffmpeg.FfmpegPlaybackSource;
import org.lacuna.media.decode.ffmpeg.TestClips;
import org.lacuna.media.play.PlayerListener.State;

@Timeout(60)
final class ClipPlayerTest {

  @TempDir static Path folder;
  private static Path clip;

  private final Events events = new Events();
  private final ManualClock clock = new ManualClock();
  private ClipPlayer player;

  @BeforeAll
  static void makeClip() throws LacunaException {
    clip = TestClips.plain(folder, "clip.mp4", 40);
  }

  @BeforeEach
  void open() {
    player = new ClipPlayer(clip, new FfmpegPlaybackSource(), () -> clock, events);
  }

  @AfterEach
  void close() {
    player.close();
  }

  private FrameFeed.Picture firstPicture() throws InterruptedException {
    Events.await("the clip to open", () -> player.state() == State.PAUSED);
    return Events.picture(player);
  }

  private static int grey(FrameFeed.Picture picture) {
    return picture.bgra().get(4 * (picture.width() * picture.height() / 2) + 1) & 0xff;
  }

  private void seekAndSee(long us, long expectedUs) throws InterruptedException {
    player.seek(us);
    assertThat(player.timeUs()).isEqualTo(us);
    FrameFeed.Picture picture = Events.picture(player);
    assertThat(picture.timeUs()).isEqualTo(expectedUs);
    assertThat(grey(picture)).isCloseTo(TestClips.grey((int) (expectedUs / 40_000)), within(6));
  }

  @Test
  void itOpensOnTheFirstPictureAndStands() throws InterruptedException {
    FrameFeed.Picture picture = firstPicture();

    assertThat(picture.timeUs()).isZero();
    assertThat(picture.width()).isEqualTo(TestClips.WIDTH);
    assertThat(picture.height()).isEqualTo(TestClips.HEIGHT);
    assertThat(picture.bgra().remaining()).isEqualTo(TestClips.WIDTH * TestClips.HEIGHT * 4);
    assertThat(picture.bgra().get(3)).isEqualTo((byte) 255);
    assertThat(events.info).isNotNull();
    assertThat(events.states).containsExactly(State.PAUSED);
    assertThat(clock.running()).isFalse();
  }

  @Test
  void picturesFollowTheClock() throws InterruptedException {
    firstPicture();
    player.play();
    Events.await("playing", clock::running);
    for (int i = 1; i < 10; i++) {
      // A picture is handed over a little before its time, for it takes a while to be drawn.
      clock.pass(25_000);
      Thread.sleep(2);
      assertThat(player.frames().take()).isNull();
      clock.pass(15_000);
      FrameFeed.Picture picture = Events.picture(player);
      assertThat(picture.timeUs()).isEqualTo(i * 40_000L);
      assertThat(grey(picture)).isCloseTo(TestClips.grey(i), within(6));
    }
    player.pause();
    Events.await("the pause", () -> player.state() == State.PAUSED);
    assertThat(player.timeUs()).isEqualTo(360_000);
    clock.pass(1_000_000);
    assertThat(player.timeUs()).isEqualTo(360_000);
  }

  @Test
  void aPauseStandsAtThePictureThatIsShown() throws InterruptedException {
    firstPicture();
    player.play();
    Events.await("playing", clock::running);
    clock.pass(32_000);
    assertThat(Events.picture(player).timeUs()).isEqualTo(40_000);
    player.pause();
    Events.await("the pause", () -> player.state() == State.PAUSED);
    assertThat(player.timeUs()).isEqualTo(40_000);
    assertThat(clock.timeUs()).isEqualTo(40_000);
  }

  @Test
  void seekingIsExactToThePicture() throws InterruptedException {
    firstPicture();
    seekAndSee(1_000_000, 1_000_000);
    seekAndSee(999_999, 960_000);
    seekAndSee(40_001, 40_000);
    seekAndSee(1_559_000, 1_520_000);
    seekAndSee(0, 0);
  }

  @Test
  void seekingWhilePlayingPlaysOn() throws InterruptedException {
    firstPicture();
    player.play();
    Events.await("playing", clock::running);
    player.seek(800_000);
    FrameFeed.Picture picture = Events.picture(player);
    assertThat(picture.timeUs()).isEqualTo(800_000);
    Events.await("playing on", clock::running);
    clock.pass(40_000);
    assertThat(Events.picture(player).timeUs()).isEqualTo(840_000);
  }

  @Test
  void stepsGoOnePictureEachWay() throws InterruptedException {
    firstPicture();
    player.stepForward();
    assertThat(Events.picture(player).timeUs()).isEqualTo(40_000);
    player.stepForward();
    assertThat(Events.picture(player).timeUs()).isEqualTo(80_000);
    player.stepBack();
    assertThat(Events.picture(player).timeUs()).isEqualTo(40_000);
    Events.await("the time of the step", () -> player.timeUs() == 40_000);
    player.stepBack();
    assertThat(Events.picture(player).timeUs()).isZero();
    player.stepBack();
    assertThat(Events.picture(player).timeUs()).isZero();
  }

  @Test
  void aStepWhilePlayingPauses() throws InterruptedException {
    firstPicture();
    player.play();
    Events.await("playing", clock::running);
    clock.pass(50_000);
    assertThat(Events.picture(player).timeUs()).isEqualTo(40_000);
    player.stepForward();
    assertThat(Events.picture(player).timeUs()).isEqualTo(80_000);
    Events.await("the pause", () -> player.state() == State.PAUSED && player.timeUs() == 80_000);
    assertThat(clock.running()).isFalse();
  }

  @Test
  void theEndIsReachedOnceAndPlayBeginsAnew() throws InterruptedException {
    firstPicture();
    player.seek(1_500_000);
    Events.picture(player);
    player.play();
    Events.await("playing", clock::running);
    clock.pass(99_000);
    Thread.sleep(30);
    assertThat(player.state()).isEqualTo(State.PLAYING);
    clock.pass(1_000);
    Events.await("the end", () -> player.state() == State.ENDED);
    Events.await("the last time", () -> player.timeUs() == 1_600_000);
    player.play();
    Events.await("playing anew", () -> player.state() == State.PLAYING && clock.running());
    assertThat(clock.timeUs()).isZero();
    assertThat(events.states)
        .containsExactly(State.PAUSED, State.PLAYING, State.ENDED, State.PLAYING);
  }

  @Test
  void overduePicturesArePassedOver() throws InterruptedException {
    firstPicture();
    player.play();
    Events.await("playing", clock::running);
    clock.pass(180_000);
    Events.await(
        "catching up",
        () -> {
          FrameFeed.Picture picture = player.frames().take();
          return picture != null && picture.timeUs() == 160_000;
        });
  }

  @Test
  void picturesAreShrunkToTheDisplay() throws InterruptedException {
    firstPicture();
    player.displaySize(48, 48);
    FrameFeed.Picture small = Events.picture(player);
    assertThat(small.width()).isEqualTo(48);
    assertThat(small.height()).isEqualTo(32);
    player.displaySize(4_000, 4_000);
    assertThat(Events.picture(player).width()).isEqualTo(TestClips.WIDTH);
  }

  @Test
  void closingEndsTheThreadsAndTheClock() throws InterruptedException {
    firstPicture();
    player.play();
    player.close();
    player.close();

    assertThat(clock.closed()).isTrue();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.isAlive() && thread.getName().equals("lacuna-player"));
  }

  @Test
  void whatCannotBeOpenedIsToldInOneSentence() throws Exception {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no clip at all");
    Events heard = new Events();
    try (ClipPlayer broken =
        new ClipPlayer(text, new FfmpegPlaybackSource(), SoundDevice.none(), heard)) {
      Events.await("the failure", () -> broken.state() == State.FAILED);
      broken.play();
      Events.await("the sentence", () -> !heard.failures.isEmpty());
      assertThat(heard.failures.get(0)).startsWith("text.mp4 cannot be read as video or sound");
    }
  }

  @Test
  void withoutASoundDeviceRealTimePasses() throws Exception {
    Events heard = new Events();
    try (ClipPlayer silent =
        new ClipPlayer(clip, new FfmpegPlaybackSource(), SoundDevice.none(), heard)) {
      silent.seek(1_400_000);
      silent.play();
      Events.await("the end", () -> silent.state() == State.ENDED);
      assertThat(heard.failures).isEmpty();
      assertThat(silent.timeUs()).isEqualTo(1_600_000);
    }
  }

  @Test
  void soundWithoutPicturesPlaysToItsEnd() throws Exception {
    Path sound = TestClips.sound(folder, "sound.m4a", 1);
    FakeLine line = new FakeLine();
    try (ClipPlayer listening =
        new ClipPlayer(
            sound, new FfmpegPlaybackSource(), rate -> java.util.Optional.of(line), new Events())) {
      listening.play();
      Events.await("playing", () -> listening.state() == State.PLAYING);
      line.playAll(TestClips.RATE / 2);
      Events.await("half of it", () -> listening.timeUs() == 500_000);
      Events.await(
          "the end",
          () -> {
            line.play(500);
            return listening.state() == State.ENDED;
          });
      assertThat(listening.frames().take()).isNull();
    }
    assertThat(line.closed()).isTrue();
  }
}
