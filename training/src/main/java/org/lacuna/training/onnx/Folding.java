package org.lacuna.training.onnx;

/**
 * Puts learned tensors of transformer layers together as {@link FoldedBlock} needs them, in double
 * precision. Names are those of {@link org.lacuna.training.nn.TransformerBlock}.
 */
final class Folding {

  private final OnnxOps ops;
  private final int width;
  private final int heads;

  Folding(OnnxOps ops, int width, int heads) {
    this.ops = ops;
    this.width = width;
    this.heads = heads;
  }

  /** A product and what is added to it, by the names of their tensors. */
  record Affine(String weight, String bias) {}

  /** The four products of one attention layer; those without a bias are given something to add. */
  record Projections(Affine query, String key, Affine value, String out) {}

  /** A matrix {@code [in, out]} and a vector {@code [out]} while they are put together. */
  private record Sum(double[][] weight, double[] bias) {}

  Projections own(String layer) {
    Sum all = normed(layer + ".norm_query", layer + ".query_key_value", 3 * width);
    return new Projections(
        query(layer, part(all, 0)),
        weight(layer + ".key", spread(part(all, 1), 0).weight),
        place(layer + ".value", spread(part(all, 2), 1)),
        out(layer));
  }

  Projections crossed(String layer) {
    Sum query = normed(layer + ".norm_query", layer + ".query", width);
    Sum given = normed(layer + ".norm_source", layer + ".key_value", 2 * width);
    return new Projections(
        query(layer, query),
        weight(layer + ".key", spread(part(given, 0), 0).weight),
        place(layer + ".value", spread(part(given, 1), 1)),
        out(layer));
  }

  Affine feedIn(String layer) {
    return place(layer + ".feed_in", normed(layer + ".norm_feed", layer + ".feed_in", 4 * width));
  }

  Affine feedOut(String layer) {
    return place(layer + ".feed_out", centred(read(layer + ".feed_out", 4 * width, width)));
  }

  /** Gain and bias for rows that have been divided by their length. */
  Affine norm(String name) {
    double[] gain = vector(name + ".gain", width);
    for (int i = 0; i < width; i++) {
      gain[i] *= Math.sqrt(width);
    }
    return new Affine(
        ops.placed(name + ".folded.gain", () -> floats(gain), width),
        ops.placed(name + ".folded.bias", () -> floats(vector(name + ".bias", width)), width));
  }

  private Affine query(String layer, Sum sum) {
    double scale = 1 / Math.sqrt(width / (double) heads);
    for (int o = 0; o < width; o++) {
      sum.bias[o] *= scale;
      for (int i = 0; i < width; i++) {
        sum.weight[i][o] *= scale;
      }
    }
    return place(layer + ".query", spread(sum, 1));
  }

  /** The product back into the rows; the last number of the first head, 1, brings the bias. */
  private String out(String layer) {
    Sum narrow = centred(read(layer + ".out", width, width));
    int each = width / heads;
    double[][] weight = new double[heads * (each + 1)][width];
    for (int i = 0; i < width; i++) {
      weight[i / each * (each + 1) + i % each] = narrow.weight[i];
    }
    weight[each] = narrow.bias;
    return weight(layer + ".out", weight);
  }

  /** One number more for each head, always {@code last}. */
  private Sum spread(Sum sum, double last) {
    int each = width / heads;
    double[][] weight = new double[width][heads * (each + 1)];
    double[] bias = new double[heads * (each + 1)];
    for (int o = 0; o < width; o++) {
      int to = o / each * (each + 1) + o % each;
      bias[to] = sum.bias[o];
      for (int i = 0; i < width; i++) {
        weight[i][to] = sum.weight[i][o];
      }
    }
    for (int h = 0; h < heads; h++) {
      bias[h * (each + 1) + each] = last;
    }
    return new Sum(weight, bias);
  }

  private Sum part(Sum all, int which) {
    double[][] weight = new double[width][width];
    double[] bias = new double[width];
    for (int o = 0; o < width; o++) {
      bias[o] = all.bias[which * width + o];
      for (int i = 0; i < width; i++) {
        weight[i][o] = all.weight[i][which * width + o];
      }
    }
    return new Sum(weight, bias);
  }

  /** A product of normalised rows, for rows that have been divided by their length only. */
  private Sum normed(String norm, String linear, int out) {
    double[] gain = vector(norm + ".gain", width);
    double[] shift = vector(norm + ".bias", width);
    Sum sum = read(linear, width, out);
    for (int i = 0; i < width; i++) {
      for (int o = 0; o < out; o++) {
        sum.bias[o] += shift[i] * sum.weight[i][o];
        sum.weight[i][o] *= Math.sqrt(width) * gain[i];
      }
    }
    return sum;
  }

  /** Gives rows whose mean is 0. */
  private static Sum centred(Sum sum) {
    for (double[] row : sum.weight) {
      centre(row);
    }
    centre(sum.bias);
    return sum;
  }

  private static void centre(double[] row) {
    double mean = 0;
    for (double x : row) {
      mean += x / row.length;
    }
    for (int i = 0; i < row.length; i++) {
      row[i] -= mean;
    }
  }

  private Sum read(String linear, int in, int out) {
    float[] flat = ops.trained(linear + ".weight");
    double[][] weight = new double[in][out];
    for (int i = 0; i < in; i++) {
      for (int o = 0; o < out; o++) {
        weight[i][o] = flat[i * out + o];
      }
    }
    return new Sum(weight, vector(linear + ".bias", out));
  }

  private double[] vector(String name, int size) {
    float[] values = ops.trained(name);
    double[] vector = new double[size];
    for (int i = 0; i < size; i++) {
      vector[i] = values[i];
    }
    return vector;
  }

  private Affine place(String name, Sum sum) {
    return new Affine(
        weight(name, sum.weight),
        ops.placed(name + ".folded.bias", () -> floats(sum.bias), sum.bias.length));
  }

  private String weight(String name, double[][] rows) {
    int out = rows[0].length;
    return ops.placed(name + ".folded.weight", () -> flat(rows, out), rows.length, out);
  }

  private static float[] flat(double[][] rows, int out) {
    float[] flat = new float[rows.length * out];
    for (int i = 0; i < rows.length; i++) {
      for (int o = 0; o < out; o++) {
        flat[i * out + o] = (float) rows[i][o];
      }
    }
    return flat;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
