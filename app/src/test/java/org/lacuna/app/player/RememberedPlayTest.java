package org.lacuna.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lacuna.app.remember.RememberedHere;

class RememberedPlayTest {

  private final RememberedHere remembered = new RememberedHere();
  private final List<FakePlayback> opened = new ArrayList<>();

  private PlayerViewModel player() {
    return new PlayerViewModel(
        (file, listener) -> {
          FakePlayback playback = new FakePlayback(file, listener);
          opened.add(playback);
          return playback;
        },
        Runnable::run);
  }

  private PlayerViewModel started() {
    PlayerViewModel player = player();
    RememberedPlay.of(player, remembered);
    return player;
  }

  @Test
  void theFirstDayIsAsThePlayerIsMade() {
    PlayerViewModel first = started();
    PlayerViewModel plain = player();
    assertThat(first.speed().get()).isEqualTo(1);
    assertThat(first.faceShown().get()).isEqualTo(plain.faceShown().get());
    assertThat(first.overlays().now()).isEqualTo(plain.overlays().now());
    assertThat(first.captionShown().get()).isTrue();
  }

  @Test
  void whatWasChosenIsChosenAtTheNextStart() {
    PlayerViewModel player = started();
    player.setSpeed(0.75);
    player.captionShown().set(false);
    player.overlays().mesh().set(false);
    player.overlays().gaze().set(true);
    player.faceShown().set(false);
    PlayerViewModel next = started();
    assertThat(next.speed().get()).isEqualTo(0.75);
    assertThat(next.captionShown().get()).isFalse();
    assertThat(next.faceShown().get()).isFalse();
    assertThat(next.overlays().now()).isEqualTo(new OverlayChoice.Shown(true, false, false, true));
    next.show(PlayerClip.of(Path.of("a.mp4")));
    assertThat(opened.get(0).asked).as("the first clip already").contains("speed 0.75");
  }

  @Test
  void aSpeedThatDoesNotExistIsNone() {
    remembered.put("player.speed", "17");
    assertThat(started().speed().get()).isEqualTo(1);
  }

  @Test
  void whatAPresentationHidesIsShownAtTheNextStart() {
    PlayerViewModel player = player();
    RememberedPlay kept = RememberedPlay.of(player, remembered);
    kept.hold(true);
    player.faceShown().set(false);
    assertThat(started().faceShown().get()).isTrue();
    player.faceShown().set(true);
    kept.hold(false);
    player.faceShown().set(false);
    assertThat(started().faceShown().get()).isFalse();
  }
}
