package org.lacuna.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import org.lacuna.app.session.Scored;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.inference.signal.Modality;

/**
 * A scripted user who flips modality switches before each page in turn. A flip counts from the
 * switch until the frame that shows the new answer is over and the next one begins. Belongs to the
 * thread of the views.
 */
public final class SwitchBench extends AnimationTimer {

  /** As long as reading and scoring the clip may take. */
  private static final long PATIENCE_NANOS = 240_000_000_000L;

  /** Between two flips, so that what they bring in the background is over. */
  private static final long CALM_NANOS = 500_000_000L;

  /** The first look at a page: what is shown there only is worked out. */
  private static final long PAGE_NANOS = 3_000_000_000L;

  /** Flips of each page that are not counted: the first ones compile. */
  private static final int SETTLING = 4;

  private final SessionViewModel session;
  private final List<String> pages;
  private final Consumer<String> show;
  private final int flips;
  private final Consumer<List<FrameTimes>> done;
  private final List<FrameTimes> figures = new ArrayList<>();
  private final List<Long> nanos = new ArrayList<>();
  private Optional<Scored> before = Optional.empty();
  private int page = -1;
  private int flipped;
  private boolean shown;
  private boolean waiting;
  private long flippedAt;
  private long calmUntil;
  private long begunAt;

  /**
   * @param session with a clip that is being read
   * @param pages what is shown in turn
   * @param show shows one of them
   * @param flips counted flips of each page, at least 1
   * @param done hears the figures, one for each page; fewer when the clip was never scored
   */
  public SwitchBench(
      SessionViewModel session,
      List<String> pages,
      Consumer<String> show,
      int flips,
      Consumer<List<FrameTimes>> done) {
    this.session = session;
    this.pages = List.copyOf(pages);
    this.show = show;
    this.flips = flips;
    this.done = done;
  }

  @Override
  public void handle(long now) {
    begunAt = begunAt == 0 ? now : begunAt;
    if (page < 0) {
      awaitClip(now);
    } else if (waiting) {
      awaitFrame();
    } else if (now >= calmUntil) {
      flip();
    }
  }

  private void awaitClip(long now) {
    if (session.scored().get().isPresent()) {
      nextPage();
    } else if (now - begunAt > PATIENCE_NANOS) {
      end();
    }
  }

  private void nextPage() {
    page++;
    flipped = 0;
    nanos.clear();
    if (page == pages.size()) {
      end();
      return;
    }
    show.accept(pages.get(page));
    calmUntil = System.nanoTime() + PAGE_NANOS;
  }

  private void flip() {
    if (flipped == flips + SETTLING) {
      figures.add(
          FrameTimes.of(pages.get(page), nanos.stream().mapToLong(Long::longValue).toArray()));
      nextPage();
      return;
    }
    List<Modality> there = session.available().toList();
    Modality m = there.get(flipped / 2 % there.size());
    before = session.scored().get();
    shown = false;
    waiting = true;
    flippedAt = System.nanoTime();
    session.toggle(m);
  }

  private void awaitFrame() {
    if (session.scored().get().equals(before)) {
      return;
    }
    if (!shown) {
      shown = true; // by the frame that begins now
      return;
    }
    if (flipped >= SETTLING) {
      nanos.add(System.nanoTime() - flippedAt);
    }
    flipped++;
    waiting = false;
    calmUntil = System.nanoTime() + CALM_NANOS;
  }

  private void end() {
    stop();
    done.accept(List.copyOf(figures));
  }
}
