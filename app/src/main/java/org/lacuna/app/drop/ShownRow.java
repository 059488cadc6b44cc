package org.lacuna.app.drop;

import java.util.List;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;

/**
 * One modality of the clip as it is shown to the network.
 *
 * @param modality which
 * @param name for a person
 * @param on whether its switch is on
 * @param observed when there is something of it
 * @param dropped when it was taken away
 * @param words what is said, for language
 */
record ShownRow(
    Modality modality,
    String name,
    boolean on,
    Stretches observed,
    Stretches dropped,
    List<TimedWord> words) {

  ShownRow {
    words = List.copyOf(words);
  }
}
