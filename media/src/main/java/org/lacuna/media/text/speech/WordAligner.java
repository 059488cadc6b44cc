package org.lacuna.media.text.speech;

import java.util.List;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * The port to forced alignment: finds when the words of a known transcript are said. One thread at
 * a time. Closing frees the models and may be repeated.
 */
public interface WordAligner extends AutoCloseable {

  /**
   * Aligns one stretch of speech.
   *
   * @param samples mono at {@link SpeechRecognizer#SAMPLE_RATE}, full scale is [-1, 1]; a minute at
   *     most
   * @param startUs time of the first sample, microseconds
   * @param words what is said in it, in order, as written
   * @param cancel checked at least once for every second of sound
   * @return each word with its span: ALIGNED where it was found; a word that the aligner does not
   *     know or cannot place stands between its neighbours, INTERPOLATED. All of them INTERPOLATED
   *     when the words do not fit the sound at all
   * @throws LacunaException of kind MODEL when the engine fails
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  List<TimedWord> align(float[] samples, long startUs, List<String> words, CancelToken cancel)
      throws LacunaException;

  @Override
  void close();
}
