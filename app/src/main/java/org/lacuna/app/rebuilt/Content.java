package org.lacuna.app.rebuilt;

import java.util.List;
import org.lacuna.inference.drop.Stretches;

/**
 * What the page shows.
 *
 * @param rows every audio feature; empty where there is neither a real nor a rebuilt one
 * @param source what the sound is rebuilt from, in words; empty where it is not
 * @param notice what is missing and what to do about it; empty where nothing is
 * @param gaps where the sound was dropped; all of the clip where it is switched off
 */
public record Content(List<FeatureRow> rows, String source, String notice, Stretches gaps) {

  /** Nothing yet. */
  static final Content NOTHING = new Content(List.of(), "", "", Stretches.none());

  public Content {
    rows = List.copyOf(rows);
  }
}
