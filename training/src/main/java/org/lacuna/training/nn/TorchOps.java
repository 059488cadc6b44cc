package org.lacuna.training.nn;

import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Computes with libtorch. Every result belongs to the caller's {@code PointerScope}: open one
 * around each step. For one thread at a time.
 */
public final class TorchOps implements Ops<Tensor> {

  private final Parameters parameters;
  private final double dropout;
  private final String prefix;

  private TorchOps(Parameters parameters, double dropout, String prefix) {
    this.parameters = parameters;
    this.dropout = dropout;
    this.prefix = prefix;
  }

  /**
   * For training: with dropout, drawn from the generator of the parameters.
   *
   * @param dropout share of the values that become 0, below 1
   */
  public static TorchOps training(Parameters parameters, double dropout) {
    if (dropout < 0 || dropout >= 1) {
      throw new IllegalArgumentException("dropout " + dropout + " is no share below 1");
    }
    return new TorchOps(parameters, dropout, "");
  }

  /** For use: without dropout. */
  public static TorchOps inference(Parameters parameters) {
    return new TorchOps(parameters, 0, "");
  }

  @Override
  public Tensor parameter(String name, Init init, long... shape) {
    return parameters.get(prefix + name, init, shape);
  }

  @Override
  public Ops<Tensor> named(String more) {
    return new TorchOps(parameters, dropout, prefix + more);
  }

  @Override
  public Tensor constant(float[] values, long... shape) {
    return Tensors.of(values, shape);
  }

  @Override
  public Tensor linear(Tensor x, Tensor weight, Tensor bias) {
    return torch.linear(x, weight.t(), new TensorOptional(bias));
  }

  @Override
  public Tensor matmul(Tensor a, Tensor b) {
    return a.matmul(b);
  }

  @Override
  public Tensor add(Tensor a, Tensor b) {
    return a.add(b);
  }

  @Override
  public Tensor mul(Tensor a, Tensor b) {
    return a.mul(b);
  }

  @Override
  public Tensor div(Tensor a, Tensor b) {
    return a.div(b);
  }

  @Override
  public Tensor scale(Tensor x, float factor) {
    return x.mul(new Scalar(factor));
  }

  @Override
  public Tensor relu(Tensor x) {
    return x.relu();
  }

  @Override
  public Tensor softplus(Tensor x) {
    return torch.softplus(x);
  }

  @Override
  public Tensor log(Tensor x) {
    return x.log();
  }

  @Override
  public Tensor sin(Tensor x) {
    return x.sin();
  }

  @Override
  public Tensor cos(Tensor x) {
    return x.cos();
  }

  @Override
  public Tensor softmax(Tensor x) {
    return x.softmax(-1);
  }

  @Override
  public Tensor layerNorm(Tensor x, Tensor gain, Tensor bias) {
    return torch.layer_norm(
        x,
        new long[] {gain.size(0)},
        new TensorOptional(gain),
        new TensorOptional(bias),
        NORM_EPSILON,
        false);
  }

  @Override
  public Tensor conv1d(Tensor x, Tensor weight, Tensor bias) {
    long[] one = {1};
    long[] padding = {weight.size(2) / 2};
    return torch.conv1d(x, weight, new TensorOptional(bias), one, padding, one, 1);
  }

  @Override
  public Tensor lstm(Tensor x, Tensor weight, Tensor recurrent, Tensor bias, int hidden) {
    Tensor start = torch.zeros(1, x.size(0), hidden);
    // libtorch adds two biases; one is enough
    TensorVector learned = new TensorVector(weight, recurrent, bias, torch.zeros_like(bias));
    TensorVector state = new TensorVector(start, start);
    return torch.lstm(x, state, learned, true, 1, 0, false, false, true).get0();
  }

  @Override
  public Tensor transpose(Tensor x, int... axes) {
    long[] order = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      order[i] = axes[i];
    }
    return x.permute(order);
  }

  @Override
  public Tensor reshape(Tensor x, long... shape) {
    long[] sizes = shape.clone();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = sizes[i] == 0 ? x.size(i) : sizes[i];
    }
    return x.reshape(sizes);
  }

  @Override
  public Tensor unsqueeze(Tensor x, int axis) {
    return x.unsqueeze(axis);
  }

  @Override
  public Tensor concat(int axis, List<Tensor> parts) {
    return torch.cat(new TensorVector(parts.toArray(new Tensor[0])), axis);
  }

  @Override
  public List<Tensor> split(Tensor x, int axis, int parts) {
    TensorVector split = x.chunk(parts, axis);
    return List.of(split.get());
  }

  @Override
  public Tensor attend(Tensor q, Tensor k, Tensor v, Tensor hidden) {
    return torch.scaled_dot_product_attention(
        q, k, v, new TensorOptional(hidden), 0, false, new DoubleOptional(1.0), false);
  }

  @Override
  public Tensor sum(Tensor x, int axis) {
    return x.sum(new long[] {axis}, true, new org.bytedeco.pytorch.ScalarTypeOptional());
  }

  @Override
  public Tensor max(Tensor x, int axis) {
    return x.amax(new long[] {axis}, true);
  }

  @Override
  public Tensor indices(Tensor x, int axis) {
    return torch.arange(new Scalar(x.size(axis))).to(ScalarType.Float);
  }

  @Override
  public Tensor greater(Tensor x, float than) {
    return x.gt(new Scalar(than));
  }

  @Override
  public Tensor less(Tensor a, Tensor b) {
    return a.lt(b);
  }

  @Override
  public Tensor equal(Tensor a, Tensor b) {
    return a.eq(b);
  }

  @Override
  public Tensor and(Tensor a, Tensor b) {
    return a.logical_and(b);
  }

  @Override
  public Tensor or(Tensor a, Tensor b) {
    return a.logical_or(b);
  }

  @Override
  public Tensor not(Tensor a) {
    return a.logical_not();
  }

  @Override
  public Tensor toFloat(Tensor truth) {
    return truth.to(ScalarType.Float);
  }

  @Override
  public Tensor where(Tensor condition, Tensor a, Tensor b) {
    return torch.where(condition, a, b);
  }

  @Override
  public Tensor clip(Tensor x, float low, float high) {
    return x.clamp(new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high)));
  }

  /**
   * The operations of torch.dropout on a CPU in their order, so that a seed gives the same numbers;
   * that function itself knows no generator but the one of the process.
   */
  @Override
  public Tensor dropout(Tensor x) {
    if (dropout == 0) {
      return x;
    }
    Tensor kept = torch.empty_like(x).bernoulli_(1 - dropout, parameters.chance());
    return x.mul(kept.div_(new Scalar(1 - dropout)));
  }
}
