package org.lacuna.media.demo.face.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each pixel of the frame sees: nearest surface, its colour, normal and material. Filled by
 * {@link #draw} and {@link #finish}, read by the light. Reused from frame to frame; one thread at a
 * time.
 */
public final class GeometryBuffer {

  public final Camera camera;

  /** One over the distance from the camera; 0 where nothing is drawn. */
  public final float[] inverseDepth;

  /** Paint without light, 0xRRGGBB. */
  public final int[] paint;

  /** Unit normal, ten bits a component. */
  public final int[] normal;

  /** What it is made of; NONE where nothing is drawn. */
  public final Surface.Material[] material;

  // which triangle of which surface each sample shows, until finish() looks up the rest
  private final int[] triangle;
  private final byte[] piece;
  private final List<Drawn> drawn = new ArrayList<>();

  /** A surface with its vertices on the screen. */
  private record Drawn(Surface surface, float[] x, float[] y, float[] inverseDepth) {}

  public GeometryBuffer(Camera camera) {
    this.camera = camera;
    int n = camera.width() * camera.height();
    inverseDepth = new float[n];
    paint = new int[n];
    normal = new int[n];
    material = new Surface.Material[n];
    triangle = new int[n];
    piece = new byte[n];
  }

  public void clear() {
    Arrays.fill(inverseDepth, 0);
    Arrays.fill(material, Surface.Material.NONE);
    drawn.clear();
  }

  public static int pack(float x, float y, float z) {
    return (int) (x * 511 + 512) << 20 | (int) (y * 511 + 512) << 10 | (int) (z * 511 + 512);
  }

  public static float unpack(int packed, int component) {
    return ((packed >> (20 - 10 * component) & 1023) - 512) / 511f;
  }

  /** Draws a surface over what is there already. */
  public void draw(Surface surface) {
    float[] xyz = surface.xyz();
    int vertices = xyz.length / 3;
    Drawn d = new Drawn(surface, new float[vertices], new float[vertices], new float[vertices]);
    for (int v = 0; v < vertices; v++) {
      float inverse = camera.inverseDepth(xyz[v * 3 + 2]);
      d.inverseDepth[v] = inverse;
      d.x[v] = camera.screenX(xyz[v * 3], inverse);
      d.y[v] = camera.screenY(xyz[v * 3 + 1], inverse);
    }
    byte index = (byte) drawn.size();
    drawn.add(d);
    int[] tris = surface.triangles();
    for (int t = 0; t < tris.length; t += 3) {
      triangle(d, index, t, tris[t], tris[t + 1], tris[t + 2]);
    }
  }

  private void triangle(Drawn d, byte index, int t, int a, int b, int c) {
    float ax = d.x[a];
    float ay = d.y[a];
    float bx = d.x[b] - ax;
    float by = d.y[b] - ay;
    float cx = d.x[c] - ax;
    float cy = d.y[c] - ay;
    float area = bx * cy - cx * by;
    if (area == 0 || (area > 0 && !d.surface.bothSides())) {
      return;
    }
    int width = camera.width();
    int x0 = Math.max(0, (int) Math.ceil(ax + Math.min(0, Math.min(bx, cx)) - 0.5f));
    int x1 = Math.min(width - 1, (int) (ax + Math.max(0, Math.max(bx, cx)) - 0.5f));
    int y0 = Math.max(0, (int) Math.ceil(ay + Math.min(0, Math.min(by, cy)) - 0.5f));
    int y1 = Math.min(camera.height() - 1, (int) (ay + Math.max(0, Math.max(by, cy)) - 0.5f));
    float inv = 1 / area;
    float stepB = cy * inv;
    float stepC = -by * inv;
    float near = d.inverseDepth[a];
    float nearB = d.inverseDepth[b] - near;
    float nearC = d.inverseDepth[c] - near;
    for (int y = y0; y <= y1; y++) {
      float py = y + 0.5f - ay;
      float px = x0 + 0.5f - ax;
      float wb = (px * cy - py * cx) * inv;
      float wc = (py * bx - px * by) * inv;
      // the row's part inside all three edges
      float from = Math.max(first(wb, stepB), first(wc, stepC));
      from = Math.max(from, first(1 - wb - wc, -stepB - stepC));
      float to = Math.min(last(wb, stepB), last(wc, stepC));
      to = Math.min(to, last(1 - wb - wc, -stepB - stepC));
      int k0 = (int) Math.ceil(Math.min(x1 - x0 + 1, Math.max(0, from)));
      int k1 = (int) Math.floor(Math.min(x1 - x0, to));
      float depth = near + (wb + k0 * stepB) * nearB + (wc + k0 * stepC) * nearC;
      float step = stepB * nearB + stepC * nearC;
      int end = y * width + x0 + k1;
      for (int at = y * width + x0 + k0; at <= end; at++, depth += step) {
        if (depth > inverseDepth[at]) {
          inverseDepth[at] = depth;
          triangle[at] = t;
          piece[at] = index;
        }
      }
    }
  }

  /** First step at which {@code value + k * step} is not negative. */
  private static float first(float value, float step) {
    return step > 0 ? -value / step : value >= 0 ? 0 : Float.MAX_VALUE;
  }

  /** Last step at which {@code value + k * step} is not negative. */
  private static float last(float value, float step) {
    return step < 0 ? -value / step : step > 0 || value >= 0 ? Float.MAX_VALUE : -1;
  }

  /** Looks up paint, normal and material of what is seen; call after the last {@link #draw}. */
  public void finish() {
    int width = camera.width();
    for (int at = 0; at < inverseDepth.length; at++) {
      if (inverseDepth[at] > 0) {
        fill(at, at % width + 0.5f, Math.floorDiv(at, width) + 0.5f);
      }
    }
  }

  private void fill(int at, float px, float py) {
    Drawn d = drawn.get(piece[at]);
    int[] tris = d.surface.triangles();
    int a = tris[triangle[at]];
    int b = tris[triangle[at] + 1];
    int c = tris[triangle[at] + 2];
    float bx = d.x[b] - d.x[a];
    float by = d.y[b] - d.y[a];
    float cx = d.x[c] - d.x[a];
    float cy = d.y[c] - d.y[a];
    float area = bx * cy - cx * by;
    float dx = px - d.x[a];
    float dy = py - d.y[a];
    float wb = (dx * cy - dy * cx) / area;
    float wc = (dy * bx - dx * by) / area;
    float wa = 1 - wb - wc;
    material[at] = d.surface.material();
    a *= 3;
    b *= 3;
    c *= 3;
    float[] n = d.surface.normals();
    float nx = wa * n[a] + wb * n[b] + wc * n[c];
    float ny = wa * n[a + 1] + wb * n[b + 1] + wc * n[c + 1];
    float nz = wa * n[a + 2] + wb * n[b + 2] + wc * n[c + 2];
    float inv = 1 / (float) Math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12f);
    if (area > 0) {
      inv = -inv;
    }
    normal[at] = pack(nx * inv, ny * inv, nz * inv);
    float[] k = d.surface.colour();
    float c0 = wa * k[a] + wb * k[b] + wc * k[c];
    float c1 = wa * k[a + 1] + wb * k[b + 1] + wc * k[c + 1];
    float c2 = wa * k[a + 2] + wb * k[b + 2] + wc * k[c + 2];
    Texture texture = d.surface.texture();
    paint[at] =
        texture == null ? (int) c0 << 16 | (int) c1 << 8 | (int) c2 : texture.at(c0, c1, c2);
  }

  /**
   * Averages the four samples of a pixel into the first of them if they show the same surface.
   *
   * @param first left top sample of the pixel
   * @return whether they did; if not, nothing has changed
   */
  public boolean merge(int first) {
    int below = first + camera.width();
    Surface.Material m = material[first];
    if (material[first + 1] != m || material[below] != m || material[below + 1] != m) {
      return false;
    }
    if (m == Surface.Material.NONE) {
      return true;
    }
    float near = Math.max(inverseDepth[first], inverseDepth[below + 1]);
    float far = Math.min(inverseDepth[first], inverseDepth[below + 1]);
    // half a centimetre and more between samples is an edge
    if (near - far > 0.5f * near * near) {
      return false;
    }
    paint[first] = average(paint[first], paint[first + 1], paint[below], paint[below + 1]);
    float x = 0;
    float y = 0;
    float z = 0;
    for (int s = 0; s < 4; s++) {
      int packed = normal[(s < 2 ? first : below) + (s & 1)];
      x += unpack(packed, 0);
      y += unpack(packed, 1);
      z += unpack(packed, 2);
    }
    float inv = 1 / (float) Math.sqrt(x * x + y * y + z * z + 1e-9f);
    normal[first] = pack(x * inv, y * inv, z * inv);
    return true;
  }

  private static int average(int a, int b, int c, int d) {
    int red = (a >> 16 & 255) + (b >> 16 & 255) + (c >> 16 & 255) + (d >> 16 & 255) + 2;
    int green = (a >> 8 & 255) + (b >> 8 & 255) + (c >> 8 & 255) + (d >> 8 & 255) + 2;
    int blue = (a & 255) + (b & 255) + (c & 255) + (d & 255) + 2;
    return red >> 2 << 16 | green >> 2 << 8 | blue >> 2;
  }
}
