package org.lacuna.training.amd;

import java.util.List;
import org.lacuna.training.method.Fusion;
import org.lacuna.training.nn.Init;
import org.lacuna.training.nn.Ops;

/**
 * The multimodal tensor in Tucker form, eq. 6 to 8: z_h = (T_c x_1 (z^1 W_1) ... x_M (z^M W_M))
 * x_{M+1} W_h. The tensor of all products of the z is never formed: the core is contracted with one
 * modality after the other, so weights and work grow with the sum of the d_m and the product of the
 * t_m.
 *
 * <p>With a rank R the core is a sum of R terms of rank 1 for each of its t_h slices (eq. 9): the
 * product of the t_m falls away too. A constant 1 beside each z keeps terms of fewer modalities.
 *
 * @param dims d_m, length of each z, in the order of the parts
 * @param inner t_m, one each
 * @param joint t_h
 * @param size h, length of z_h
 * @param rank R, or {@link #FULL}
 * @param one whether a constant 1 is appended to each z
 */
public record TuckerFusion(
    List<Integer> dims, List<Integer> inner, int joint, int size, int rank, boolean one)
    implements Fusion {

  /** A core without constraint. */
  public static final int FULL = 0;

  private static final String NAME = "fusion.";

  public TuckerFusion {
    dims = List.copyOf(dims);
    inner = List.copyOf(inner);
    if (dims.isEmpty() || dims.size() != inner.size() || rank < FULL) {
      throw new IllegalArgumentException("each modality needs its t_m, and R must not be negative");
    }
  }

  @Override
  public <V> V fuse(Ops<V> ops, List<V> parts) {
    V joined = rank == FULL ? contracted(ops, parts) : lowRank(ops, parts);
    V weight = ops.parameter(NAME + "joint.weight", Init.XAVIER, joint, size);
    V bias = ops.parameter(NAME + "joint.bias", Init.ZEROS, size);
    return ops.linear(joined, weight, bias);
  }

  /** u_m = [z^m, 1] W_m, {@code [B, t_m]}: the row of W_m that meets the 1 is simply added. */
  private <V> V projected(Ops<V> ops, List<V> parts, int m) {
    String name = NAME + m;
    int t = inner.get(m);
    V u = ops.matmul(parts.get(m), ops.parameter(name + ".weight", Init.XAVIER, dims.get(m), t));
    return one ? ops.add(u, ops.parameter(name + ".one", Init.XAVIER, 1, t)) : u;
  }

  /** T_c x_1 u_1 ... x_M u_M, {@code [B, t_h]}, one modality at a time. */
  private <V> V contracted(Ops<V> ops, List<V> parts) {
    int rest = joint;
    for (int m = 1; m < dims.size(); m++) {
      rest *= inner.get(m);
    }
    V core = ops.parameter(NAME + "core", Init.XAVIER, inner.get(0), rest);
    V left = ops.matmul(projected(ops, parts, 0), core); // [B, t_2 ... t_M t_h]
    for (int m = 1; m < dims.size(); m++) {
      rest /= inner.get(m);
      V u = ops.unsqueeze(projected(ops, parts, m), 1); // [B, 1, t_m]
      left = ops.matmul(u, ops.reshape(left, 0, inner.get(m), rest)); // [B, 1, rest]
      left = ops.reshape(left, 0, rest);
    }
    return left;
  }

  /** The sum over r of the products over m of u_m F_m^(r), {@code [B, t_h]}. */
  private <V> V lowRank(Ops<V> ops, List<V> parts) {
    V product = factor(ops, parts, 0);
    for (int m = 1; m < dims.size(); m++) {
      product = ops.mul(product, factor(ops, parts, m));
    }
    return ops.reshape(ops.sum(ops.reshape(product, 0, rank, joint), 1), 0, joint);
  }

  private <V> V factor(Ops<V> ops, List<V> parts, int m) {
    V u = projected(ops, parts, m);
    int width = rank * joint;
    return ops.matmul(u, ops.parameter(NAME + m + ".factor", Init.XAVIER, inner.get(m), width));
  }
}
