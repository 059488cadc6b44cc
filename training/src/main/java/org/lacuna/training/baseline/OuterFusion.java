package org.lacuna.training.baseline;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.training.method.Fusion;
import org.lacuna.training.nn.Layers;
import org.lacuna.training.nn.Ops;

/**
 * Tensor fusion (Zadeh et al., EMNLP 2017): the outer product of all {@code [z^m, 1]}, laid out
 * flat, then two fully connected layers. Its weights grow with the product of the d_m.
 *
 * @param dims d_m in the order of the parts
 * @param size h
 */
public record OuterFusion(List<Integer> dims, int size) implements Fusion {

  public OuterFusion {
    dims = List.copyOf(dims);
  }

  @Override
  public <V> V fuse(Ops<V> ops, List<V> parts) {
    List<V> withOne = new ArrayList<>();
    for (int m = 0; m < dims.size(); m++) {
      withOne.add(withOne(ops, parts.get(m), dims.get(m)));
    }
    V tensor = withOne.get(0);
    int length = dims.get(0) + 1;
    for (int m = 1; m < dims.size(); m++) {
      V product = ops.matmul(ops.unsqueeze(tensor, 2), ops.unsqueeze(withOne.get(m), 1));
      length *= dims.get(m) + 1;
      tensor = ops.reshape(product, 0, length);
    }
    V first = ops.relu(Layers.linear(ops, "fusion.first", ops.dropout(tensor), length, size));
    return ops.relu(Layers.linear(ops, "fusion.second", first, size, size));
  }

  /** {@code [z, 1]}, by a fixed linear map. */
  private static <V> V withOne(Ops<V> ops, V z, int dim) {
    float[] identity = new float[dim * (dim + 1)];
    for (int i = 0; i < dim; i++) {
      identity[i * (dim + 1) + i] = 1;
    }
    float[] one = new float[dim + 1];
    one[dim] = 1;
    return ops.linear(z, ops.constant(identity, dim, dim + 1L), ops.constant(one, dim + 1L));
  }
}
