package org.lacuna.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lacuna.app.timeline.Span;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.play.PlayerListener.State;

final class PlayerViewModelTest {

  private final List<FakePlayback> opened = new ArrayList<>();
  private final PlayerViewModel model =
      new PlayerViewModel(
          (file, listener) -> {
            FakePlayback player = new FakePlayback(file, listener);
            opened.add(player);
            return player;
          },
          Runnable::run);

  private static MediaInfo info(String name, long durationUs) {
    return new MediaInfo(
        Path.of(name),
        durationUs,
        Optional.of(new MediaInfo.VideoStream(640, 360, 25, 0, "h264")),
        Optional.empty(),
        false);
  }

  private FakePlayback show(String name, long durationUs) {
    model.show(PlayerClip.of(Path.of(name)));
    FakePlayback player = opened.get(opened.size() - 1);
    player.listener.opened(info(name, durationUs));
    player.listener.stateChanged(State.PAUSED);
    model.tick();
    return player;
  }

  @Test
  void aClipOpensPausedAtItsStart() {
    model.show(PlayerClip.of(Path.of("a.mp4")));
    assertThat(model.state().get()).isEqualTo(State.OPENING);
    FakePlayback player = opened.get(0);
    player.listener.opened(info("a.mp4", 9_000_000));
    player.listener.stateChanged(State.PAUSED);
    assertThat(model.info().get()).as("before the next tick").isEmpty();
    model.tick();

    assertThat(player.file).isEqualTo(Path.of("a.mp4"));
    assertThat(model.info().get()).isPresent();
    assertThat(model.durationUs().get()).isEqualTo(9_000_000);
    assertThat(model.timeUs().get()).isZero();
    assertThat(model.state().get()).isEqualTo(State.PAUSED);
  }

  @Test
  void thePlayheadFollowsThePlayer() {
    FakePlayback player = show("a.mp4", 9_000_000);
    player.timeUs = 1_234_567;
    model.tick();

    assertThat(model.timeUs().get()).isEqualTo(1_234_567);
  }

  @Test
  void aSeekMovesThePlayheadAtOnceAndStaysInTheClip() {
    FakePlayback player = show("a.mp4", 9_000_000);
    model.seek(4_000_000);
    assertThat(model.timeUs().get()).isEqualTo(4_000_000);
    model.seek(-5);
    model.seek(20_000_000);
    assertThat(model.timeUs().get()).isEqualTo(9_000_000);
    model.skip(-1);

    assertThat(player.asked)
        .containsExactly("seek 4000000", "seek 0", "seek 9000000", "seek 8000000");
  }

  @Test
  void playAndPauseTakeTurns() {
    FakePlayback player = show("a.mp4", 9_000_000);
    model.togglePlay();
    player.listener.stateChanged(State.PLAYING);
    model.tick();
    model.togglePlay();
    player.listener.stateChanged(State.ENDED);
    model.tick();
    model.togglePlay();
    model.step(1);
    model.step(-1);

    assertThat(player.asked).containsExactly("play", "pause", "play", "forward", "back");
  }

  @Test
  void anotherClipReplacesTheFirstWhoseReportsAreDropped() {
    FakePlayback first = show("a.mp4", 9_000_000);
    first.timeUs = 5_000_000;
    model.tick();
    FakePlayback second = show("b.mp4", 3_000_000);
    first.listener.opened(info("a.mp4", 9_000_000));
    first.listener.failed(new LacunaException(LacunaException.Kind.MEDIA, "Too late."));
    model.tick();

    assertThat(first.asked).contains("close");
    assertThat(second.asked).doesNotContain("close");
    assertThat(model.durationUs().get()).isEqualTo(3_000_000);
    assertThat(model.timeUs().get()).isZero();
    assertThat(model.failure().get()).isEmpty();
  }

  @Test
  void aLengthThatTheHeaderHidesGrowsWithThePlayhead() {
    FakePlayback player = show("a.webm", 0);
    player.timeUs = 2_500_000;
    model.tick();

    assertThat(model.durationUs().get()).isEqualTo(2_500_000);
  }

  @Test
  void failuresAreOneSentence() {
    model.show(PlayerClip.of(Path.of("a.mp4")));
    opened
        .get(0)
        .listener
        .failed(new LacunaException(LacunaException.Kind.MEDIA, "It is broken; choose another."));
    opened.get(0).listener.stateChanged(State.FAILED);
    model.tick();

    assertThat(model.failure().get()).isEqualTo("It is broken; choose another.");
    assertThat(model.state().get()).isEqualTo(State.FAILED);
  }

  @Test
  void theCaptionFollowsThePlayhead() {
    TimedWord good = new TimedWord("Good", 1_000_000, 1_300_000, TimedWord.Origin.GIVEN, 1);
    TimedWord day = new TimedWord("day", 1_300_000, 1_600_000, TimedWord.Origin.GIVEN, 1);
    model.show(new PlayerClip(Path.of("a.mp4"), 9_000_000, Optional.empty(), List.of(good, day)));
    model.seek(1_400_000);

    assertThat(model.caption().get()).isEqualTo(new Caption("Good ", "day", ""));
    assertThat(model.hasWords().get()).isTrue();
    model.clear();
    assertThat(model.hasWords().get()).isFalse();
    assertThat(model.caption().get()).isEqualTo(Caption.NONE);
  }

  @Test
  void theDisplaySizeIsToldToEveryPlayer() {
    model.displaySize(320, 192);
    FakePlayback first = show("a.mp4", 1);
    model.displaySize(640, 384);

    assertThat(first.asked).containsExactly("size 320 x 192", "size 640 x 384");
  }

