package org.lacuna.app.reproduce;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a table: a method with its settings.
 *
 * @param label what it is called in tables
 * @param recipe its name for {@code lacuna train --method}
 * @param settings that differ from the method's own
 */
record MethodRun(String label, String recipe, Map<String, String> settings) {

  MethodRun {
    settings = new LinkedHashMap<>(settings);
  }

  static MethodRun of(String label, String recipe, Map<String, String> settings) {
    return new MethodRun(label, recipe, settings);
  }

  /** The same with other settings on top. */
  MethodRun with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.putAll(more);
    return new MethodRun(label, recipe, all);
  }
}
