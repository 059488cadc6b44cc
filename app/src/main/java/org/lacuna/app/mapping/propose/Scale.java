package org.lacuna.app.mapping.propose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the columns of one modality are scaled by. Immutable.
 *
 * @param kind where it comes from
 * @param source what the user is told about that; empty for none
 * @param columns mean and deviation by column; a column that is not in it is left as it is
 */
public record Scale(Kind kind, String source, Map<String, Column> columns) {

  /** Where means and deviations come from. */
  public enum Kind {
    /** Values are fed as they were measured. */
    NONE,
    /** They were read from a file. */
    FILE,
    /** They were computed over the open clip, which is not what the network was trained on. */
    CLIP
  }

  /**
   * @param mean over observed values
   * @param deviation above 0
   */
  public record Column(float mean, float deviation) {}

  /** Nothing is scaled. */
  public static final Scale NONE = new Scale(Kind.NONE, "", Map.of());

  public Scale {
    columns = Map.copyOf(new LinkedHashMap<>(columns));
  }

  float[] means(List<String> names) {
    float[] all = new float[names.size()];
    for (int d = 0; d < all.length; d++) {
      all[d] = columns.getOrDefault(names.get(d), new Column(0, 1)).mean;
    }
    return all;
  }

  float[] deviations(List<String> names) {
    float[] all = new float[names.size()];
    for (int d = 0; d < all.length; d++) {
      all[d] = columns.getOrDefault(names.get(d), new Column(0, 1)).deviation;
    }
    return all;
  }
}
