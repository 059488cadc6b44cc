package org.lacuna.media.play;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SoundReader;

/**
 * Sound that passes slower or faster without a change of pitch: short pieces of the source are laid
 * over each other at another distance, each where it fits its neighbour best (waveform similarity
 * overlap-add). What comes out lies within {@value #SEARCH_MS} ms of where the speed puts it. At
 * speed 1 the source passes untouched. One thread.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.1993.319366">Verhelst and Roelands 1993, WSOLA</a>
 */
final class StretchedSound implements SoundReader {

  /** Half of a piece: as far as neighbours overlap. Longer than a period of a low voice. */
  private static final int OVERLAP_MS = 20;

  /** How far a piece may be moved to fit. */
  private static final int SEARCH_MS = 10;

  /** Only every so many frames are compared; voices have little above that. */
  private static final int COARSE = 6;

  private static final int CHANNELS = 2;

  private final SoundReader source;
  private final int overlap;
  private final int search;
  private final byte[] chunk = new byte[1 << 13];
  private double speed = 1;

  /** Frames of the source from number {@code firstFrame} on, channels side by side. */
  private short[] input = new short[0];

  private int frames;
  private long firstFrame;
  private boolean sourceEnded;

  /** Where the last piece began in the source, and where the next should. */
  private long last;

  private boolean first = true;

  private double ideal;
  private final short[] ready;
  private int readyFrom;
  private int readyEnd;

  StretchedSound(SoundReader source) {
    this.source = source;
    this.overlap = source.rate() * OVERLAP_MS / 1000;
    this.search = source.rate() * SEARCH_MS / 1000;
    this.ready = new short[overlap * CHANNELS];
  }

  /**
   * How fast the source passes; {@link #seek} comes next.
   *
   * @param factor above 0; 2 is twice as fast
   */
  void speed(double factor) {
    speed = factor;
  }

  @Override
  public int rate() {
    return source.rate();
  }

  @Override
  public void seek(long timeUs) throws LacunaException {
    source.seek(timeUs);
    frames = 0;
    firstFrame = 0;
    sourceEnded = false;
    first = true;
    // The middle of a piece is to be heard when the speed says so, not its beginning.
    ideal = overlap / 2.0 * (speed - 1);
    readyFrom = 0;
    readyEnd = 0;
  }

  @Override
  public int read(byte[] into) throws LacunaException {
    if (speed == 1) {
      return source.read(into);
    }
    ShortBuffer out = ByteBuffer.wrap(into).order(ByteOrder.nativeOrder()).asShortBuffer();
    while (out.remaining() >= CHANNELS) {
      if (readyFrom == readyEnd && !nextPiece()) {
        break;
      }
      int count = Math.min(out.remaining() / CHANNELS * CHANNELS, readyEnd - readyFrom);
      out.put(ready, readyFrom, count);
      readyFrom += count;
    }
    return out.position() == 0 ? -1 : out.position() * Short.BYTES;
  }

  /** Makes the next overlap of sound; false at the end of the source. */
  private boolean nextPiece() throws LacunaException {
    long wanted = Math.round(ideal);
    need(wanted + search + 2L * overlap);
    if (wanted >= firstFrame + frames) {
      return false;
    }
    long begin = first ? wanted : bestNear(wanted, last + overlap);
    for (int i = 0; i < overlap; i++) {
      double fade = first ? 1 : (i + 0.5) / overlap;
      for (int c = 0; c < CHANNELS; c++) {
        double before = first ? 0 : sample(last + overlap + i, c);
        double after = sample(begin + i, c);
        ready[i * CHANNELS + c] = (short) Math.round(before + fade * (after - before));
      }
    }
    readyFrom = 0;
    readyEnd = ready.length;
    last = begin;
    first = false;
    ideal += overlap * speed;
    forget(Math.min(last + overlap, Math.round(ideal) - search));
    return true;
  }

  /** The place near the wanted one whose sound is most like that which would follow. */
  private long bestNear(long wanted, long follow) {
    long best = wanted;
    double bestLikeness = Double.NEGATIVE_INFINITY;
    for (long at = Math.max(firstFrame, wanted - search); at <= wanted + search; at += 2) {
      double product = 0;
      double power = 1;
      for (int i = 0; i < overlap; i += COARSE) {
        double a = mono(at + i);
        product += a * mono(follow + i);
        power += a * a;
      }
      double likeness = product / Math.sqrt(power);
      if (likeness > bestLikeness) {
        bestLikeness = likeness;
        best = at;
      }
    }
    return best;
  }

  private double mono(long frame) {
    return sample(frame, 0) + sample(frame, 1);
  }

  private double sample(long frame, int channel) {
    long i = frame - firstFrame;
    return i < 0 || i >= frames ? 0 : input[(int) i * CHANNELS + channel];
  }

  /** Reads on until that frame is there or the source ends. */
  private void need(long endFrame) throws LacunaException {
    while (!sourceEnded && firstFrame + frames < endFrame) {
      int bytes = source.read(chunk);
      if (bytes < 0) {
        sourceEnded = true;
        return;
      }
      int shorts = bytes / Short.BYTES;
      int used = frames * CHANNELS;
      if (used + shorts > input.length) {
        input = Arrays.copyOf(input, 2 * (used + shorts));
      }
      ByteBuffer.wrap(chunk, 0, bytes)
          .order(ByteOrder.nativeOrder())
          .asShortBuffer()
          .get(input, used, shorts);
      frames += shorts / CHANNELS;
    }
  }

  private void forget(long beforeFrame) {
    int gone = (int) Math.max(0, Math.min(frames, beforeFrame - firstFrame));
    System.arraycopy(input, gone * CHANNELS, input, 0, (frames - gone) * CHANNELS);
    frames -= gone;
    firstFrame += gone;
  }

  @Override
  public void close() {
    source.close();
  }
}
