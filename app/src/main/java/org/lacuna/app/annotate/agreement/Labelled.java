package org.lacuna.app.annotate.agreement;

import java.util.List;

/**
 * What one coder said about one clip on one topic. Immutable.
 *
 * @param clip id of the clip
 * @param coder name of who said it
 * @param model whether it is a model
 * @param segments in time order, without overlaps
 */
public record Labelled(long clip, String coder, boolean model, List<Said> segments) {

  public Labelled {
    segments = List.copyOf(segments);
  }

  /**
   * A label over a stretch.
   *
   * @param label empty where nothing is said
   */
  public record Said(long startUs, long endUs, String label) {}
}
