package org.lacuna.training.bench;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.DropoutImpl;
import org.bytedeco.pytorch.LayerNormImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.MultiheadAttentionImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * One transformer block of libtorch's own modules: multi-head attention, layer normalisation and
 * fully connected layers, pre-norm, as wide as the network's own block.
 */
final class BareBlock implements AutoCloseable {

  private record Layer(
      MultiheadAttentionImpl attention,
      LinearImpl in,
      LinearImpl out,
      LayerNormImpl query,
      LayerNormImpl source,
      LayerNormImpl feed) {}

  private final List<Layer> layers = new ArrayList<>();
  private final LayerNormImpl last;
  private final DropoutImpl dropout;

  BareBlock(int width, int heads, int count, double rate) {
    for (int l = 0; l < count; l++) {
      layers.add(
          new Layer(
              new MultiheadAttentionImpl(width, heads),
              new LinearImpl(width, 4L * width),
              new LinearImpl(4L * width, width),
              norm(width),
              norm(width),
              norm(width)));
    }
    last = norm(width);
    dropout = new DropoutImpl(rate);
  }

  private static LayerNormImpl norm(int width) {
    return new LayerNormImpl(new LongVector(new long[] {width}));
  }

  /** Learned tensors, module by module. */
  List<TensorVector> parameters() {
    List<TensorVector> all = new ArrayList<>();
    for (Layer l : layers) {
      all.addAll(
          List.of(
              l.attention().parameters(),
              l.in().parameters(),
              l.out().parameters(),
              l.query().parameters(),
              l.source().parameters(),
              l.feed().parameters()));
    }
    all.add(last.parameters());
    return all;
  }

  /**
   * @param x {@code [T, B, d]}
   * @param source {@code [T_source, B, d]}; the same object for self-attention
   */
  Tensor forward(Tensor x, Tensor source) {
    boolean toItself = x.equals(source);
    Tensor state = x;
    for (Layer l : layers) {
      Tensor q = l.query().forward(state);
      Tensor s = toItself ? q : l.source().forward(source);
      Tensor none = new Tensor();
      Tensor gathered = l.attention().forward(q, s, s, none, false, none, false).get0();
      state = state.add(dropout.forward(gathered));
      Tensor inner = l.in().forward(l.feed().forward(state)).relu();
      state = state.add(dropout.forward(l.out().forward(inner)));
    }
    return last.forward(state);
  }

  @Override
  public void close() {
    for (Layer l : layers) {
      l.attention().close();
      l.in().close();
      l.out().close();
      l.query().close();
      l.source().close();
      l.feed().close();
    }
    last.close();
    dropout.close();
  }
}
