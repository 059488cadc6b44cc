package org.lacuna.media.text.speech;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.lacuna.inference.task.LacunaException;

/**
 * Cuts a stream of sound into stretches of speech at its pauses. Speech is what stands out of the
 * background, which is followed: it falls at once with the level and rises by 1 dB a second. A
 * stretch goes from a little before speech to a little into the next pause of 0.6 s; one that finds
 * no pause is cut at its quietest place. Keeps at most {@link #LONGEST_SECONDS} of sound.
 */
public final class SpeechSegmenter {

  /** Longest stretch. */
  public static final int LONGEST_SECONDS = 20;

  /** Receives the stretches in time order, on the caller's thread. */
  @FunctionalInterface
  public interface Sink {

    /**
     * @param samples mono, owned by the receiver
     * @param startUs time of the first sample, microseconds
     */
    void speech(float[] samples, long startUs) throws LacunaException;
  }

  private static final int FRAME = SpeechRecognizer.SAMPLE_RATE / 100;
  private static final int LONGEST = LONGEST_SECONDS * 100;

  /** Frames kept before the first and after the last one with speech. */
  private static final int MARGIN = 25;

  private static final int PAUSE = 60;

  /** Shorter bursts are clicks. */
  private static final int SHORTEST = 10;

  /** A stretch without pause is cut within its last five seconds. */
  private static final int CUT_FROM = LONGEST - 500;

  private static final double ABOVE_BACKGROUND_DB = 9;
  private static final double QUIETEST_DB = -65;
  private static final double RISE_DB = 0.01;

  /** A jump of the clock beyond rounding. */
  private static final long GAP_US = 20_000;

  private final Sink sink;
  private final float[] held = new float[LONGEST * FRAME];
  private final double[] level = new double[LONGEST];
  private int samples;
  private int frames;
  private long startUs;
  private int lastSpeech = -1;
  private int speech;
  private double background = Double.NaN;

  public SpeechSegmenter(Sink sink) {
    this.sink = sink;
  }

  /**
   * Takes the next block.
   *
   * @param block mono at {@link SpeechRecognizer#SAMPLE_RATE}, from position to limit
   * @param timeUs time of its first sample; a jump ends the stretch
   */
  public void add(FloatBuffer block, long timeUs) throws LacunaException {
    if (samples > 0 && Math.abs(timeUs - timeOf(samples)) > GAP_US) {
      finish();
    }
    startUs = samples == 0 ? timeUs : startUs;
    for (int i = block.position(); i < block.limit(); i++) {
      held[samples] = block.get(i);
      samples++;
      if (samples == (frames + 1) * FRAME) {
        frame();
      }
    }
  }

  /** Hands over what is left; the next block starts afresh. */
  public void finish() throws LacunaException {
    emit(frames);
    drop(samples);
  }

  private void frame() throws LacunaException {
    double db = level(frames * FRAME);
    level[frames] = db;
    frames++;
    background =
        Double.isNaN(background) || db < background ? db : Math.min(db, background + RISE_DB);
    if (db > Math.max(background, QUIETEST_DB) + ABOVE_BACKGROUND_DB) {
      lastSpeech = frames - 1;
      speech++;
    }
    if (lastSpeech < 0 && frames > MARGIN) {
      drop((frames - MARGIN) * FRAME);
    } else if (lastSpeech >= 0 && frames - lastSpeech > PAUSE) {
      emit(lastSpeech + 1 + MARGIN);
    } else if (frames == LONGEST) {
      emit(quietest());
    }
  }

  private double level(int from) {
    double sum = 0;
    for (int i = from; i < from + FRAME; i++) {
      sum += held[i] * held[i];
    }
    return 10 * Math.log10(sum / FRAME + 1e-12);
  }

  /** The frame after the quietest 50 ms of the last seconds. */
  private int quietest() {
    int best = LONGEST;
    double lowest = Double.POSITIVE_INFINITY;
    for (int f = CUT_FROM; f + 5 <= LONGEST; f++) {
      double sum = Arrays.stream(level, f, f + 5).sum();
      if (sum < lowest) {
        lowest = sum;
        best = f + 3;
      }
    }
    return best;
  }

  /** Hands over the frames before {@code end} when they hold speech, and drops them. */
  private void emit(int end) throws LacunaException {
    int last = Math.min(end, frames);
    float[] stretch = speech >= SHORTEST ? Arrays.copyOf(held, last * FRAME) : new float[0];
    long start = startUs;
    drop(last * FRAME);
    if (stretch.length > 0) {
      sink.speech(stretch, start);
    }
  }

  /** Forgets the first samples; what is left is looked at again as the start of a stretch. */
  private void drop(int count) {
    startUs = timeOf(count);
    System.arraycopy(held, count, held, 0, samples - count);
    System.arraycopy(level, count / FRAME, level, 0, Math.max(0, frames - count / FRAME));
    samples -= count;
    frames -= Math.min(frames, count / FRAME);
    lastSpeech = -1;
    speech = 0;
    for (int f = 0; f < frames; f++) {
      if (level[f] > Math.max(background, QUIETEST_DB) + ABOVE_BACKGROUND_DB) {
        lastSpeech = f;
        speech++;
      }
    }
  }

  private long timeOf(int sample) {
    return startUs + sample * 1_000_000L / SpeechRecognizer.SAMPLE_RATE;
  }
}
