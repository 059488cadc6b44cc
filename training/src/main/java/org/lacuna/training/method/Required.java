package org.lacuna.training.method;

import java.util.Map;

/** Entries of maps that are complete by construction. */
public final class Required {

  private Required() {}

  /** An entry that is there by construction; an error of the program when it is not. */
  public static <K, T> T entry(Map<K, T> map, K key) {
    T value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("nothing for " + key);
    }
    return value;
  }
}
