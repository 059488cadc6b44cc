package org.lacuna.app.player;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.lacuna.app.timeline.Span;
import org.lacuna.media.play.Playback;
import org.lacuna.media.play.PlayerListener.State;

/**
 * With the loop on, what ends begins again, on or backwards: the selected stretch, or else the
 * clip. Belongs to the thread of the views.
 */
final class LoopRound {

  final BooleanProperty loop = new SimpleBooleanProperty(false);

  /** What it goes round; empty for the whole clip. */
  Optional<Span> stretch = Optional.empty();

  /** Whether the user wants to go backwards; the player says some time later that it does. */
  boolean backward;

  /** Playing begins: with the playhead outside the stretch, from the start of that. */
  void begin(Playback standing) {
    if (loop.get() && stretch.isPresent() && !stretch.get().contains(standing.timeUs())) {
      standing.seek(stretch.get().startUs());
    }
    backward = false;
  }

  /** Playing backwards begins: with the playhead outside the stretch, from the end of that. */
  void beginBackward(Playback standing) {
    long us = standing.timeUs();
    boolean outside =
        stretch.isPresent() && (us <= stretch.get().startUs() || us > stretch.get().endUs());
    if (loop.get() && outside) {
      standing.seek(stretch.get().endUs() - 1);
    }
    backward = true;
  }

  /**
   * Looks whether something has ended.
   *
   * @param state what the player said last
   */
  void tick(Playback playing, ReadOnlyObjectWrapper<State> state, long durationUs) {
    if (backward) {
      back(playing, state.get(), durationUs);
      return;
    }
    if (!loop.get()) {
      return;
    }
    long start = stretch.map(Span::startUs).orElse(0L);
    boolean over = stretch.isPresent() && playing.timeUs() >= stretch.get().endUs();
    if (state.get() == State.PLAYING && over) {
      playing.seek(start);
    } else if (state.get() == State.ENDED) {
      // Until the player says that it plays again, this must happen once.
      state.set(State.OPENING);
      playing.seek(start);
      playing.play();
    }
  }

  /** The player stops at the start of the clip by itself; that of a stretch is seen here. */
  private void back(Playback playing, State state, long durationUs) {
    long start = loop.get() ? stretch.map(Span::startUs).orElse(0L) : 0;
    if (playing.timeUs() > start || state == State.OPENING) {
      return;
    }
    if (loop.get()) {
      // The end is where the next picture begins: the one before it is the last of the stretch.
      playing.seek(Math.max(0, stretch.map(Span::endUs).orElse(durationUs) - 1));
      playing.playBackward();
    } else {
      backward = state == State.BACKWARD;
    }
  }
}
