package org.lacuna.media.extract;

import java.util.Optional;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaSink;

/**
 * The port to an extractor that listens to one pass over a file. One instance serves one pass, on
 * one thread: it is fed as a {@link MediaSink}, then {@link #finish} is called once. Closing frees
 * native memory; it is allowed at any time, also twice.
 */
public interface FeatureExtractor extends MediaSink, AutoCloseable {

  Modality modality();

  /** What the columns of the sequence will be; known before the first frame. */
  FeatureSpec spec();

  /**
   * Ends the pass.
   *
   * @param endUs end of the clip, microseconds
   * @return the sequence, on the extractor's native grid; steps without a measurement are
   *     unobserved
   */
  FeatureSequence finish(long endUs) throws LacunaException;

  /**
   * After {@link #finish}: when nothing was observed, one plain sentence why ("No face was found in
   * any frame."); otherwise empty.
   */
  Optional<String> whyNothing();

  @Override
  void close();
}
