package org.lacuna.app.player;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import org.lacuna.app.bench.SyncFigures;
import org.lacuna.app.bench.TimedLine;
import org.lacuna.media.play.PlayerListener.State;

/**
 * Plays a clip of flashes and tones in the real player at several speeds and notes when a flash was
 * on screen. A picture counts as seen when the frame after it begins: then it has been drawn for
 * certain. Belongs to the thread of the views.
 */
public final class SyncBench extends AnimationTimer {

  private static final int WHITE = 128;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final PlayerView view;
  private final PlayerViewModel model;
  private final PlayerClip clip;
  private final Supplier<TimedLine> line;
  private final List<Double> speeds;
  private final Consumer<List<SyncFigures>> done;
  private final List<SyncFigures> figures = new ArrayList<>();
  private final List<Long> flashes = new ArrayList<>();
  private boolean white;
  private boolean drawn = true;
  private boolean playing;
  private int round = -1;
  private long begunAt;

  /**
   * @param view in a window already
   * @param model of that view
   * @param clip flashes and tones
   * @param line what the clip that was opened last is heard on
   * @param speeds one after the other
   * @param done hears the figures, one a speed; fewer when the clip could not be played
   */
  public SyncBench(
      PlayerView view,
      PlayerViewModel model,
      PlayerClip clip,
      Supplier<TimedLine> line,
      List<Double> speeds,
      Consumer<List<SyncFigures>> done) {
    this.view = view;
    this.model = model;
    this.clip = clip;
    this.line = line;
    this.speeds = List.copyOf(speeds);
    this.done = done;
  }

  @Override
  public void handle(long now) {
    look();
    if (round < 0) {
      next(now);
    } else if (!playing && model.state().get() == State.PAUSED) {
      model.togglePlay();
      playing = true;
    } else if (model.state().get() == State.ENDED || now - begunAt > PATIENCE_NANOS) {
      figures.add(SyncFigures.of(speeds.get(round), flashes, line.get().tones()));
      if (round + 1 < speeds.size()) {
        next(now);
      } else {
        stop();
        done.accept(List.copyOf(figures));
      }
    } else if (model.state().get() == State.FAILED) {
      stop();
      done.accept(List.copyOf(figures));
    }
  }

  private void look() {
    if (!drawn) {
      flashes.add(System.nanoTime());
      drawn = true;
    }
    boolean bright = view.brightness() > WHITE;
    if (bright && !white) {
      drawn = false;
    }
    white = bright;
  }

  private void next(long now) {
    round++;
    begunAt = now;
    playing = false;
    flashes.clear();
    model.setSpeed(speeds.get(round));
    model.show(clip);
  }
}
