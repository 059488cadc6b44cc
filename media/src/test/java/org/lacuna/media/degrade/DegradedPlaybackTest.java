package org.lacuna.media.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.decode.PlaybackSource;
import org.lacuna.media.decode.SoundReader;
import org.lacuna.media.degrade.Degradation.Blur;
import org.lacuna.media.degrade.Degradation.Colour;
import org.lacuna.media.degrade.Degradation.Darken;
import org.lacuna.media.degrade.Degradation.Noise;

class DegradedPlaybackTest {

  private static final int RATE = 8000;
  private static final int SIDE = 8;
  private static final Path FILE = Path.of("clip.mp4");

  /** Two seconds of a tone and one picture of 200 everywhere, half as wide as the clip's. */
  private static final class Clip implements PlaybackSource {
    @Override
    public MediaInfo probe(Path file) {
      return new MediaInfo(
          file,
          2_000_000,
          Optional.of(new MediaInfo.VideoStream(2 * SIDE, 2 * SIDE, 25, 0, "fake")),
          Optional.of(new MediaInfo.AudioStream(RATE, 2, "fake")),
          false);
    }

    @Override
    public PictureReader pictures(Path file) {
      return new Still();
    }

    @Override
    public SoundReader sound(Path file) {
      return new Tone();
    }
  }

  private static final class Still implements PictureReader {
    private long at;

    @Override
    public boolean seek(long timeUs) {
      at = timeUs;
      return true;
    }

    @Override
    public boolean next() {
      at += 40_000;
      return true;
    }

    @Override
    public long timeUs() {
      return at;
    }

    @Override
    public long endUs() {
      return at + 40_000;
    }

    @Override
    public void fitInto(int maxWidth, int maxHeight) {}

    @Override
    public int width() {
      return SIDE;
    }

    @Override
    public int height() {
      return SIDE;
    }

    @Override
    public void copyTo(ByteBuffer bgra) {
      for (int i = 0; i < 4 * SIDE * SIDE; i++) {
        bgra.put(i, (byte) (i % 4 == 3 ? 255 : 200));
      }
    }

    @Override
    public void close() {}
  }

  private static final class Tone implements SoundReader {
    private int at;

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
      int n = Math.min(2 * RATE - at, into.length / FRAME_BYTES);
      for (int i = 0; i < n; i++) {
        out.putShort(sample(at)).putShort(sample(at));
        at++;
      }
      return n <= 0 ? -1 : n * FRAME_BYTES;
    }

    static short sample(int i) {
      return (short) Math.round(3000 * Math.sin(0.3 * i));
    }

    @Override
    public void close() {}
  }

  @Test
  void noiseIsHeardInItsStretchAtItsLevel() throws LacunaException {
    ShownChanges shown = new ShownChanges();
    SoundReader sound = new DegradedPlayback(new Clip(), shown).sound(FILE);
    Stretch stretch = new Stretch(500_000, 1_500_000);
    shown.set(List.of(new Change(stretch, new Noise(Colour.WHITE, 10, 3))));
    byte[] all = new byte[2 * RATE * SoundReader.FRAME_BYTES];
    sound.seek(0);
    assertThat(sound.read(all)).isEqualTo(all.length);
    ByteBuffer heard = ByteBuffer.wrap(all).order(ByteOrder.nativeOrder());
    double noise = 0;
    double signal = 0;
    for (int i = 0; i < 2 * RATE; i++) {
      double off = heard.getShort(i * 4) - Tone.sample(i);
      if (stretch.contains(i * 1_000_000L / RATE)) {
        noise += off * off;
        signal += Math.pow(Tone.sample(i), 2);
      } else {
        assertThat(off).isZero();
      }
    }
    assertThat(10 * Math.log10(signal / noise)).isCloseTo(10, within(0.5));
    shown.set(List.of());
    sound.seek(600_000);
    sound.read(all);
    assertThat(heard.getShort(0)).isEqualTo(Tone.sample(4800));
  }

  @Test
  void picturesAreDarkenedAndBlurredWhereTheyWereMadeWorse() throws LacunaException {
    ShownChanges shown = new ShownChanges();
    PictureReader pictures = new DegradedPlayback(new Clip(), shown).pictures(FILE);
    ByteBuffer bgra = ByteBuffer.allocateDirect(4 * SIDE * SIDE);
    shown.set(
        List.of(
            new Change(new Stretch(0, 1_000_000), new Darken(0.5)),
            new Change(new Stretch(0, 1_000_000), new Blur(4))));
    pictures.seek(500_000);
    pictures.copyTo(bgra);
    assertThat(bgra.get(0) & 0xff).isEqualTo(100);
    assertThat(bgra.get(3) & 0xff).isEqualTo(255);
    pictures.seek(1_500_000);
    pictures.copyTo(bgra);
    assertThat(bgra.get(0) & 0xff).isEqualTo(200);
  }
}
