package org.lacuna.media.audio.frame;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.lacuna.media.decode.AudioBlock;

/**
 * Cuts a stream of sample blocks into steps of 10 ms on the container's clock: step t covers {@code
 * [t * 10 ms, (t + 1) * 10 ms)}. Blocks that follow each other within {@link #TOLERANCE_US} form a
 * run; a larger jump of time ends the run. A step is measured when at least half of it lies in a
 * run. Its windows are centred on it; the wide window is pushed inside the run at the run's ends,
 * so that it holds sound only, and the narrow window is padded. Keeps no more sound than the wide
 * window and one block. Not thread-safe.
 */
public final class StepFramer {

  /** Length of a step, microseconds. */
  public static final long HOP_US = 10_000;

  /** Jumps of block time up to this are rounding of the container's clock. */
  public static final long TOLERANCE_US = 5_000;

  /** Receives the steps in time order; steps without sound are not reported. */
  public interface Listener {
    /**
     * @param step number of the step
     * @param clean whether all samples under the narrow window are usable numbers
     */
    void step(long step, boolean clean);
  }

  private final int sampleRate;
  private final Frame frame;
  private final Listener listener;

  private float[] buffer;
  private int length;
  // position of buffer[0] in the run, and the run's start on the container's clock
  private long dropped;
  private long runStartUs;
  private boolean inRun;
  private long nextStep;

  /**
   * @param frame receives the windows of each step
   * @param listener is told of each step, after its windows are loaded
   */
  public StepFramer(Frame frame, Listener listener) {
    this.sampleRate = frame.sampleRate();
    this.frame = frame;
    this.listener = listener;
    this.buffer = new float[4 * frame.wideLength()];
  }

  /** Takes the next block. */
  public void accept(AudioBlock block) {
    if (block.sampleRate() != sampleRate) {
      throw new IllegalArgumentException(
          "sound at " + block.sampleRate() + " Hz for an extractor at " + sampleRate + " Hz");
    }
    FloatBuffer samples = block.samples();
    int count = samples.limit();
    if (count == 0) {
      return;
    }
    if (inRun && Math.abs(block.timeUs() - timeOf(dropped + length)) > TOLERANCE_US) {
      endRun();
    }
    if (!inRun) {
      startRun(block.timeUs());
    }
    append(samples, count);
    measure(false);
    forget();
  }

  /** Ends the current run: what is left of it is measured. */
  public void endRun() {
    if (inRun) {
      measure(true);
      inRun = false;
    }
  }

  private void startRun(long timeUs) {
    inRun = true;
    runStartUs = timeUs;
    dropped = 0;
    length = 0;
  }

  private void append(FloatBuffer samples, int count) {
    if (length + count > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(length + count, 2 * buffer.length));
    }
    samples.get(0, buffer, length, count);
    length += count;
  }

  /** Measures every step whose windows are complete, or all that is left when the run ends. */
  private void measure(boolean last) {
    long received = dropped + length;
    nextStep = Math.max(nextStep, firstStep());
    int wide = frame.wideLength();
    while (true) {
      long begin = position(nextStep * HOP_US);
      long end = position((nextStep + 1) * HOP_US);
      long centre = position(nextStep * HOP_US + HOP_US / 2);
      long needed = Math.max(wide, centre + wide / 2);
      boolean complete = received >= needed;
      boolean mostlyHere = 2 * (Math.min(received, end) - Math.max(0, begin)) >= end - begin;
      if (!complete && (!last || begin >= received)) {
        return;
      }
      if (!complete && !mostlyHere) {
        nextStep++;
        continue;
      }
      long wideStart = Math.max(0, Math.min(centre - wide / 2, received - wide));
      if (received < wide) {
        wideStart = 0;
      }
      boolean clean =
          frame.load(
              buffer,
              length,
              (int) (wideStart - dropped),
              (int) (centre - frame.narrowLength() / 2 - dropped));
      listener.step(nextStep, clean);
      nextStep++;
    }
  }

  /** The first step of which at least half lies at or after the start of the run. */
  private long firstStep() {
    return Math.floorDiv(runStartUs + HOP_US / 2 - 1, HOP_US);
  }

  /** Keeps the last wide window: no later window can start before it. */
  private void forget() {
    int spare = length - frame.wideLength();
    if (spare > 0) {
      System.arraycopy(buffer, spare, buffer, 0, length - spare);
      length -= spare;
      dropped += spare;
    }
  }

  /** Sample of the run that is nearest to that time; negative before the run. */
  private long position(long timeUs) {
    return Math.floorDiv((timeUs - runStartUs) * sampleRate + 500_000, 1_000_000L);
  }

  private long timeOf(long position) {
    return runStartUs + position * 1_000_000L / sampleRate;
  }
}
