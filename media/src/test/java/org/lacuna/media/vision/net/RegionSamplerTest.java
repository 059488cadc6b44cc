package org.lacuna.media.vision.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.vision.net.RegionSampler.Layout;

class RegionSamplerTest {

  /** 4 x 4 pixels in rows of 20 bytes: blue counts columns, green counts rows, red is 200. */
  private static VideoFrame frame() {
    ByteBuffer b = ByteBuffer.allocateDirect(80);
    for (int k = 0; k < 80; k++) {
      b.put(k, (byte) 99);
    }
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        b.put(y * 20 + 3 * x, (byte) (10 * x));
        b.put(y * 20 + 3 * x + 1, (byte) (10 * y));
        b.put(y * 20 + 3 * x + 2, (byte) 200);
      }
    }
    return new VideoFrame(4, 4, 20, b, 0);
  }

  private static float[] sample(Region region, int size, Layout layout) {
    float[] into = new float[size * size * (layout == Layout.GREY ? 1 : 3)];
    RegionSampler.sample(frame(), region, size, layout, 1, 0, into);
    return into;
  }

  @Test
  void theWholePictureAtItsOwnSizeIsThePicture() {
    float[] rgb = sample(Region.wholePicture(4, 4, 1), 4, Layout.INTERLEAVED_RGB);
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        int at = 3 * (4 * y + x);
        assertThat(rgb[at]).isEqualTo(200);
        assertThat(rgb[at + 1]).isCloseTo(10 * y, within(1e-4f));
        assertThat(rgb[at + 2]).isCloseTo(10 * x, within(1e-4f));
      }
    }
  }

  @Test
  void planesHoldRedGreenBlue() {
    float[] planes = sample(Region.wholePicture(4, 4, 1), 4, Layout.PLANAR_RGB);
    assertThat(planes[5]).isEqualTo(200);
    assertThat(planes[16 + 4 * 2 + 1]).isCloseTo(20, within(1e-4f));
    assertThat(planes[32 + 4 * 2 + 1]).isCloseTo(10, within(1e-4f));
  }

  @Test
  void greyIsLuminance() {
    float[] grey = sample(Region.wholePicture(4, 4, 1), 4, Layout.GREY);
    assertThat(grey[0]).isCloseTo(0.2989f * 200, within(1e-3f));
  }

  @Test
  void betweenPixelsTheValueIsInterpolated() {
    // A square of one pixel around the corner where four pixels meet.
    float[] rgb = sample(new Region(2, 2, 1, 0), 1, Layout.INTERLEAVED_RGB);
    assertThat(rgb[1]).isCloseTo(15, within(1e-4f));
    assertThat(rgb[2]).isCloseTo(15, within(1e-4f));
  }

  @Test
  void aTurnedSquareReadsTurnedPixels() {
    float[] rgb = sample(new Region(2, 2, 4, Math.PI / 2), 4, Layout.INTERLEAVED_RGB);
    // Turned clockwise by a quarter: the square's left top corner is the picture's right top one.
    assertThat(rgb[1]).isCloseTo(0, within(1e-3f));
    assertThat(rgb[2]).isCloseTo(30, within(1e-3f));
    // And its right top corner is the picture's right bottom one.
    assertThat(rgb[3 * 3 + 1]).isCloseTo(30, within(1e-3f));
    assertThat(rgb[3 * 3 + 2]).isCloseTo(30, within(1e-3f));
  }

  @Test
  void outsideThePictureIsBlack() {
    float[] rgb = sample(new Region(20, 20, 4, 0), 4, Layout.INTERLEAVED_RGB);
    assertThat(rgb).containsOnly(0f);
    float[] left = sample(new Region(0, 2, 4, 0), 4, Layout.INTERLEAVED_RGB);
    assertThat(left[0]).isZero();
    assertThat(left[3 * 3]).isEqualTo(200);
  }

  @Test
  void shrinkingAveragesAndStaysInsideThePicture() {
    float[] rgb = sample(Region.wholePicture(4, 4, 1), 1, Layout.INTERLEAVED_RGB);
    assertThat(rgb[0]).isEqualTo(200);
    assertThat(rgb[1]).isCloseTo(15, within(2f));
    assertThat(rgb[2]).isCloseTo(15, within(2f));
  }

  @Test
  void scaleAndOffsetAreApplied() {
    float[] into = new float[3];
    RegionSampler.sample(
        frame(), Region.wholePicture(4, 4, 1), 1, Layout.PLANAR_RGB, 1 / 127.5f, -1, into);
    assertThat(into[0]).isCloseTo(200 / 127.5f - 1, within(1e-4f));
  }
}
