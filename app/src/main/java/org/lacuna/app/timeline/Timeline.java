package org.lacuna.app.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The shared time axis: which span is visible, where the playhead stands and which stretch is
 * selected, in microseconds of the clip's clock. The player owns the position; everybody else asks
 * it to {@link #seek}. The visible span never leaves the clip; it follows the playhead out of its
 * edges, unless the user has looked away from it. Belongs to the thread of the views.
 */
public final class Timeline {

  /** Nothing in a clip is looked at closer than this, microseconds. */
  public static final long CLOSEST_US = 5_000;

  private static final Span NO_CLIP = new Span(0, 1);

  /** A longer way at once is a jump, which the view follows wherever it was. */
  private static final long JUMP_US = 1_000_000;

  /** Where in the visible span the playhead comes back in, as a share of its length. */
  private static final double MARGIN = 0.08;

  private final ReadOnlyLongWrapper durationUs = new ReadOnlyLongWrapper(0);
  private final ReadOnlyLongWrapper positionUs = new ReadOnlyLongWrapper(0);
  private final ReadOnlyObjectWrapper<Span> visible = new ReadOnlyObjectWrapper<>(NO_CLIP);
  private final ReadOnlyObjectWrapper<Optional<Span>> selection =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Span>> pointed = new ReadOnlyObjectWrapper<>(List.of());
  private LongConsumer seeker = this::moveTo;

  /** Who carries out a seek; it answers by {@link #moveTo} when it has done so. */
  public void setSeeker(LongConsumer seeker) {
    this.seeker = seeker;
  }

  /** Starts over with a clip of that length: all of it is visible, nothing is selected. */
  public void reset(long lengthUs) {
    positionUs.set(0);
    selection.set(Optional.empty());
    pointed.set(List.of());
    durationUs.set(Math.max(0, lengthUs));
    visible.set(whole());
  }

  /** The player says where it is. */
  public void moveTo(long us) {
    long before = positionUs.get();
    long now = clamp(us);
    positionUs.set(now);
    boolean jump = Math.abs(now - before) > JUMP_US;
    if (!isVisible(now) && (jump || isVisible(before))) {
      reveal(now, now < before && !jump);
    }
  }

  private boolean isVisible(long us) {
    Span v = visible.get();
    // The very end of the clip has no moment of its own, but the playhead can stand there.
    return v.contains(us) || (us == v.endUs() && us == durationUs.get());
  }

  /** Turns the page: most of what is shown next lies where the playhead goes. */
  private void reveal(long us, boolean backwards) {
    long length = visible.get().lengthUs();
    long before = Math.round(length * (backwards ? 1 - MARGIN : MARGIN));
    show(new Span(us - before, us - before + length));
  }

  /** Asks the player to go to that moment; out of range is taken to the nearer end. */
  public void seek(long us) {
    if (durationUs.get() > 0) {
      seeker.accept(clamp(us));
    }
  }

  private long clamp(long us) {
    return Math.max(0, Math.min(durationUs.get(), us));
  }

  private Span whole() {
    return new Span(0, Math.max(1, durationUs.get()));
  }

  /**
   * Makes a span visible. One that is too short or too long takes the nearest length allowed, one
   * that leaves the clip is moved inside.
   */
  public void show(Span wanted) {
    Span all = whole();
    long shortest = Math.min(CLOSEST_US, all.lengthUs());
    long length = Math.max(shortest, Math.min(all.lengthUs(), wanted.lengthUs()));
    long start = Math.max(0, Math.min(all.endUs() - length, wanted.startUs()));
    visible.set(new Span(start, start + length));
  }

  /** Makes the whole clip visible. */
  public void showAll() {
    visible.set(whole());
  }

  /**
   * Looks closer (above 1) or from further away (below 1).
   *
   * @param factor positive; 2 shows half of the time
   * @param aroundUs the moment that stays where it is, as far as the ends of the clip allow
   */
  public void zoomBy(double factor, long aroundUs) {
    Span now = visible.get();
    Span all = whole();
    long shortest = Math.min(CLOSEST_US, all.lengthUs());
    double wanted = now.lengthUs() / factor;
    long length = Math.max(shortest, Math.round(Math.min((double) all.lengthUs(), wanted)));
    double share = (double) (aroundUs - now.startUs()) / now.lengthUs();
    long start = aroundUs - Math.round(share * length);
    show(new Span(start, start + length));
  }

  /** Moves the view on (positive) or back; it stops at the ends of the clip. */
  public void panBy(long us) {
    show(visible.get().movedBy(us));
  }

  /** Selects a stretch, as far as it lies in the clip; empty to select nothing. */
  public void select(Optional<Span> wanted) {
    selection.set(
        wanted
            .filter(s -> clamp(s.endUs()) > clamp(s.startUs()))
            .map(s -> new Span(clamp(s.startUs()), clamp(s.endUs()))));
  }

  /**
   * Selects from the playhead to the end of the selection, or of the clip where the selection ends
   * before.
   */
  public void selectFromHere() {
    long in = positionUs.get();
    long out = selection.get().map(Span::endUs).filter(end -> end > in).orElse(durationUs.get());
    if (out > in) {
      select(Optional.of(new Span(in, out)));
    }
  }

  /**
   * Selects up to the playhead from the start of the selection, or of the clip where the selection
   * starts later.
   */
  public void selectToHere() {
    long out = positionUs.get();
    long in = selection.get().map(Span::startUs).filter(start -> start < out).orElse(0L);
    if (out > in) {
      select(Optional.of(new Span(in, out)));
    }
  }

  /** The visible span mapped to that many pixels. */
  public TimeScale scale(double pixels) {
    Span v = visible.get();
    return new TimeScale(v.startUs(), v.endUs(), pixels);
  }

  /** What is visible; lanes paint anew when it changes. */
  public ReadOnlyObjectProperty<Span> visible() {
    return visible.getReadOnlyProperty();
  }

  /** Somebody points at these stretches: all who show time light them up; empty for none. */
  public void point(List<Span> stretches) {
    pointed.set(List.copyOf(stretches));
  }

  /** The stretches that are pointed at. */
  public ReadOnlyObjectProperty<List<Span>> pointed() {
    return pointed.getReadOnlyProperty();
  }

  /** The selected stretch; empty when nothing is selected. */
  public ReadOnlyObjectProperty<Optional<Span>> selection() {
    return selection.getReadOnlyProperty();
  }

  public ReadOnlyLongProperty durationUs() {
    return durationUs.getReadOnlyProperty();
  }

  public ReadOnlyLongProperty positionUs() {
    return positionUs.getReadOnlyProperty();
  }
}
