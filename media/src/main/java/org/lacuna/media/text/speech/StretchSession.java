package org.lacuna.media.text.speech;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * Hears a recording stretch by stretch: the sound is cut at its pauses and every stretch is decoded
 * alone, so that memory is bounded and what was heard before changes nothing. One thread at a time.
 */
public final class StretchSession implements SpeechRecognizer.Session {

  /** Decodes one stretch of speech; called on the caller's thread. */
  @FunctionalInterface
  public interface Decoder {

    /**
     * @param samples mono at {@link SpeechRecognizer#SAMPLE_RATE}, full scale is [-1, 1], {@link
     *     SpeechSegmenter#LONGEST_SECONDS} at most
     * @param startUs time of the first sample, microseconds
     * @return words in time order, none before {@code startUs}
     */
    List<TimedWord> decode(float[] samples, long startUs) throws LacunaException;
  }

  private final CancelToken cancel;
  private final List<TimedWord> words = new ArrayList<>();
  private final SpeechSegmenter segmenter;

  /**
   * @param cancel checked before every block and every stretch
   */
  public StretchSession(CancelToken cancel, Decoder decoder) {
    this.cancel = cancel;
    this.segmenter =
        new SpeechSegmenter(
            (samples, startUs) -> {
              cancel.check();
              words.addAll(decoder.decode(samples, startUs));
            });
  }

  @Override
  public void add(FloatBuffer samples, long timeUs) throws LacunaException {
    cancel.check();
    segmenter.add(samples, timeUs);
  }

  @Override
  public List<TimedWord> finish() throws LacunaException {
    cancel.check();
    segmenter.finish();
    return List.copyOf(words);
  }
}
