package org.lacuna.training.baseline;

import java.util.List;
import org.lacuna.training.method.Fusion;
import org.lacuna.training.nn.Init;
import org.lacuna.training.nn.Ops;

/**
 * Low-rank multimodal fusion (Liu et al., ACL 2018): z_h = sum over r of w_r times the elementwise
 * product over m of [z^m, 1] W_m^(r), plus a bias.
 *
 * @param dims d_m in the order of the parts
 * @param size h
 * @param rank R
 */
public record LowRankFusion(List<Integer> dims, int size, int rank) implements Fusion {

  private static final String NAME = "fusion.";

  public LowRankFusion {
    dims = List.copyOf(dims);
  }

  @Override
  public <V> V fuse(Ops<V> ops, List<V> parts) {
    V product = factor(ops, parts, 0);
    for (int m = 1; m < dims.size(); m++) {
      product = ops.mul(product, factor(ops, parts, m));
    }
    V terms = ops.reshape(product, 0, rank, size); // [B, R, h]
    V weights = ops.parameter(NAME + "rank.weight", Init.XAVIER, 1, rank);
    V sum = ops.reshape(ops.matmul(weights, terms), 0, size);
    return ops.add(sum, ops.parameter(NAME + "rank.bias", Init.ZEROS, size));
  }

  /** All factors of one modality side by side, {@code [B, R h]}. */
  private <V> V factor(Ops<V> ops, List<V> parts, int m) {
    String name = NAME + m;
    int width = rank * size;
    V own = ops.parameter(name + ".weight", Init.XAVIER, dims.get(m), width);
    return ops.add(
        ops.matmul(parts.get(m), own), ops.parameter(name + ".one", Init.XAVIER, 1, width));
  }
}
