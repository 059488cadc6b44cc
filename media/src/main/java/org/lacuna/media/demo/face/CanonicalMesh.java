package org.lacuna.media.demo.face;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The canonical 468-point face mesh at rest.
 *
 * @param xyz vertex positions, three floats each, centimetres; x to the subject's left, y up, z
 *     towards the camera
 * @param triangles three vertex indices each, counter-clockwise seen from the front
 */
record CanonicalMesh(float[] xyz, int[] triangles) {

  private static final String RESOURCE = "/org/lacuna/media/face/canonical_face_mesh.bin";

  /**
   * Reads the mesh that ships inside this module.
   *
   * @throws UncheckedIOException if the module's own resource is missing or cut short
   */
  static CanonicalMesh load() {
    try (InputStream in = CanonicalMesh.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("missing resource " + RESOURCE);
      }
      ByteBuffer data =
          ByteBuffer.wrap(new DataInputStream(in).readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int vertices = data.getInt();
      int triangles = data.getInt();
      float[] xyz = new float[vertices * 3];
      for (int v = 0; v < vertices; v++) {
        for (int k = 0; k < 3; k++) {
          xyz[v * 3 + k] = data.getFloat();
        }
        data.position(data.position() + 2 * Float.BYTES);
      }
      int[] index = new int[triangles * 3];
      data.asIntBuffer().get(index);
      return new CanonicalMesh(xyz, index);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
