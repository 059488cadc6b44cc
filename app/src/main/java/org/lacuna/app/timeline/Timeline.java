package org.lacuna.app.timeline;

import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * The shared time axis: what is visible and where the playhead stands, in microseconds of the
 * clip's clock. The player owns the position; everybody else asks it to {@link #seek}. Belongs to
 * the thread of the views.
 */
public final class Timeline {

  private final ReadOnlyLongWrapper durationUs = new ReadOnlyLongWrapper(0);
  private final ReadOnlyLongWrapper positionUs = new ReadOnlyLongWrapper(0);
  private LongConsumer seeker = this::moveTo;

  /** Who carries out a seek; it answers by {@link #moveTo} when it has done so. */
  public void setSeeker(LongConsumer seeker) {
    this.seeker = seeker;
  }

  /** Starts over with a clip of that length. */
  public void reset(long lengthUs) {
    positionUs.set(0);
    durationUs.set(Math.max(0, lengthUs));
  }

  /** The player says where it is. */
  public void moveTo(long us) {
    positionUs.set(clamp(us));
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

  /** The visible span mapped to that many pixels. */
  public TimeScale scale(double pixels) {
    return new TimeScale(0, Math.max(1, durationUs.get()), pixels);
  }

  public ReadOnlyLongProperty durationUs() {
    return durationUs.getReadOnlyProperty();
  }

  public ReadOnlyLongProperty positionUs() {
    return positionUs.getReadOnlyProperty();
  }
}
