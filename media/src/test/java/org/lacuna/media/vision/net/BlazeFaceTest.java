package org.lacuna.media.vision.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lacuna.media.vision.net.BlazeFace.Layer;

class BlazeFaceTest {

  private static final Region WIDE_PICTURE = Region.wholePicture(640, 360, 1);

  @Test
  void thereAre896Anchors() {
    assertThat(Layer.FINE.anchors() + Layer.COARSE.anchors()).isEqualTo(896);
  }

  @ParameterizedTest
  @EnumSource(Layer.class)
  void anAnchorLiesAtTheCentreOfItsCell(Layer layer) {
    int column = 5;
    int row = 3;
    for (int k = 0; k < layer.anchorsPerCell; k++) {
      float[] scores = silent(layer);
      int anchor = (row * layer.cells + column) * layer.anchorsPerCell + k;
      scores[anchor] = 4;
      float[] boxes = new float[layer.anchors() * 16];
      boxes[anchor * 16 + 2] = 64;
      boxes[anchor * 16 + 3] = 64;
      List<Detection> found = BlazeFace.decode(layer, scores, boxes, WIDE_PICTURE);
      assertThat(found).hasSize(1);
      Detection d = found.get(0);
      assertThat(d.score()).isCloseTo(0.982, within(1e-3));
      // The square that the network saw is 640 pixels wide and begins 140 pixels above the picture.
      assertThat(d.box().centreX()).isCloseTo((column + 0.5) / layer.cells * 640, within(1e-6));
      assertThat(d.box().centreY()).isCloseTo((row + 0.5) / layer.cells * 640 - 140, within(1e-6));
      assertThat(d.width()).isCloseTo(160, within(1e-6));
      assertThat(d.height()).isCloseTo(160, within(1e-6));
    }
  }

  @Test
  void offsetsAndEyesAreRelativeToTheAnchorInPixelsOfTheInput() {
    float[] scores = silent(Layer.FINE);
    scores[0] = 1;
    float[] boxes = new float[Layer.FINE.anchors() * 16];
    // centre, size, right eye, left eye
    float[] values = {10, 20, 32, 48, -8, 4, 8, 2};
    System.arraycopy(values, 0, boxes, 0, values.length);
    Detection d =
        BlazeFace.decode(Layer.FINE, scores, boxes, Region.wholePicture(256, 256, 1)).get(0);
    assertThat(d.box().centreX()).isCloseTo(18, within(1e-4));
    assertThat(d.box().centreY()).isCloseTo(28, within(1e-4));
    assertThat(d.width()).isCloseTo(32, within(1e-4));
    assertThat(d.height()).isCloseTo(48, within(1e-4));
    assertThat(d.rightEyeX()).isCloseTo(0, within(1e-4));
    assertThat(d.leftEyeX()).isCloseTo(16, within(1e-4));
    assertThat(d.leftEyeY()).isCloseTo(10, within(1e-4));
  }

  @Test
  void whatIsLessLikelyThanNotIsNoFace() {
    float[] scores = silent(Layer.COARSE);
    scores[7] = -0.01f;
    float[] boxes = new float[Layer.COARSE.anchors() * 16];
    assertThat(BlazeFace.decode(Layer.COARSE, scores, boxes, WIDE_PICTURE)).isEmpty();
    scores[7] = 0.01f;
    assertThat(BlazeFace.decode(Layer.COARSE, scores, boxes, WIDE_PICTURE)).hasSize(1);
  }

  @Test
  void ofBoxesOnTheSameFaceTheMostCertainStays() {
    Detection weak = face(0.6, 100, 100, 50);
    Detection strong = face(0.9, 105, 102, 50);
    Detection other = face(0.7, 300, 100, 50);
    assertThat(BlazeFace.suppress(List.of(weak, other, strong))).containsExactly(strong, other);
  }

  @Test
  void facesThatTouchALittleAreTwo() {
    // 10 of 50 pixels in common: 10 / 90 of both together.
    Detection one = face(0.9, 100, 100, 50);
    Detection two = face(0.8, 140, 100, 50);
    assertThat(BlazeFace.suppress(List.of(one, two))).containsExactly(one, two);
  }

  private static float[] silent(Layer layer) {
    float[] scores = new float[layer.anchors()];
    Arrays.fill(scores, -20);
    return scores;
  }

  private static Detection face(double score, double x, double y, double size) {
    return new Detection(score, x, y, size, size, x, y, x + size, y);
  }
}
