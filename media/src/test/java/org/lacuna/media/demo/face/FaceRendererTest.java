package org.lacuna.media.demo.face;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaceRendererTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int LEFT_CORNER = 291;
  private static final int RIGHT_CORNER = 61;
  private static final int UPPER_LIP = 13;
  private static final int LOWER_LIP = 14;

  private static final FaceRenderer RENDERER = new FaceRenderer(WIDTH, HEIGHT);

  @Test
  void samePoseGivesTheSameBytes() {
    FacePose pose = FacePose.REST.withSmile(0.7);
    byte[] first = RENDERER.render(pose);
    RENDERER.render(FacePose.REST);
    assertThat(RENDERER.render(pose)).isEqualTo(first);
    assertThat(new FaceRenderer(WIDTH, HEIGHT).render(pose)).isEqualTo(first);
  }

  @Test
  void skinFillsTheFaceAndTheWallTheCorners() {
    byte[] picture = RENDERER.render(FacePose.REST);
    float[] points = RENDERER.landmarks(FacePose.REST);
    for (int cheek : new int[] {50, 280, 151, 199}) {
      int x = Math.round(points[cheek * 2]);
      int y = Math.round(points[cheek * 2 + 1]);
      int at = (y * WIDTH + x) * 3;
      int blue = picture[at] & 255;
      int green = picture[at + 1] & 255;
      int red = picture[at + 2] & 255;
      assertThat(red).as("point %d", cheek).isBetween(120, 254).isGreaterThan(green + 12);
      assertThat(green).as("point %d", cheek).isGreaterThan(blue);
    }
    int corner = picture[2] & 255;
    assertThat(corner).isLessThan((picture[0] & 255) + 5);
  }

  @Test
  void theFaceIsLargeAndCentred() {
    float[] points = RENDERER.landmarks(FacePose.REST);
    assertThat(points[10 * 2]).isBetween(WIDTH * 0.48f, WIDTH * 0.52f);
    float height = points[152 * 2 + 1] - points[10 * 2 + 1];
    assertThat(height).isBetween(HEIGHT * 0.5f, HEIGHT * 0.75f);
  }

  @Test
  void smilingMovesTheCornersOfTheLipsOutAndUpMoreAndMore() {
    float width = 0;
    float y = HEIGHT;
    for (double smile = 0; smile <= 1; smile += 0.25) {
      float[] p = RENDERER.landmarks(FacePose.REST.withSmile(smile));
      float now = p[LEFT_CORNER * 2] - p[RIGHT_CORNER * 2];
      assertThat(now).isGreaterThan(width);
      assertThat(p[LEFT_CORNER * 2 + 1]).isLessThan(y);
      width = now;
      y = p[LEFT_CORNER * 2 + 1];
    }
  }

  @Test
  void theJawOpensTheLips() {
    assertThat(gap(0)).isLessThan(0.012f * HEIGHT);
    assertThat(gap(0.5)).isGreaterThan(0.02f * HEIGHT);
    assertThat(gap(1)).isGreaterThan(gap(0.5) * 1.4f);
  }

  @Test
  void shutLidsCoverTheEye() {
    FacePose open = FacePose.REST;
    FacePose shut = new FacePose(FacePose.Mouth.CLOSED, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
    assertThat(lids(open)).isGreaterThan(0.02f * HEIGHT);
    assertThat(lids(shut)).isLessThan(0.2f * lids(open));
  }

  @Test
  void turningMovesTheNoseAgainstTheCheeks() {
    FacePose turned = new FacePose(FacePose.Mouth.CLOSED, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.2, 0, 0, 0);
    float[] p = RENDERER.landmarks(turned);
    float right = p[2] - p[234 * 2];
    float left = p[454 * 2] - p[2];
    // x of the head runs to the subject's left, which is the right of the picture
    assertThat(right).isGreaterThan(left * 1.2f);
  }

  private float gap(double jaw) {
    FacePose.Mouth mouth = new FacePose.Mouth(jaw, 0, 0, 0, 0, 0);
    float[] p = RENDERER.landmarks(FacePose.REST.withMouth(mouth));
    return p[LOWER_LIP * 2 + 1] - p[UPPER_LIP * 2 + 1];
  }

  private float lids(FacePose pose) {
    float[] p = RENDERER.landmarks(pose);
    return p[145 * 2 + 1] - p[159 * 2 + 1];
  }
}
