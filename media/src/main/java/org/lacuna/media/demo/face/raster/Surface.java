package org.lacuna.media.demo.face.raster;

import org.jspecify.annotations.Nullable;

/**
 * A piece of the scene, ready to draw.
 *
 * @param material what it is made of
 * @param xyz vertex positions in the world, centimetres
 * @param normals unit normals, three floats a vertex
 * @param colour with a texture: u, v and light per vertex; without: red, green, blue, 0 to 255
 * @param triangles three indices each
 * @param texture paint looked up by u, v, or null when {@code colour} is the colour
 * @param bothSides whether the back of a triangle is drawn too
 */
public record Surface(
    Material material,
    float[] xyz,
    float[] normals,
    float[] colour,
    int[] triangles,
    @Nullable Texture texture,
    boolean bothSides) {

  /** How a surface answers light. */
  public enum Material {
    NONE,
    SKIN,
    HAIR,
    CLOTH,
    RIGHT_EYE,
    LEFT_EYE,
    WET,
    LASH
  }

  /** Area-weighted unit normals of a triangle mesh. */
  public static float[] normalsOf(float[] xyz, int[] triangles) {
    float[] n = new float[xyz.length];
    for (int t = 0; t < triangles.length; t += 3) {
      int a = triangles[t] * 3;
      int b = triangles[t + 1] * 3;
      int c = triangles[t + 2] * 3;
      float ux = xyz[b] - xyz[a];
      float uy = xyz[b + 1] - xyz[a + 1];
      float uz = xyz[b + 2] - xyz[a + 2];
      float vx = xyz[c] - xyz[a];
      float vy = xyz[c + 1] - xyz[a + 1];
      float vz = xyz[c + 2] - xyz[a + 2];
      float nx = uy * vz - uz * vy;
      float ny = uz * vx - ux * vz;
      float nz = ux * vy - uy * vx;
      for (int v : new int[] {a, b, c}) {
        n[v] += nx;
        n[v + 1] += ny;
        n[v + 2] += nz;
      }
    }
    for (int v = 0; v < n.length; v += 3) {
      float length = (float) Math.sqrt(n[v] * n[v] + n[v + 1] * n[v + 1] + n[v + 2] * n[v + 2]);
      if (length > 0) {
        n[v] /= length;
        n[v + 1] /= length;
        n[v + 2] /= length;
      }
    }
    return n;
  }

  /** Triangles of a grid of {@code rows} by {@code columns} vertices, row by row. */
  public static int[] grid(int rows, int columns) {
    int[] out = new int[(rows - 1) * (columns - 1) * 6];
    int o = 0;
    for (int r = 0; r + 1 < rows; r++) {
      for (int c = 0; c + 1 < columns; c++) {
        int v = r * columns + c;
        for (int k : new int[] {v, v + columns, v + 1, v + 1, v + columns, v + columns + 1}) {
          out[o++] = k;
        }
      }
    }
    return out;
  }
}
