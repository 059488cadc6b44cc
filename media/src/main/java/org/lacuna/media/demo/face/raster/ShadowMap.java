package org.lacuna.media.demo.face.raster;

import java.util.Arrays;

/**
 * How far the key light reaches, as blurred first and second moments of depth (variance shadow
 * maps, W. Donnelly and A. Lauritzen, 2006): soft shadows without grain.
 */
public final class ShadowMap {

  private static final int SIZE = 512;
  private static final double HALF = 25;
  private static final double CENTRE_Y = -4;
  private static final float FAR = 60f;

  private final double[] right = new double[3];
  private final double[] up = new double[3];
  private final double[] light;
  private final float[] depth = new float[SIZE * SIZE];
  private final float[] mean = new float[SIZE * SIZE];
  private final float[] square = new float[SIZE * SIZE];
  private final float[] line = new float[SIZE];

  /**
   * @param light unit vector towards the light
   */
  public ShadowMap(double[] light) {
    this.light = light.clone();
    double norm = Math.hypot(light[0], light[2]);
    right[0] = light[2] / norm;
    right[2] = -light[0] / norm;
    up[0] = light[1] * right[2] - light[2] * right[1];
    up[1] = light[2] * right[0] - light[0] * right[2];
    up[2] = light[0] * right[1] - light[1] * right[0];
  }

  public void clear() {
    Arrays.fill(depth, FAR);
  }

  /** Adds a surface that throws shadow. */
  public void cast(Surface surface) {
    float[] xyz = surface.xyz();
    int n = xyz.length / 3;
    float[] p = new float[n * 3];
    for (int v = 0; v < n; v++) {
      float x = xyz[v * 3];
      float y = xyz[v * 3 + 1];
      float z = xyz[v * 3 + 2];
      p[v * 3] = (float) mapX(x, y, z);
      p[v * 3 + 1] = (float) mapY(x, y, z);
      p[v * 3 + 2] = (float) -(x * light[0] + (y - CENTRE_Y) * light[1] + z * light[2]);
    }
    int[] tris = surface.triangles();
    for (int t = 0; t < tris.length; t += 3) {
      triangle(p, tris[t] * 3, tris[t + 1] * 3, tris[t + 2] * 3);
    }
  }

  private double mapX(double x, double y, double z) {
    double d = x * right[0] + (y - CENTRE_Y) * right[1] + z * right[2];
    return (d / HALF + 1) * 0.5 * SIZE;
  }

  private double mapY(double x, double y, double z) {
    double d = x * up[0] + (y - CENTRE_Y) * up[1] + z * up[2];
    return (1 - d / HALF) * 0.5 * SIZE;
  }

  private void triangle(float[] p, int a, int b, int c) {
    float area = (p[b] - p[a]) * (p[c + 1] - p[a + 1]) - (p[c] - p[a]) * (p[b + 1] - p[a + 1]);
    if (area == 0) {
      return;
    }
    int x0 = Math.max(0, (int) Math.ceil(Math.min(p[a], Math.min(p[b], p[c])) - 0.5f));
    int x1 = Math.min(SIZE - 1, (int) (Math.max(p[a], Math.max(p[b], p[c])) - 0.5f));
    int y0 = Math.max(0, (int) Math.ceil(Math.min(p[a + 1], Math.min(p[b + 1], p[c + 1])) - 0.5f));
    int y1 = Math.min(SIZE - 1, (int) (Math.max(p[a + 1], Math.max(p[b + 1], p[c + 1])) - 0.5f));
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        float px = x + 0.5f - p[a];
        float py = y + 0.5f - p[a + 1];
        float wb = (px * (p[c + 1] - p[a + 1]) - py * (p[c] - p[a])) / area;
        float wc = (py * (p[b] - p[a]) - px * (p[b + 1] - p[a + 1])) / area;
        if (wb >= 0 && wc >= 0 && wb + wc <= 1) {
          float d = p[a + 2] + wb * (p[b + 2] - p[a + 2]) + wc * (p[c + 2] - p[a + 2]);
          if (d < depth[y * SIZE + x]) {
            depth[y * SIZE + x] = d;
          }
        }
      }
    }
  }

  /** Blurs the moments; call after the last {@link #cast}. */
  public void finish(int radius) {
    for (int k = 0; k < depth.length; k++) {
      // the empty far plane is brought near so that silhouettes do not smear
      float d = Math.min(depth[k], 30f);
      mean[k] = d;
      square[k] = d * d;
    }
    for (int pass = 0; pass < 2; pass++) {
      blur(mean, radius, 1, SIZE);
      blur(mean, radius, SIZE, 1);
      blur(square, radius, 1, SIZE);
      blur(square, radius, SIZE, 1);
    }
  }

  private void blur(float[] a, int radius, int along, int across) {
    float inv = 1f / (2 * radius + 1);
    for (int l = 0; l < SIZE; l++) {
      int base = l * across;
      float sum = 0;
      for (int k = -radius; k <= radius; k++) {
        sum += a[base + Math.max(0, k) * along];
      }
      for (int k = 0; k < SIZE; k++) {
        line[k] = sum * inv;
        sum +=
            a[base + Math.min(SIZE - 1, k + radius + 1) * along]
                - a[base + Math.max(0, k - radius) * along];
      }
      for (int k = 0; k < SIZE; k++) {
        a[base + k * along] = line[k];
      }
    }
  }

  /** Share of the key light that reaches a point, 0 to 1. */
  public double lit(double x, double y, double z) {
    double mx = Math.max(0, Math.min(SIZE - 1.001, mapX(x, y, z) - 0.5));
    double my = Math.max(0, Math.min(SIZE - 1.001, mapY(x, y, z) - 0.5));
    double d = -(x * light[0] + (y - CENTRE_Y) * light[1] + z * light[2]);
    int ix = (int) mx;
    int iy = (int) my;
    double fx = mx - ix;
    double fy = my - iy;
    int at = iy * SIZE + ix;
    int right1 = ix + 1 < SIZE ? 1 : 0;
    int down = iy + 1 < SIZE ? SIZE : 0;
    double m = sample(mean, at, right1, down, fx, fy);
    double over = d - m - 0.25;
    if (over <= 0) {
      return 1;
    }
    double s = sample(square, at, right1, down, fx, fy);
    double variance = Math.max(0.12, s - m * m);
    double p = variance / (variance + over * over);
    // cut the tail of the bound: it would leak light where two blockers overlap
    return Math.max(0, (p - 0.2) / 0.8);
  }

  private static double sample(float[] a, int at, int dx, int dy, double fx, double fy) {
    double top = a[at] + (a[at + dx] - a[at]) * fx;
    double bottom = a[at + dy] + (a[at + dy + dx] - a[at + dy]) * fx;
    return top + (bottom - top) * fy;
  }
}
