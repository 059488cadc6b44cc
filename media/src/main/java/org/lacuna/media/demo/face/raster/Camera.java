package org.lacuna.media.demo.face.raster;

/**
 * A camera in front of the head that looks along -z.
 *
 * @param width pixels
 * @param height pixels
 * @param centreY height of the optical axis, centimetres
 * @param distance z of the camera, centimetres
 * @param focal pixels a unit of slope
 */
public record Camera(int width, int height, double centreY, double distance, double focal) {

  public float screenX(float x, float inverseDepth) {
    return (float) (width * 0.5 + focal * x * inverseDepth);
  }

  public float screenY(float y, float inverseDepth) {
    return (float) (height * 0.5 - focal * (y - centreY) * inverseDepth);
  }

  public float inverseDepth(float z) {
    return (float) (1 / (distance - z));
  }

  public double worldX(double screenX, double inverseDepth) {
    return (screenX - width * 0.5) / focal / inverseDepth;
  }

  public double worldY(double screenY, double inverseDepth) {
    return centreY - (screenY - height * 0.5) / focal / inverseDepth;
  }

  public double worldZ(double inverseDepth) {
    return distance - 1 / inverseDepth;
  }

  /** The same view with {@code factor} times the pixels in each direction. */
  public Camera finer(int factor) {
    return new Camera(width * factor, height * factor, centreY, distance, focal * factor);
  }
}
