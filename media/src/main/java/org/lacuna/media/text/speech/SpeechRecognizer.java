package org.lacuna.media.text.speech;

import java.nio.FloatBuffer;
import java.util.List;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * The port to speech recognition. Opening one loads its models; then any number of recordings can
 * be heard, one after the other, on one thread at a time. Closing frees the models and may be
 * repeated.
 */
public interface SpeechRecognizer extends AutoCloseable {

  /** Samples a second that recognition needs. */
  int SAMPLE_RATE = 16_000;

  /** What hears, and how well, for a person: "built-in speech recognition (rough)". */
  String label();

  /**
   * Begins to hear a recording. A session that is still open is given up.
   *
   * @param cancel checked before every stretch of speech, which lasts 20 s at most, and, by an
   *     engine that can be stopped, at least once for every second of it
   * @throws LacunaException of kind MODEL when the models cannot be made ready
   */
  Session start(CancelToken cancel) throws LacunaException;

  @Override
  void close();

  /**
   * One recording, heard as it streams by. Keeps at most half a minute of sound, whatever the
   * recording's length. One thread at a time.
   */
  interface Session {

    /**
     * Hears on. Words are recognised within this call, so that it takes long now and then.
     *
     * @param samples mono at {@link #SAMPLE_RATE}, full scale is [-1, 1], from position to limit;
     *     borrowed
     * @param timeUs time of the first sample on the container's clock, microseconds; a jump shows a
     *     gap in the recording, across which no word is heard
     * @throws LacunaException of kind MODEL when recognition fails
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    void add(FloatBuffer samples, long timeUs) throws LacunaException;

    /**
     * Ends the recording.
     *
     * @return all words in time order, of origin RECOGNISED, each with its confidence in [0, 1], or
     *     NaN by an engine that gives none; no word when nobody was heard to speak
     * @throws LacunaException of kind MODEL when recognition fails
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    List<TimedWord> finish() throws LacunaException;
  }
}
