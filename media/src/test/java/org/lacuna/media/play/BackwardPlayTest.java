package org.lacuna.media.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.decode.ffmpeg.FfmpegPlaybackSource;
import org.lacuna.media.decode.ffmpeg.TestClips;
import org.lacuna.media.play.PlayerListener.State;

/** Playing backwards with real decoding; time passes when the test says so. */
@Timeout(60)
final class BackwardPlayTest {

  private static final long FRAME_US = 40_000;
  private static final int PICTURES = 300;

  @TempDir static Path folder;
  private static Path clip;

  private final FfmpegPlaybackSource source = new FfmpegPlaybackSource();
  private final AtomicLong nanos = new AtomicLong();
  private final ManualClock sound = new ManualClock();
  private final Events events = new Events();

  @BeforeAll
  static void makeClip() throws LacunaException {
    clip = TestClips.plain(folder, "clip.mp4", PICTURES);
  }

  private ClipPlayer open(Path file) throws InterruptedException {
    ClipPlayer player = new ClipPlayer(file, source, () -> sound, events, nanos::get);
    Events.await("the clip to open", () -> player.state() == State.PAUSED);
    return player;
  }

  private void pass(long us) {
    nanos.addAndGet(us * 1_000);
  }

  private static int grey(FrameFeed.Picture picture) {
    return picture.bgra().get(4 * (picture.width() * picture.height() / 2) + 1) & 0xff;
  }

  /** Shows that time and plays backwards from it. */
  private void back(ClipPlayer player, long us) throws InterruptedException {
    player.seek(us);
    Events.await("the place", () -> shown(player, us - FRAME_US) >= 0);
    player.playBackward();
    Events.await("going back", () -> player.state() == State.BACKWARD);
  }

  /** Time of a new picture at or after a moment, -1 while there is none. */
  private static long shown(ClipPlayer player, long fromUs) {
    FrameFeed.Picture picture = player.frames().take();
    return picture != null && picture.timeUs() >= fromUs ? picture.timeUs() : -1;
  }

  @Test
  void everyPictureIsShownAtItsTimeOneBeforeTheOther() throws Exception {
    try (ClipPlayer player = open(clip)) {
      back(player, 8_000_000);
      for (int i = 199; i >= 0; i--) {
        // The picture before is due when the one on screen has run back to its begin.
        pass(i == 199 ? 20_000 : FRAME_US);
        FrameFeed.Picture picture = Events.picture(player);
        assertThat(picture.timeUs()).isEqualTo(i * FRAME_US);
        assertThat(grey(picture)).isCloseTo(TestClips.grey(i), within(6));
        assertThat(player.timeUs()).isBetween(i * FRAME_US, (i + 1) * FRAME_US);
      }
      assertThat(sound.running()).as("nothing is heard").isFalse();
      pass(FRAME_US);
      Events.await("the start", () -> player.state() == State.PAUSED);
      assertThat(player.timeUs()).isZero();
      assertThat(events.failures).isEmpty();
    }
  }

  @Test
  void aPauseStandsAtThePictureOnScreenAndPlayGoesOnFromThere() throws Exception {
    try (ClipPlayer player = open(clip)) {
      back(player, 4_000_000);
      pass(20_000);
      assertThat(Events.picture(player).timeUs()).isEqualTo(3_960_000);
      player.pause();
      Events.await("the pause", () -> player.state() == State.PAUSED);
      assertThat(player.timeUs()).isEqualTo(3_960_000);
      assertThat(Events.picture(player).timeUs()).isEqualTo(3_960_000);
      player.playBackward();
      Events.await("going back", () -> player.state() == State.BACKWARD);
      pass(20_000);
      assertThat(Events.picture(player).timeUs()).isEqualTo(3_920_000);
      player.play();
      Events.await("turning round", () -> player.state() == State.PLAYING && sound.running());
      assertThat(sound.timeUs()).isEqualTo(3_920_000);
      assertThat(Events.picture(player).timeUs()).isEqualTo(3_920_000);
      sound.pass(FRAME_US);
      assertThat(Events.picture(player).timeUs()).isEqualTo(3_960_000);
      player.playBackward();
      Events.await("turning round", () -> player.state() == State.BACKWARD && !sound.running());
      pass(20_000);
      assertThat(Events.picture(player).timeUs()).isEqualTo(3_920_000);
    }
  }

  @Test
  void twiceAsFastAndASeekOnTheWay() throws Exception {
    try (ClipPlayer player = open(clip)) {
      player.speed(2);
      back(player, 4_000_000);
      pass(50_000);
      assertThat(Events.picture(player).timeUs()).isEqualTo(3_880_000);
      player.seek(10_000_000);
      assertThat(Events.picture(player).timeUs()).isEqualTo(10_000_000);
      assertThat(player.state()).isEqualTo(State.BACKWARD);
      pass(10_000);
      assertThat(Events.picture(player).timeUs()).isEqualTo(9_960_000);
      player.stepBack();
      Events.await("the step", () -> player.state() == State.PAUSED);
      Events.await("its time", () -> player.timeUs() == 9_920_000);
    }
  }

