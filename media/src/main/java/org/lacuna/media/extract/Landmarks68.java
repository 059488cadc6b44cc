package org.lacuna.media.extract;

/**
 * The 68 points of the iBUG scheme (300-W), picked from the points of the face mesh: 0-16 the edge
 * of the face from the person's right ear over the chin to the left, 17-26 the brows, 27-35 the
 * nose, 36-47 the eyes, 48-67 the lips. The mesh was not made for this scheme, so that every point
 * is the mesh's nearest one; the edge of the face is that of the mesh, which stays in front of the
 * ears.
 */
public final class Landmarks68 {

  /** Number of points. */
  public static final int POINTS = 68;

  private static final int[] MESH = {
    127, 234, 93, 58, 172, 136, 149, 148, 152, 377, 378, 365, 397, 288, 323, 454, 356, //
    70, 63, 105, 66, 107, //
    336, 296, 334, 293, 300, //
    168, 197, 5, 4, //
    75, 97, 2, 326, 305, //
    33, 160, 158, 133, 153, 144, //
    362, 385, 387, 263, 373, 380, //
    61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181, //
    78, 82, 13, 312, 308, 317, 14, 87
  };

  private Landmarks68() {}

  /** The mesh point that stands for point k of the scheme. */
  public static int mesh(int k) {
    return MESH[k];
  }

  /** Horizontal place of point k in an entry of a track, pixels; NaN where it was not measured. */
  public static float x(FaceTrack track, int entry, int k) {
    return track.x(entry, MESH[k]);
  }

  /** Vertical place of point k in an entry of a track, pixels; NaN where it was not measured. */
  public static float y(FaceTrack track, int entry, int k) {
    return track.y(entry, MESH[k]);
  }
}