  @Test
  void withoutAClipNothingHappens() {
    model.togglePlay();
    model.step(1);
    model.seek(5);
    model.tick();
    model.close();

    assertThat(model.timeUs().get()).isZero();
    assertThat(model.takePicture()).isEmpty();
  }

  private static void says(FakePlayback player, State state) {
    player.listener.stateChanged(state);
  }

  @Test
  void playingAgainIsFasterAndRestIsStillAtTheUsualSpeed() {
    FakePlayback player = show("a.mp4", 8_000_000);
    model.playFaster();
    says(player, State.PLAYING);
    model.tick();
    model.playFaster();
    model.playFaster();
    model.playFaster();
    model.playFaster();
    assertThat(model.speed().get()).isEqualTo(2);
    model.rest();
    assertThat(player.asked)
        .containsExactly(
            "play", "speed 1.25", "speed 1.5", "speed 2.0", "speed 2.0", "pause", "speed 1.0");
  }

  @Test
  void theSpeedStaysForTheNextClip() {
    show("a.mp4", 8_000_000);
    model.setSpeed(0.5);
    assertThat(show("b.mp4", 8_000_000).asked).containsExactly("speed 0.5");
  }

  @Test
  void theLoopGoesRoundTheSelectedStretch() {
    FakePlayback player = show("a.mp4", 8_000_000);
    model.loop().set(true);
    model.setStretch(Optional.of(new Span(2_000_000, 3_000_000)));
    model.togglePlay();
    assertThat(player.asked).containsExactly("seek 2000000", "play");
    says(player, State.PLAYING);
    player.timeUs = 2_990_000;
    model.tick();
    assertThat(player.asked).hasSize(2);
    player.timeUs = 3_010_000;
    model.tick();
    assertThat(player.asked).containsExactly("seek 2000000", "play", "seek 2000000");
    assertThat(model.timeUs().get()).isEqualTo(2_000_000);
  }

  @Test
  void withoutASelectionTheWholeClipBeginsAgainOnce() {
    FakePlayback player = show("a.mp4", 8_000_000);
    model.loop().set(true);
    says(player, State.ENDED);
    model.tick();
    model.tick();
    assertThat(player.asked).containsExactly("seek 0", "play");
  }

  @Test
  void withoutTheLoopAClipEnds() {
    FakePlayback player = show("a.mp4", 8_000_000);
    model.setStretch(Optional.of(new Span(2_000_000, 3_000_000)));
    says(player, State.PLAYING);
    player.timeUs = 5_000_000;
    model.tick();
    says(player, State.ENDED);
    model.tick();
    assertThat(player.asked).isEmpty();
  }

  @Test
  void backwardsAgainIsFasterAndTheOtherKeysStopAndTurnRound() {
    FakePlayback player = show("a.mp4", 8_000_000);
    player.timeUs = 4_000_000;
    model.playBackward();
    says(player, State.BACKWARD);
    model.tick();
    model.playBackward();
    model.playBackward();
    assertThat(player.asked).containsExactly("backward", "speed 1.25", "speed 1.5");
    player.asked.clear();
    model.playFaster();
    assertThat(player.asked).containsExactly("speed 1.0", "play");
    says(player, State.PLAYING);
    model.tick();
    model.playFaster();
    model.playBackward();
    assertThat(player.asked)
        .containsExactly("speed 1.0", "play", "speed 1.25", "speed 1.0", "backward");
    says(player, State.BACKWARD);
    model.tick();
    player.asked.clear();
    model.rest();
    assertThat(player.asked).containsExactly("pause", "speed 1.0");
    says(player, State.BACKWARD);
    model.tick();
    model.togglePlay();
    assertThat(player.asked).endsWith("pause");
  }

  @Test
  void backwardsTheLoopGoesRoundTheStretchFromItsEnd() {
    FakePlayback player = show("a.mp4", 8_000_000);
    model.loop().set(true);
    model.setStretch(Optional.of(new Span(2_000_000, 3_000_000)));
    player.timeUs = 500_000;
    model.playBackward();
    assertThat(player.asked).containsExactly("seek 2999999", "backward");
    says(player, State.BACKWARD);
    player.asked.clear();
    player.timeUs = 2_010_000;
    model.tick();
    assertThat(player.asked).isEmpty();
    player.timeUs = 1_990_000;
    model.tick();
    assertThat(player.asked).containsExactly("seek 2999999", "backward");
    assertThat(model.timeUs().get()).isEqualTo(2_999_999);
    // Inside the stretch it begins where it stands.
    model.pause();
    player.asked.clear();
    says(player, State.PAUSED);
    model.tick();
    player.timeUs = 2_500_000;
    model.playBackward();
    assertThat(player.asked).containsExactly("backward");
  }

  @Test
  void backwardsTheWholeClipGoesRoundWithTheLoopAndStopsWithout() {
    FakePlayback player = show("a.mp4", 8_000_000);
    player.timeUs = 90_000;
    model.playBackward();
    says(player, State.BACKWARD);
    model.tick();
    player.timeUs = 0;
    model.tick();
    says(player, State.PAUSED);
    model.tick();
    model.loop().set(true);
    model.tick();
    assertThat(player.asked).as("the player stops by itself").containsExactly("backward");
    player.timeUs = 90_000;
    model.playBackward();
    says(player, State.BACKWARD);
    model.tick();
    player.timeUs = 0;
    says(player, State.PAUSED);
    model.tick();
    assertThat(player.asked).containsExactly("backward", "backward", "seek 7999999", "backward");
  }
}
