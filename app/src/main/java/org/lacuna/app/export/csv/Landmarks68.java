package org.lacuna.app.export.csv;

/**
 * The points of the 468-point mesh that lie nearest to the 68 points of the iBUG annotation scheme,
 * in its order: 17 of the jaw from the picture's left, 2 x 5 of the brows, 4 + 5 of the nose, 2 x 6
 * of the eyes, 12 of the outer and 8 of the inner lips. The jaw is the mesh's own rim, which lies a
 * little inside the one that iBUG marks on a turned head.
 *
 * @see <a href="https://doi.org/10.1016/j.imavis.2016.01.002">Sagonas et al. 2016, 300 Faces
 *     In-the-Wild</a>
 */
final class Landmarks68 {

  static final int POINTS = 68;

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

  /** The mesh point of point p, 0 to 67. */
  static int mesh(int p) {
    return MESH[p];
  }
}
