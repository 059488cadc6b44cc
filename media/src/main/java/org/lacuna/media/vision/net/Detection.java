package org.lacuna.media.vision.net;

/**
 * A face that the detector found, in pixels of the picture. Left and right are the person's own.
 *
 * @param score probability
 * @param x left edge
 * @param y top edge
 * @param width of the box, forehead and chin included
 * @param height of the box
 * @param rightEyeX centre of the person's right eye
 * @param rightEyeY centre of the person's right eye
 * @param leftEyeX centre of the person's left eye
 * @param leftEyeY centre of the person's left eye
 */
public record Detection(
    double score,
    double x,
    double y,
    double width,
    double height,
    double rightEyeX,
    double rightEyeY,
    double leftEyeX,
    double leftEyeY) {

  public Box box() {
    return new Box(x, y, width, height);
  }
}
