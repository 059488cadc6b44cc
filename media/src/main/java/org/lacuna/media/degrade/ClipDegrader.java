package org.lacuna.media.degrade;

import java.util.List;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.Extraction;

/** The port to clips that are made worse in places. Thread-safe. */
@FunctionalInterface
public interface ClipDegrader {

  /**
   * Makes a clip worse and measures its features again in the stretches that were touched; steps
   * outside of them stay as they were, to the bit.
   *
   * @param clip as it was extracted
   * @param changes made one after the other
   * @throws LacunaException of kind USAGE when there is nothing in a stretch to make worse, of kind
   *     MEDIA when the file cannot be read any more, of kind MODEL when a network fails
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  Extraction degrade(
      Extraction clip, List<Change> changes, CancelToken cancel, ProgressSink progress)
      throws LacunaException;
}
