package org.lacuna.app.boot;

/**
 * How clips are taken to their features.
 *
 * @param cache whether what was extracted before is used again, and what is extracted is kept
 * @param ownProcess whether native code meets the file in a process of its own, where a crash stays
 *     without consequences
 */
public record ExtractionMode(boolean cache, boolean ownProcess) {

  /** With the cache, in a process of its own. */
  public static final ExtractionMode USUAL = new ExtractionMode(true, true);
}
