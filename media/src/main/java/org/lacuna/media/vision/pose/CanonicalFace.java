package org.lacuna.media.vision.pose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lacuna.media.vision.net.Mesh;

/**
 * The average face that the mesh points are numbered on: 468 points in centimetres, x to the
 * picture's right, y up, z towards the camera. Read once, immutable.
 */
public final class CanonicalFace {

  private static final String FILE = "/org/lacuna/media/face/canonical_face_mesh.bin";
  private static final int VALUES = 5;

  private final float[] xyz = new float[3 * Mesh.POINTS];

  public CanonicalFace() {
    try (InputStream in = CanonicalFace.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + FILE);
      }
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int points = bytes.getInt(0);
      if (points != Mesh.POINTS) {
        throw new IllegalStateException(FILE + " has " + points + " points");
      }
      for (int k = 0; k < points; k++) {
        for (int c = 0; c < 3; c++) {
          xyz[3 * k + c] = bytes.getFloat(2 * Integer.BYTES + (k * VALUES + c) * Float.BYTES);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + FILE, e);
    }
  }

  /** Coordinate c (0 x, 1 y, 2 z) of a point. */
  public double at(int point, int c) {
    return xyz[3 * point + c];
  }
}
