package org.lacuna.media.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.media.decode.SoundReader;

class StretchedSoundTest {

  private static final int RATE = 16_000;
  private static final double HZ = 220;
  private static final int SECONDS = 3;

  /** A tone on both channels, a click in the middle second on top of it. */
  private static final class Tone implements SoundReader {
    private int next;

    @Override
    public int rate() {
      return RATE;
    }

    @Override
    public void seek(long timeUs) {
      next = (int) (timeUs * RATE / 1_000_000);
    }

    @Override
    public int read(byte[] into) {
      int count = Math.min(into.length / FRAME_BYTES, SECONDS * RATE - next);
      if (count <= 0) {
        return -1;
      }
      ByteBuffer out = ByteBuffer.wrap(into).order(ByteOrder.nativeOrder());
      for (int i = 0; i < count; i++, next++) {
        double loud = next < RATE ? 2_000 : 12_000;
        short v = (short) Math.round(loud * Math.sin(2 * Math.PI * HZ * next / RATE));
        out.putShort(v).putShort(v);
      }
      return count * FRAME_BYTES;
    }

    @Override
    public void close() {}
  }

  private static short[] played(double speed, long fromUs) throws Exception {
    try (StretchedSound sound = new StretchedSound(new Tone())) {
      sound.speed(speed);
      sound.seek(fromUs);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] chunk = new byte[4096];
      for (int n = sound.read(chunk); n >= 0; n = sound.read(chunk)) {
        all.write(chunk, 0, n);
      }
      ByteBuffer in = ByteBuffer.wrap(all.toByteArray()).order(ByteOrder.nativeOrder());
      short[] left = new short[in.limit() / SoundReader.FRAME_BYTES];
      for (int i = 0; i < left.length; i++) {
        left[i] = in.getShort(i * SoundReader.FRAME_BYTES);
      }
      return left;
    }
  }

  private static double hertz(short[] s, int from, int to) {
    int crossings = 0;
    for (int i = from + 1; i < to; i++) {
      crossings += s[i - 1] < 0 && s[i] >= 0 ? 1 : 0;
    }
    return crossings * (double) RATE / (to - from);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.5, 0.75, 1, 1.25, 1.5, 2})
  void timeStretchesAndThePitchStays(double speed) throws Exception {
    short[] s = played(speed, 0);
    assertThat((double) s.length / RATE).isCloseTo(SECONDS / speed, within(0.05 / speed));
    int from = (int) (1.2 * RATE / speed);
    int to = (int) (2.8 * RATE / speed);
    assertThat(hertz(s, from, to)).isCloseTo(HZ, within(3.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.5, 1.5, 2})
  void whatHappensIsHeardWhenTheSpeedSays(double speed) throws Exception {
    short[] s = played(speed, 0);
    int first = 0;
    while (Math.abs(s[first]) < 7_000) {
      first++;
    }
    assertThat((double) first / RATE * speed).isCloseTo(1, within(0.03));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.5, 2})
  void aSteadyToneStaysSteady(double speed) throws Exception {
    short[] s = played(speed, 1_000_000);
    int period = (int) Math.ceil(RATE / HZ);
    for (int from = 2 * period; from + 3 * period < s.length - RATE / 10; from += period) {
      int most = 0;
      for (int i = from; i < from + period; i++) {
        most = Math.max(most, Math.abs(s[i]));
      }
      assertThat(most).isBetween(9_000, 13_000);
    }
  }

  @Test
  void aSeekBeginsAnew() throws Exception {
    assertThat(played(2, 2_500_000).length).isBetween(RATE / 4 - RATE / 20, RATE / 4 + RATE / 20);
  }
}
