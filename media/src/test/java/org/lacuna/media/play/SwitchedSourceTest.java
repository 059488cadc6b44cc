package org.lacuna.media.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SoundReader;

class SwitchedSourceTest {

  private static final int RATE = 1000;

  /** Says, in every sample, how many milliseconds the sample is from the start, plus an offset. */
  private static final class Counting implements SoundReader {
    private final int offset;
    private final int length;
    private int at;
    private boolean closed;

    Counting(int offset, int length) {
      this.offset = offset;
      this.length = length;
    }

    @Override
    public int rate() {
      return RATE;
    }

    @Override
    public void seek(long timeUs) {
      at = (int) (timeUs * RATE / 1_000_000);
    }

    @Override
    public int read(byte[] into) {
      ByteBuffer out = ByteBuffer.wrap(into).order(ByteOrder.nativeOrder());
      int n = Math.min(length - at, into.length / FRAME_BYTES);
      for (int i = 0; i < n; i++) {
        out.putShort((short) (offset + at)).putShort((short) 0);
        at++;
      }
      return n <= 0 ? -1 : n * FRAME_BYTES;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static int next(SoundReader from) throws LacunaException {
    byte[] ten = new byte[10 * SoundReader.FRAME_BYTES];
    int bytes = from.read(ten);
    return bytes < 0 ? -1 : ByteBuffer.wrap(ten).order(ByteOrder.nativeOrder()).getShort();
  }

  @Test
  void anotherSoundGoesOnWhereTheOneBeforeWasLeft() throws LacunaException {
    SoundSwitch sound = new SoundSwitch();
    Counting clip = new Counting(0, 1000);
    Counting other = new Counting(5000, 1000);
    SwitchedReader reader = new SwitchedReader(clip, sound);
    reader.seek(100_000);
    assertThat(next(reader)).isEqualTo(100);
    sound.play(rate -> other);
    assertThat(next(reader)).isEqualTo(5110);
    assertThat(next(reader)).isEqualTo(5120);
    sound.playOriginal();
    assertThat(next(reader)).isEqualTo(130);
    assertThat(other.closed).isTrue();
  }

  @Test
  void aSeekGoesToTheSoundThatIsChosen() throws LacunaException {
    SoundSwitch sound = new SoundSwitch();
    Counting other = new Counting(5000, 200);
    SwitchedReader reader = new SwitchedReader(new Counting(0, 1000), sound);
    reader.seek(0);
    sound.play(rate -> other);
    reader.seek(50_000);
    assertThat(next(reader)).isEqualTo(5050);
    reader.seek(200_000);
    assertThat(next(reader)).isEqualTo(-1);
    reader.close();
    assertThat(other.closed).isTrue();
  }

  @Test
  void everySoundIsAskedForAtTheClipsRate() throws LacunaException {
    SoundSwitch sound = new SoundSwitch();
    int[] asked = new int[1];
    sound.play(
        rate -> {
          asked[0] = rate;
          return new Counting(0, 10);
        });
    SwitchedReader reader = new SwitchedReader(new Counting(0, 1000), sound);
    reader.seek(0);
    assertThat(asked[0]).isEqualTo(RATE).isEqualTo(reader.rate());
  }
}
