package org.lacuna.app.bench;

import org.lacuna.media.play.FrameFeed;
import org.lacuna.media.play.Playback;
import org.lacuna.media.play.PlayerListener;

/** The player of a clip that was never recorded: it stands at the start and has no pictures. */
public final class StillPlayback implements Playback {

  private final FrameFeed nothing = new FrameFeed();

  @Override
  public void play() {}

  @Override
  public void playBackward() {}

  @Override
  public void pause() {}

  @Override
  public void seek(long timeUs) {}

  @Override
  public void stepForward() {}

  @Override
  public void stepBack() {}

  @Override
  public void speed(double factor) {}

  @Override
  public void displaySize(int width, int height) {}

  @Override
  public long timeUs() {
    return 0;
  }

  @Override
  public PlayerListener.State state() {
    return PlayerListener.State.PAUSED;
  }

  @Override
  public FrameFeed frames() {
    return nothing;
  }

  @Override
  public void close() {}
}
