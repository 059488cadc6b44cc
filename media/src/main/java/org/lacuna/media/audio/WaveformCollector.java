package org.lacuna.media.audio;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.sound.WaveformSummary;
import org.lacuna.media.sound.WaveformSummary.Level;

/**
 * Collects a {@link WaveformSummary} while the sound streams by: 16 bytes for every 10 ms, whatever
 * the sample rate. Samples that are no number, and sound before time 0, are left out. One instance
 * serves one pass on one thread.
 */
public final class WaveformCollector implements MediaSink {

  /** Length of a cell of the finest level, microseconds. */
  static final long CELL_US = 10_000;

  /** Cells of a level that make one of the next. */
  private static final int FACTOR = 4;

  private static final int FEWEST_CELLS = 256;

  private int cells;
  private float[] min = new float[0];
  private float[] max = new float[0];
  private float[] squares = new float[0];
  private int[] counts = new int[0];

  @Override
  public void video(VideoFrame frame) {
    // pictures make no sound
  }

  @Override
  public void audio(AudioBlock block) {
    FloatBuffer samples = block.samples();
    int count = samples.limit();
    for (int i = 0; i < count; i++) {
      float x = samples.get(i);
      // the middle of the sample, so that a clock rounded to microseconds moves no sample
      long us = block.timeUs() + (2L * i + 1) * 500_000L / block.sampleRate();
      if (Float.isFinite(x) && us >= 0) {
        add(Math.toIntExact(us / CELL_US), x);
      }
    }
  }

  private void add(int cell, float x) {
    if (cell >= cells) {
      grow(cell + 1);
    }
    min[cell] = Math.min(min[cell], x);
    max[cell] = Math.max(max[cell], x);
    squares[cell] += x * x;
    counts[cell]++;
  }

  private void grow(int needed) {
    if (needed > min.length) {
      int capacity = Math.max(FEWEST_CELLS, Math.max(needed, cells + (cells >> 1)));
      min = Arrays.copyOf(min, capacity);
      max = Arrays.copyOf(max, capacity);
      squares = Arrays.copyOf(squares, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
    Arrays.fill(min, cells, needed, Float.POSITIVE_INFINITY);
    Arrays.fill(max, cells, needed, Float.NEGATIVE_INFINITY);
    cells = needed;
  }

  /**
   * Ends the pass.
   *
   * @param endUs end of the clip, microseconds; the cells reach at least that far
   */
  public WaveformSummary finish(long endUs) {
    int needed = Math.toIntExact((endUs + CELL_US - 1) / CELL_US);
    if (needed > cells) {
      grow(needed);
    }
    List<Level> levels = new ArrayList<>();
    long cellUs = CELL_US;
    int size = 1;
    do {
      levels.add(level(cellUs, size));
      cellUs *= FACTOR;
      size *= FACTOR;
    } while ((cells + size - 1) / size >= FEWEST_CELLS);
    return new WaveformSummary(levels);
  }

  /** Joins {@code size} of the finest cells into one. */
  private Level level(long cellUs, int size) {
    int n = (cells + size - 1) / size;
    float[] low = new float[n];
    float[] high = new float[n];
    float[] rms = new float[n];
    for (int i = 0; i < n; i++) {
      float lowest = Float.POSITIVE_INFINITY;
      float highest = Float.NEGATIVE_INFINITY;
      double square = 0;
      long count = 0;
      for (int k = i * size; k < Math.min(cells, (i + 1) * size); k++) {
        lowest = Math.min(lowest, min[k]);
        highest = Math.max(highest, max[k]);
        square += squares[k];
        count += counts[k];
      }
      low[i] = count == 0 ? Float.NaN : lowest;
      high[i] = count == 0 ? Float.NaN : highest;
      rms[i] = count == 0 ? Float.NaN : (float) Math.sqrt(square / count);
    }
    return new Level(cellUs, low, high, rms);
  }
}
