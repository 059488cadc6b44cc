package org.lacuna.media.degrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.VideoFrame;

class PartsOfSoundTest {

  private static final int RATE = 16_000;

  /** Keeps every sample by its number on the clock. */
  private static final class Kept implements MediaSink {
    final TreeMap<Long, Float> samples = new TreeMap<>();

    @Override
    public void video(VideoFrame frame) {}

    @Override
    public void audio(AudioBlock block) {
      for (int i = 0; i < block.samples().limit(); i++) {
        // Times are rounded to microseconds, samples are 62.5 apart.
        samples.put(Math.round(DegradedSource.timeOf(block, i) / 62.5), block.samples().get(i));
      }
    }
  }

  private static void feed(MediaSink sink, long fromUs, int count, int block)
      throws LacunaException {
    for (int i = 0; i < count; i += block) {
      float[] samples = new float[Math.min(block, count - i)];
      for (int k = 0; k < samples.length; k++) {
        samples[k] = (float) Math.sin((double) (fromUs + i + k));
      }
      long us = fromUs + i * 1_000_000L / RATE;
      sink.audio(new AudioBlock(FloatBuffer.wrap(samples), RATE, us));
    }
  }

  @Property(tries = 200)
  void thePartsPassAndBeginOnWholeGrains(
      @ForAll @IntRange(min = 64, max = 4_000) int block,
      @ForAll @IntRange(max = 90) int runMs,
      @ForAll @LongRange(max = 2_500_000) long start,
      @ForAll @LongRange(min = 1_000, max = 2_000_000) long length)
      throws LacunaException {
    long runStart = runMs * 1_000L;
    Kept all = new Kept();
    Kept some = new Kept();
    Stretches parts =
        new Stretches(
            List.of(new Stretch(start, start + length), new Stretch(4_000_000, 4_100_000)));
    MediaSink cut = new PartsOfSound(parts, some);
    for (MediaSink sink : List.of(all, cut)) {
      feed(sink, runStart, 32_000, block);
      // A hole of a second, then another run.
      feed(sink, runStart + 3_000_000, 32_000, block);
    }
    assertThat(all.samples).containsAllEntriesOf(some.samples);
    for (long n : all.samples.keySet()) {
      if (parts.contains(Math.round(n * 62.5) - 63) && parts.contains(Math.round(n * 62.5) + 63)) {
        assertThat(some.samples).containsKey(n);
      }
    }
    long last = Long.MIN_VALUE / 2;
    for (long n : some.samples.keySet()) {
      if (n != last + 1) {
        long run = Math.round((runStart + (n >= 48_000 + runStart / 63 ? 3e6 : 0)) / 62.5);
        assertThat((n - run) % PartsOfSound.GRAIN).as("a part begins at %d", n).isZero();
      }
      last = n;
    }
    long most = parts.lengthUs() * RATE / 1_000_000 + 4L * PartsOfSound.GRAIN;
    assertThat((long) some.samples.size()).isLessThanOrEqualTo(most);
  }
}
