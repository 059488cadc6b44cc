package org.lacuna.media.vision.track;

import org.lacuna.media.vision.net.Box;

/** How much a face stands out: its size times how central it is. */
public final class Prominence {

  private Prominence() {}

  /** Edge length in pixels; a face in a corner counts half as much as one in the middle. */
  public static double of(Box box, int pictureWidth, int pictureHeight) {
    double dx = box.centreX() - pictureWidth / 2.0;
    double dy = box.centreY() - pictureHeight / 2.0;
    double offCentre = Math.hypot(dx, dy) / (Math.hypot(pictureWidth, pictureHeight) / 2);
    return Math.sqrt(box.area()) * (1 - 0.5 * Math.min(1, offCentre));
  }
}
