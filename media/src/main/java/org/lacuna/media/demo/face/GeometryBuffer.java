package org.lacuna.media.demo.face;

import java.util.Arrays;

/**
 * What each pixel of the frame sees: nearest surface, its colour, normal and material. Filled by
 * {@link #draw}, read by the light. Reused from frame to frame; one thread at a time.
 */
final class GeometryBuffer {

  final Camera camera;

  /** One over the distance from the camera; 0 where nothing is drawn. */
  final float[] inverseDepth;

  /** Paint without light, 0xRRGGBB. */
  final int[] paint;

  /** Unit normal, ten bits a component. */
  final int[] normal;

  /** Ordinal of the material. */
  final byte[] material;

  private float[] sx = new float[0];
  private float[] sy = new float[0];
  private float[] sd = new float[0];

  GeometryBuffer(Camera camera) {
    this.camera = camera;
    int n = camera.width() * camera.height();
    inverseDepth = new float[n];
    paint = new int[n];
    normal = new int[n];
    material = new byte[n];
  }

  void clear() {
    Arrays.fill(inverseDepth, 0);
    Arrays.fill(material, (byte) 0);
  }

  static int pack(float x, float y, float z) {
    return (int) (x * 511 + 512) << 20 | (int) (y * 511 + 512) << 10 | (int) (z * 511 + 512);
  }

  static float unpack(int packed, int component) {
    return ((packed >> (20 - 10 * component) & 1023) - 512) / 511f;
  }

  /** Draws a surface over what is there already. */
  void draw(Surface surface) {
    float[] xyz = surface.xyz();
    int vertices = xyz.length / 3;
    if (sx.length < vertices) {
      sx = new float[vertices];
      sy = new float[vertices];
      sd = new float[vertices];
    }
    for (int v = 0; v < vertices; v++) {
      sd[v] = camera.inverseDepth(xyz[v * 3 + 2]);
      sx[v] = camera.screenX(xyz[v * 3], sd[v]);
      sy[v] = camera.screenY(xyz[v * 3 + 1], sd[v]);
    }
    int[] tris = surface.triangles();
    for (int t = 0; t < tris.length; t += 3) {
      triangle(surface, tris[t], tris[t + 1], tris[t + 2]);
    }
  }

  private void triangle(Surface surface, int a, int b, int c) {
    float area = (sx[b] - sx[a]) * (sy[c] - sy[a]) - (sx[c] - sx[a]) * (sy[b] - sy[a]);
    boolean back = area > 0;
    if (area == 0 || (back && !surface.bothSides())) {
      return;
    }
    int width = camera.width();
    int x0 = Math.max(0, (int) Math.ceil(Math.min(sx[a], Math.min(sx[b], sx[c])) - 0.5f));
    int x1 = Math.min(width - 1, (int) (Math.max(sx[a], Math.max(sx[b], sx[c])) - 0.5f));
    int y0 = Math.max(0, (int) Math.ceil(Math.min(sy[a], Math.min(sy[b], sy[c])) - 0.5f));
    int y1 =
        Math.min(camera.height() - 1, (int) (Math.max(sy[a], Math.max(sy[b], sy[c])) - 0.5f));
    float inv = 1 / area;
    float stepB = (sy[c] - sy[a]) * inv;
    float stepC = -(sy[b] - sy[a]) * inv;
    byte code = (byte) surface.material().ordinal();
    for (int y = y0; y <= y1; y++) {
      float py = y + 0.5f - sy[a];
      float px = x0 + 0.5f - sx[a];
      float wb = (px * (sy[c] - sy[a]) - py * (sx[c] - sx[a])) * inv;
      float wc = (py * (sx[b] - sx[a]) - px * (sy[b] - sy[a])) * inv;
      for (int x = x0; x <= x1; x++, wb += stepB, wc += stepC) {
        float wa = 1 - wb - wc;
        if (wa < 0 || wb < 0 || wc < 0) {
          continue;
        }
        float depth = wa * sd[a] + wb * sd[b] + wc * sd[c];
        int at = y * width + x;
        if (depth > inverseDepth[at]) {
          inverseDepth[at] = depth;
          material[at] = code;
          fill(surface, at, a * 3, b * 3, c * 3, wa, wb, wc, back);
        }
      }
    }
  }

  private void fill(
      Surface surface, int at, int a, int b, int c, float wa, float wb, float wc, boolean back) {
    float[] n = surface.normals();
    float nx = wa * n[a] + wb * n[b] + wc * n[c];
    float ny = wa * n[a + 1] + wb * n[b + 1] + wc * n[c + 1];
    float nz = wa * n[a + 2] + wb * n[b + 2] + wc * n[c + 2];
    float inv = 1 / (float) Math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12f);
    if (back) {
      inv = -inv;
    }
    normal[at] = pack(nx * inv, ny * inv, nz * inv);
    float[] k = surface.colour();
    float c0 = wa * k[a] + wb * k[b] + wc * k[c];
    float c1 = wa * k[a + 1] + wb * k[b + 1] + wc * k[c + 1];
    float c2 = wa * k[a + 2] + wb * k[b + 2] + wc * k[c + 2];
    Texture texture = surface.texture();
    paint[at] =
        texture == null ? (int) c0 << 16 | (int) c1 << 8 | (int) c2 : texture.at(c0, c1, c2);
  }
}
