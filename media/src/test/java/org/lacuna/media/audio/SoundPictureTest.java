package org.lacuna.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.sound.SoundPicture;
import org.lacuna.media.sound.WaveformSummary;

class SoundPictureTest {

  @Test
  void comesBackFromItsBytesAsItWas() throws LacunaException {
    SoundPicture picture = picture();
    SoundPicture back = SoundPicture.of(picture.toBytes());
    assertThat(back.outline().levels()).hasSameSizeAs(picture.outline().levels());
    for (int i = 0; i < picture.outline().levels().size(); i++) {
      WaveformSummary.Level was = picture.outline().levels().get(i);
      WaveformSummary.Level is = back.outline().levels().get(i);
      assertThat(is.cellUs()).isEqualTo(was.cellUs());
      assertThat(is.min()).containsExactly(was.min());
      assertThat(is.max()).containsExactly(was.max());
      assertThat(is.rms()).containsExactly(was.rms());
    }
    assertThat(back.spectrum().cells()).containsExactly(picture.spectrum().cells());
    assertThat(back.spectrum().columns()).isEqualTo(600);
  }

  @Test
  void bytesThatAreCutOffAreRefused() throws LacunaException {
    byte[] bytes = picture().toBytes();
    for (int length : new int[] {0, 3, 9, 40, bytes.length - 1}) {
      assertThatThrownBy(() -> SoundPicture.of(Arrays.copyOf(bytes, length)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static SoundPicture picture() throws LacunaException {
    SoundPictureCollector collector = new SoundPictureCollector(Sounds.RATE);
    Sounds.feed(collector, Sounds.sine(5, 440), 500_000, 1000);
    return collector.finish(6_000_000);
  }
}