  /** Large pictures: fewer are kept, none is left out. */
  @Test
  void memoryIsBounded() throws Exception {
    Path large = TestClips.pictures(folder, "large.mp4", 1920, 1080, times(40));
    PicturesBehind behind = new PicturesBehind(large, source, () -> 0);
    try (behind) {
      behind.before(40 * FRAME_US);
      int most = 0;
      for (long us = 40 * FRAME_US - 1; us > 0; us -= FRAME_US) {
        long now = us;
        Events.await(
            "picture at " + us,
            () -> behind.at(now, 1).filter(k -> now - k.timeUs() < FRAME_US).isPresent());
        most = Math.max(most, behind.size());
      }
      assertThat(most).isBetween(4, 24);
      behind.stop();
      assertThat(behind.size()).isZero();
    }
  }

  /** Decoding that takes longer than it is shown: pictures are passed over, none comes late. */
  @Test
  void slowDecodingIsMadeUpForByPassingOver() throws Exception {
    AtomicLong slow = new AtomicLong();
    // Every look at the time finds that two seconds have passed.
    try (PicturesBehind behind =
        new PicturesBehind(clip, source, () -> slow.addAndGet(2_000_000_000L))) {
      behind.before(12_000_000);
      List<Long> shown = new ArrayList<>();
      for (long us = 11_999_999; us > 0; us -= 400_000) {
        long now = us;
        Events.await(
            "a picture near " + us,
            () -> behind.at(now, 1).filter(k -> now - k.timeUs() < 1_000_000).isPresent());
        behind.at(now, 1).ifPresent(k -> shown.add(k.timeUs()));
      }
      assertThat(shown).hasSizeGreaterThan(20).isSortedAccordingTo((a, b) -> Long.compare(b, a));
      assertThat(behind.size()).isLessThanOrEqualTo(128);
    }
  }

  private static long[] times(int count) {
    long[] all = new long[count];
    for (int i = 0; i < count; i++) {
      all[i] = i * FRAME_US;
    }
    return all;
  }

  @Test
  void unevenTimesAreKept() throws Exception {
    long[] uneven = {0, 40_000, 90_000, 280_000, 310_000, 350_000, 1_400_000, 1_440_000, 1_500_000};
    Path odd = TestClips.pictures(folder, "odd.mp4", 64, 48, uneven);
    try (ClipPlayer player = open(odd)) {
      back(player, 1_500_000);
      for (int i = uneven.length - 2; i >= 0; i--) {
        pass(i == uneven.length - 2 ? 1_000 : uneven[i + 2] - uneven[i + 1]);
        assertThat(Events.picture(player).timeUs()).isEqualTo(uneven[i]);
      }
    }
  }

  /** Whole seconds of real clips: no time stamps where others have them, no index, long groups. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "moviepy_no_duration.webm",
        "moviepy_clip1024.flv",
        "pyfeat_noface_face.mov",
        "face_recognition_short_hamilton_clip.mp4"
      })
  void oddContainersGoBackPictureByPicture(String name) throws Exception {
    Path real = Path.of(System.getProperty("lacuna.data", ""), "clips", name);
    assumeTrue(Files.exists(real), "the research clips are not beside this checkout");
    List<Long> times = new ArrayList<>();
    try (PictureReader reader = source.pictures(real)) {
      reader.seek(0);
      do {
        times.add(reader.timeUs());
      } while (times.size() < 45 && reader.next());
    }
    int last = times.size() - 1;
    try (PicturesBehind behind = new PicturesBehind(real, source, () -> 0)) {
      behind.before(times.get(last));
      for (int i = last - 1; i >= 0; i--) {
        long due = times.get(i);
        Events.await(
            "picture " + i,
            () -> {
              Optional<PicturesBehind.Kept> kept = behind.at(due, 1);
              return kept.isPresent() && kept.get().timeUs() == due;
            });
      }
      assertThat(behind.takeFailure()).isEmpty();
    }
  }

  @Test
  void soundAloneRunsBackSilently() throws Exception {
    Path music = TestClips.sound(folder, "sound.m4a", 2);
    try (ClipPlayer player = open(music)) {
      player.seek(1_000_000);
      Events.await("the place", () -> sound.timeUs() == 1_000_000);
      player.playBackward();
      Events.await("going back", () -> player.state() == State.BACKWARD);
      pass(400_000);
      Events.await("the time", () -> player.timeUs() == 600_000);
      pass(700_000);
      Events.await("the start", () -> player.state() == State.PAUSED);
      assertThat(events.failures).isEmpty();
    }
  }
}
