package org.lacuna.media.demo.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Loop subdivision (C. Loop, 1987) of a fixed topology, worked out once as a linear map: fine
 * vertices are weighted sums of control vertices, so a deformed control mesh is refined by one
 * sparse product. Control vertex i stays fine vertex i.
 */
final class Subdivision {

  private final int[] start;
  private final int[] source;
  private final float[] weight;

  /** Triangles of the fine mesh. */
  final int[] triangles;

  /**
   * @param vertices number of control vertices
   * @param triangles control triangles
   * @param levels how often to refine; each level quadruples the triangles
   */
  Subdivision(int vertices, int[] triangles, int levels) {
    List<Map<Integer, Float>> rows = new ArrayList<>();
    for (int v = 0; v < vertices; v++) {
      rows.add(Map.of(v, 1f));
    }
    int[] tris = triangles;
    for (int level = 0; level < levels; level++) {
      Step step = new Step(rows.size(), tris);
      List<Map<Integer, Float>> finer = new ArrayList<>();
      for (Map<Integer, Float> local : step.rows) {
        Map<Integer, Float> row = new TreeMap<>();
        // sorted: the order of a sum decides its last bit, and frames must come out the same each
        // run
        new TreeMap<>(local)
            .forEach((v, w) -> rows.get(v).forEach((s, sw) -> row.merge(s, w * sw, Float::sum)));
        finer.add(row);
      }
      rows.clear();
      rows.addAll(finer);
      tris = step.triangles;
    }
    this.triangles = tris;
    start = new int[rows.size() + 1];
    for (int v = 0; v < rows.size(); v++) {
      start[v + 1] = start[v] + rows.get(v).size();
    }
    source = new int[start[rows.size()]];
    weight = new float[source.length];
    int k = 0;
    for (Map<Integer, Float> row : rows) {
      for (Map.Entry<Integer, Float> e : row.entrySet()) {
        source[k] = e.getKey();
        weight[k++] = e.getValue();
      }
    }
  }

  /** Number of fine vertices. */
  int size() {
    return start.length - 1;
  }

  /**
   * Refines per-vertex values.
   *
   * @param control values of the control vertices, {@code width} each
   * @param width values a vertex
   * @return values of the fine vertices, in the same layout
   */
  float[] apply(float[] control, int width) {
    float[] fine = new float[size() * width];
    for (int v = 0; v < size(); v++) {
      for (int e = start[v]; e < start[v + 1]; e++) {
        int from = source[e] * width;
        for (int c = 0; c < width; c++) {
          fine[v * width + c] += weight[e] * control[from + c];
        }
      }
    }
    return fine;
  }

  /** One level: the rows of the new vertices over the old ones. */
  private static final class Step {
    final List<Map<Integer, Float>> rows = new ArrayList<>();
    final int[] triangles;

    Step(int vertices, int[] tris) {
      // edge -> its midpoint's index and the one or two vertices opposite to it
      Map<Long, int[]> edges = new HashMap<>();
      List<TreeSet<Integer>> neighbours = new ArrayList<>();
      List<TreeSet<Integer>> border = new ArrayList<>();
      for (int v = 0; v < vertices; v++) {
        neighbours.add(new TreeSet<>());
        border.add(new TreeSet<>());
      }
      int next = vertices;
      List<int[]> ends = new ArrayList<>();
      for (int t = 0; t < tris.length; t += 3) {
        for (int k = 0; k < 3; k++) {
          int a = tris[t + k];
          int b = tris[t + (k + 1) % 3];
          int opposite = tris[t + (k + 2) % 3];
          neighbours.get(a).add(b);
          neighbours.get(b).add(a);
          int[] edge = edges.get(key(a, b));
          if (edge == null) {
            edges.put(key(a, b), new int[] {next++, opposite, -1});
            ends.add(new int[] {a, b});
          } else {
            edge[2] = opposite;
          }
        }
      }
      for (int[] e : ends) {
        if (edge(edges, e[0], e[1])[2] < 0) {
          border.get(e[0]).add(e[1]);
          border.get(e[1]).add(e[0]);
        }
      }
      for (int v = 0; v < vertices; v++) {
        rows.add(even(v, neighbours.get(v), border.get(v)));
      }
      for (int[] e : ends) {
        int[] edge = edge(edges, e[0], e[1]);
        if (edge[2] < 0) {
          rows.add(Map.of(e[0], 0.5f, e[1], 0.5f));
        } else {
          rows.add(Map.of(e[0], 0.375f, e[1], 0.375f, edge[1], 0.125f, edge[2], 0.125f));
        }
      }
      int[] out = new int[tris.length * 4];
      int o = 0;
      for (int t = 0; t < tris.length; t += 3) {
        int a = tris[t];
        int b = tris[t + 1];
        int c = tris[t + 2];
        int ab = edge(edges, a, b)[0];
        int bc = edge(edges, b, c)[0];
        int ca = edge(edges, c, a)[0];
        for (int v : new int[] {a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca}) {
          out[o++] = v;
        }
      }
      triangles = Arrays.copyOf(out, o);
    }

    private static Map<Integer, Float> even(int v, Set<Integer> ring, Set<Integer> rim) {
      Map<Integer, Float> row = new HashMap<>();
      if (rim.size() == 2) {
        row.put(v, 0.75f);
        rim.forEach(r -> row.put(r, 0.125f));
      } else if (!ring.isEmpty()) {
        double c = 0.375 + 0.25 * Math.cos(2 * Math.PI / ring.size());
        float beta = (float) ((0.625 - c * c) / ring.size());
        row.put(v, 1 - beta * ring.size());
        ring.forEach(r -> row.put(r, beta));
      } else {
        row.put(v, 1f);
      }
      return row;
    }

    private static int[] edge(Map<Long, int[]> edges, int a, int b) {
      int[] edge = edges.get(key(a, b));
      if (edge == null) {
        throw new IllegalStateException("no edge between " + a + " and " + b);
      }
      return edge;
    }

    private static long key(int a, int b) {
      return ((long) Math.min(a, b) << 32) | Math.max(a, b);
    }
  }
}
