package org.lacuna.media.audio.frame;

import java.util.List;
import org.lacuna.inference.signal.Feature;

/**
 * A group of columns of the acoustic sequence, measured frame by frame. The frames of one pass come
 * in time order on one thread; a descriptor may remember the frame before.
 */
public interface Descriptor {

  /** The columns, in order. */
  List<Feature> features();

  /**
   * Measures one frame.
   *
   * @param frame the shared analysis of the frame, borrowed
   * @param row receives the values; NaN where a quantity has no value in this frame
   * @param at index of this descriptor's first column in the row
   */
  void measure(Frame frame, float[] row, int at);

  /** Told when the frame to come does not follow the last one (gap, silence). */
  default void interrupted() {}
}
