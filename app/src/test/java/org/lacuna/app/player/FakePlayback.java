package org.lacuna.app.player;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lacuna.media.play.FrameFeed;
import org.lacuna.media.play.Playback;
import org.lacuna.media.play.PlayerListener;
import org.lacuna.media.play.PlayerListener.State;

/** A player that does nothing but note what it is asked. */
final class FakePlayback implements Playback {

  final Path file;
  final PlayerListener listener;
  final List<String> asked = new ArrayList<>();
  final FrameFeed frames = new FrameFeed();
  long timeUs;

  FakePlayback(Path file, PlayerListener listener) {
    this.file = file;
    this.listener = listener;
  }

  @Override
  public void play() {
    asked.add("play");
  }

  @Override
  public void playBackward() {
    asked.add("backward");
  }

  @Override
  public void pause() {
    asked.add("pause");
  }

  @Override
  public void seek(long us) {
    asked.add("seek " + us);
    timeUs = us;
  }

  @Override
  public void stepForward() {
    asked.add("forward");
  }

  @Override
  public void stepBack() {
    asked.add("back");
  }

  @Override
  public void speed(double factor) {
    asked.add("speed " + factor);
  }

  @Override
  public void displaySize(int width, int height) {
    asked.add("size " + width + " x " + height);
  }

  @Override
  public long timeUs() {
    return timeUs;
  }

  @Override
  public State state() {
    return State.PAUSED;
  }

  @Override
  public FrameFeed frames() {
    return frames;
  }

  @Override
  public void close() {
    asked.add("close");
  }
}
