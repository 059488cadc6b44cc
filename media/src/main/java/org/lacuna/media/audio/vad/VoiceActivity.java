package org.lacuna.media.audio.vad;

import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.audio.frame.StepFramer;
import org.lacuna.media.decode.AudioBlock;

/**
 * The probability that somebody speaks, in windows of 32 ms, while the sound streams by. A gap in
 * the sound ends a run: its last window is filled up with silence, and the network starts afresh.
 * Samples that are no number count as silence. Keeps the answers until they are taken. Not
 * thread-safe.
 */
public final class VoiceActivity {

  /** What was heard from a time on, until another. */
  private record Heard(long startUs, long endUs, float probability) {}

  private final SpeechNetwork network;
  private final float[] samples = new float[SpeechNetwork.CONTEXT + SpeechNetwork.WINDOW];
  private final float[] state = new float[SpeechNetwork.STATE];
  private final Deque<Heard> heard = new ArrayDeque<>();
  private int filled;
  private boolean inRun;
  private long runStartUs;
  private long position;

  public VoiceActivity(SpeechNetwork network) {
    this.network = network;
  }

  /**
   * Takes the next block, at {@value SpeechNetwork#RATE} Hz.
   *
   * @throws LacunaException of kind MODEL when the network fails
   */
  public void accept(AudioBlock block) throws LacunaException {
    FloatBuffer sound = block.samples();
    int count = sound.limit();
    if (count == 0) {
      return;
    }
    if (inRun && Math.abs(block.timeUs() - timeOf(position)) > StepFramer.TOLERANCE_US) {
      endRun();
    }
    if (!inRun) {
      inRun = true;
      runStartUs = block.timeUs();
      position = 0;
    }
    for (int i = 0; i < count; i++) {
      float x = sound.get(i);
      samples[SpeechNetwork.CONTEXT + filled] = Float.isFinite(x) ? x : 0f;
      filled++;
      position++;
      if (filled == SpeechNetwork.WINDOW) {
        hear();
      }
    }
  }

  /**
   * Ends the current run.
   *
   * @throws LacunaException of kind MODEL when the network fails
   */
  public void endRun() throws LacunaException {
    if (filled > 0) {
      int at = SpeechNetwork.CONTEXT + filled;
      Arrays.fill(samples, at, samples.length, 0f);
      hear();
    }
    inRun = false;
    Arrays.fill(samples, 0f);
    Arrays.fill(state, 0f);
  }

  private void hear() throws LacunaException {
    float probability = network.hear(samples, state);
    heard.add(new Heard(timeOf(position - filled), timeOf(position), probability));
    System.arraycopy(samples, SpeechNetwork.WINDOW, samples, 0, SpeechNetwork.CONTEXT);
    filled = 0;
  }

  /**
   * The probability at a time, NaN where nothing was heard. Times must not go back: answers before
   * it are forgotten.
   */
  public float take(long timeUs) {
    while (!heard.isEmpty() && heard.getFirst().endUs() <= timeUs) {
      heard.removeFirst();
    }
    Heard first = heard.peekFirst();
    return first == null || timeUs < first.startUs() ? Float.NaN : first.probability();
  }

  private long timeOf(long sample) {
    return runStartUs + sample * 1_000_000L / SpeechNetwork.RATE;
  }
}
