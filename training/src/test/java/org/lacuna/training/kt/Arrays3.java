package org.lacuna.training.kt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Inputs;
import org.lacuna.training.method.Required;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.onnx.MethodExporter;

/** A batch of plain arrays for tests, turned into libtorch tensors or ONNX values. */
final class Arrays3 {

  record Lane(int steps, int dim, float[] values, float[] mask, float[] time, long[] length) {}

  final int batch;
  final Map<Modality, Lane> lanes = new EnumMap<>(Modality.class);

  Arrays3(int batch) {
    this.batch = batch;
  }

  /** Random values, masks, lengths and times; garbage (NaN) wherever nothing was observed. */
  static Arrays3 random(Random r, KtConfig config, int batch, int longest, ModalitySet given) {
    Arrays3 a = new Arrays3(batch);
    for (Modality m : Modality.values()) {
      int steps = 1 + r.nextInt(longest);
      int dim = config.dim(m);
      Lane lane =
          new Lane(
              steps,
              dim,
              new float[batch * steps * dim],
              new float[batch * steps],
              new float[batch * steps],
              new long[batch]);
      for (int b = 0; b < batch; b++) {
        lane.length[b] = 1L + r.nextInt(steps);
        for (int t = 0; t < steps; t++) {
          boolean exists = t < lane.length[b];
          boolean seen = exists && given.contains(m) && r.nextInt(4) > 0;
          lane.mask[b * steps + t] = exists ? (seen ? 1 : 0) : r.nextInt(2);
          lane.time[b * steps + t] = exists ? t * 0.1f + 0.05f : Float.NaN;
          for (int d = 0; d < dim; d++) {
            lane.values[(b * steps + t) * dim + d] = seen ? (float) r.nextGaussian() : garbage(r);
          }
        }
        if (given.contains(m)) {
          lane.mask[b * steps] = 1;
          for (int d = 0; d < dim; d++) {
            lane.values[b * steps * dim + d] = (float) r.nextGaussian();
          }
        }
      }
      a.lanes.put(m, lane);
    }
    return a;
  }

  private static float garbage(Random r) {
    return switch (r.nextInt(4)) {
      case 0 -> Float.NaN;
      case 1 -> Float.POSITIVE_INFINITY;
      case 2 -> 1e30f;
      default -> (float) r.nextGaussian() * 100;
    };
  }

  /** Other garbage wherever a step was not observed. */
  void scramble(Random r) {
    for (Lane l : lanes.values()) {
      for (int b = 0; b < batch; b++) {
        for (int t = 0; t < l.steps; t++) {
          if (t >= l.length[b]) {
            l.mask[b * l.steps + t] = r.nextInt(2);
            l.time[b * l.steps + t] = garbage(r);
          }
          if (t >= l.length[b] || l.mask[b * l.steps + t] == 0) {
            for (int d = 0; d < l.dim; d++) {
              l.values[(b * l.steps + t) * l.dim + d] = garbage(r);
            }
          }
        }
      }
    }
  }

  /** Every sample once with each subset of the modalities, subset by subset. */
  Arrays3 subsets() {
    List<ModalitySet> subsets = ModalitySet.nonEmptySubsets();
    int times = subsets.size();
    Arrays3 all = new Arrays3(batch * times);
    lanes.forEach(
        (m, l) -> {
          float[] mask = repeated(l.mask, times);
          for (int i = 0; i < mask.length; i++) {
            mask[i] = subsets.get(i / l.mask.length).contains(m) ? mask[i] : 0;
          }
          long[] length = new long[batch * times];
          java.util.Arrays.setAll(length, b -> l.length[b % batch]);
          float[] values = repeated(l.values, times);
          all.lanes.put(m, new Lane(l.steps, l.dim, values, mask, repeated(l.time, times), length));
        });
    return all;
  }

  private static float[] repeated(float[] values, int times) {
    float[] all = new float[values.length * times];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i % values.length];
    }
    return all;
  }

  /** One sample alone, with {@code extra} steps of padding added to every modality. */
  Arrays3 single(int b, int extra) {
    Arrays3 one = new Arrays3(1);
    lanes.forEach(
        (m, l) -> {
          int steps = l.steps + extra;
          float[] values =
              java.util.Arrays.copyOfRange(
                  l.values, b * l.steps * l.dim, (b * l.steps + l.steps) * l.dim);
          float[] mask = java.util.Arrays.copyOfRange(l.mask, b * l.steps, (b + 1) * l.steps);
          float[] time = java.util.Arrays.copyOfRange(l.time, b * l.steps, (b + 1) * l.steps);
          one.lanes.put(
              m,
              new Lane(
                  steps,
                  l.dim,
                  java.util.Arrays.copyOf(values, steps * l.dim),
                  java.util.Arrays.copyOf(mask, steps),
                  java.util.Arrays.copyOf(time, steps),
                  new long[] {l.length[b]}));
        });
    return one;
  }

  Inputs<Tensor> tensors() {
    Map<Modality, Inputs.Channel<Tensor>> channels = new EnumMap<>(Modality.class);
    lanes.forEach(
        (m, l) -> {
          float[] length = new float[batch];
          for (int b = 0; b < batch; b++) {
            length[b] = l.length[b];
          }
          channels.put(
              m,
              new Inputs.Channel<>(
                  Tensors.of(l.values, batch, l.steps, l.dim),
                  Tensors.of(l.mask, batch, l.steps),
                  Tensors.of(l.time, batch, l.steps),
                  Tensors.of(length, batch)));
        });
    return new Inputs<>(channels);
  }

  Map<String, OnnxValue> onnx() {
    Map<String, OnnxValue> values = new LinkedHashMap<>();
    lanes.forEach(
        (m, l) -> {
          long[] steps = {batch, l.steps};
          values.put(
              MethodExporter.values(m),
              new OnnxValue.Floats(l.values, new long[] {batch, l.steps, l.dim}));
          values.put(MethodExporter.mask(m), new OnnxValue.Floats(l.mask, steps));
          values.put(MethodExporter.time(m), new OnnxValue.Floats(l.time, steps));
          values.put(MethodExporter.length(m), new OnnxValue.Longs(l.length, new long[] {batch}));
        });
    return values;
  }

  /** Whether a step exists. */
  boolean exists(Modality m, int b, int t) {
    Lane l = Required.entry(lanes, m);
    return t < l.length[b];
  }

  List<Modality> modalities() {
    return new ArrayList<>(lanes.keySet());
  }
}
