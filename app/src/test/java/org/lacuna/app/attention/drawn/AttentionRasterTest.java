package org.lacuna.app.attention.drawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.lacuna.app.attention.AttentionAxis;
import org.lacuna.app.attention.AttentionPicture;
import org.lacuna.inference.signal.Modality;

class AttentionRasterTest {

  private static AttentionAxis axis(int steps) {
    return new AttentionAxis(
        Modality.AUDIO, new long[steps], new long[steps], Collections.nCopies(steps, ""));
  }

  @Test
  void theLargestWeightHasTheTopColour() {
    AttentionPicture p = new AttentionPicture(axis(1), axis(2), new float[] {0.1f, 0.4f}, 0.4f);
    int[] pixels = AttentionRaster.render(p, 4, 2, v -> (int) Math.round(v * 100));
    assertThat(pixels).containsExactly(25, 25, 100, 100, 25, 25, 100, 100);
  }

  @Test
  void aSingleStrongLookSurvivesShrinking() {
    float[] weights = new float[500 * 375];
    weights[250 * 375 + 101] = 1;
    AttentionPicture p = new AttentionPicture(axis(500), axis(375), weights, 1);
    int[] pixels = AttentionRaster.render(p, 100, 80, v -> (int) Math.round(v * 100));
    assertThat(pixels).contains(100);
  }

  @Test
  void aMapOfZerosIsDark() {
    AttentionPicture p = new AttentionPicture(axis(1), axis(1), new float[] {0}, 0);
    assertThat(AttentionRaster.render(p, 1, 1, v -> (int) (v * 100))).containsExactly(0);
  }
}
