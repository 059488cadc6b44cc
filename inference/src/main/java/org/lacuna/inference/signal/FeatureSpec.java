package org.lacuna.inference.signal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the columns of a sequence mean and which extractor made them.
 *
 * @param extractorId stable name of the extractor, for example {@code lacuna.audio.lld}
 * @param extractorVersion raised whenever the same input would give other numbers
 * @param parameters the settings that change the numbers, in sorted order
 * @param features the columns, in order; names are unique
 */
public record FeatureSpec(
    String extractorId,
    String extractorVersion,
    SortedMap<String, String> parameters,
    List<Feature> features) {

  public FeatureSpec {
    parameters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    features = List.copyOf(features);
    Set<String> names = new HashSet<>();
    for (Feature f : features) {
      if (!names.add(f.name())) {
        throw new IllegalArgumentException("two features are named " + f.name());
      }
    }
  }

  public FeatureSpec(
      String extractorId,
      String extractorVersion,
      Map<String, String> parameters,
      List<Feature> features) {
    this(extractorId, extractorVersion, new TreeMap<>(parameters), features);
  }

  /** Number of columns, D. */
  public int dim() {
    return features.size();
  }

  /** Column of that name, or -1. */
  public int indexOf(String name) {
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
