package org.lacuna.media.degrade;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SoundReader;
import org.lacuna.media.degrade.Degradation.Noise;

/** A clip's sound with noise added where it was made worse. One thread. */
final class NoisyReader implements SoundReader {

  private static final int CHUNK_FRAMES = 1 << 12;
  private static final double FULL_SCALE = 32768;

  /** Of a long stretch the beginning has to do: playback waits meanwhile. */
  private static final long MOST_MEASURED_US = 60_000_000;

  private final SoundReader plain;
  private final Again again;
  private final ShownChanges shown;
  private final Map<Change, Added> noises = new HashMap<>();
  private long baseUs;
  private long frames;

  /** Opens the sound once more, to measure it. */
  @FunctionalInterface
  interface Again {
    SoundReader open() throws LacunaException;
  }

  /** A noise and what it is multiplied by. */
  private record Added(NoiseSource source, double gain) {}

  NoisyReader(SoundReader plain, Again again, ShownChanges shown) {
    this.plain = plain;
    this.again = again;
    this.shown = shown;
  }

  @Override
  public int rate() {
    return plain.rate();
  }

  @Override
  public void seek(long timeUs) throws LacunaException {
    plain.seek(timeUs);
    baseUs = timeUs;
    frames = 0;
  }

  @Override
  public int read(byte[] into) throws LacunaException {
    int bytes = plain.read(into);
    if (bytes > 0) {
      add(into, bytes, shown.now());
      frames += bytes / FRAME_BYTES;
    }
    return bytes;
  }

  private void add(byte[] into, int bytes, List<Change> changes) throws LacunaException {
    noises.keySet().retainAll(changes);
    long start = us(0);
    long end = us(bytes / FRAME_BYTES);
    ByteBuffer sound = ByteBuffer.wrap(into).order(ByteOrder.nativeOrder());
    for (Change c : changes) {
      Stretch s = c.stretch();
      if (c.how() instanceof Noise how && start < s.endUs() && s.startUs() < end) {
        Added added = noises.get(c);
        if (added == null) {
          added = added(s, how);
          noises.put(c, added);
        }
        for (int i = 0; i < bytes; i += FRAME_BYTES) {
          if (s.contains(us(i / FRAME_BYTES))) {
            int noise = (int) Math.round(FULL_SCALE * added.gain * added.source.next());
            put(sound, i, noise);
            put(sound, i + Short.BYTES, noise);
          }
        }
      }
    }
  }

  private static void put(ByteBuffer sound, int at, int noise) {
    int sum = sound.getShort(at) + noise;
    sound.putShort(at, (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum)));
  }

  private long us(long frame) {
    return baseUs + (frames + frame) * 1_000_000 / plain.rate();
  }

  /** Measures the sound of a stretch and the noise, so that their ratio is the chosen one. */
  private Added added(Stretch s, Noise how) throws LacunaException {
    double signal = power(s);
    NoiseSource probe = new NoiseSource(how.colour(), how.seed(), plain.rate());
    double noise = 0;
    for (int i = 0; i < plain.rate(); i++) {
      double n = probe.next();
      noise += n * n / plain.rate();
    }
    double gain = Math.sqrt(signal / noise / Math.pow(10, how.snrDb() / 10));
    return new Added(new NoiseSource(how.colour(), how.seed(), plain.rate()), gain);
  }

  private double power(Stretch s) throws LacunaException {
    try (SoundReader ear = again.open()) {
      ear.seek(s.startUs());
      long length = Math.min(MOST_MEASURED_US, s.endUs() - s.startUs());
      long left = length * ear.rate() / 1_000_000;
      byte[] chunk = new byte[CHUNK_FRAMES * FRAME_BYTES];
      double sum = 0;
      long count = 0;
      for (int n = ear.read(chunk); n > 0 && count < left; n = ear.read(chunk)) {
        ByteBuffer in = ByteBuffer.wrap(chunk).order(ByteOrder.nativeOrder());
        for (int i = 0; i < n && count < left; i += FRAME_BYTES) {
          double mono = (in.getShort(i) + in.getShort(i + Short.BYTES)) / 2.0 / FULL_SCALE;
          sum += mono * mono;
          count++;
        }
      }
      return count == 0 ? 0 : sum / count;
    }
  }

  @Override
  public void close() {
    plain.close();
  }
}
