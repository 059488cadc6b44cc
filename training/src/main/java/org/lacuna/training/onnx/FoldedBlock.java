package org.lacuna.training.onnx;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.training.nn.TransformerBlock;

/**
 * Writes a transformer block with as few operations as an exported network can do with: the same
 * function as {@link TransformerBlock}'s own description up to rounding, which the parity tests
 * hold, with the learned tensors put together beforehand (ADR 0054).
 *
 * <ul>
 *   <li>Steps of all examples are rows of one matrix, so that a product takes its bias along. Rows
 *       lie by time, then by example: in this order ONNX Runtime multiplies heads where they are,
 *       without turning queries, keys and values round first.
 *   <li>Only normalised rows are read, so the mean of a row never counts: everything that is added
 *       to the rows is centred in its weights, and normalising is a division by the row's length.
 *   <li>Gain and bias of a normalisation go into the product that follows it.
 *   <li>A head is one number wider. Queries hold 1 there, keys 0 or, where a step may not be looked
 *       at, a very low number, so that nothing is added to the products of all pairs of steps;
 *       values hold 1, by which what is gathered brings the bias of the product after it along.
 *   <li>The bias of the keys is left out: it adds the same to all products of a query, and softmax
 *       does not see that.
 * </ul>
 */
final class FoldedBlock {

  private final OnnxOps ops;
  private final TransformerBlock block;
  private final Folding fold;
  private final int wide;

  FoldedBlock(OnnxOps ops, TransformerBlock block) {
    this.ops = ops;
    this.block = block;
    this.fold = new Folding(ops, block.width(), block.heads());
    this.wide = block.width() / block.heads() + 1;
  }

  /** Start and sources {@code [B, T, d]}, keys truth {@code [B, T_source]}. */
  TransformerBlock.Result<String> write(
      String start, String source, String keys, boolean wantWeights) {
    boolean toItself = start.equals(source);
    String rows = ops.centredRows(start, block.width());
    String given = toItself ? "" : ops.normalisedRows(source, block.width());
    String closed = closed(keys);
    String any = anyRow(start, keys);
    List<String> attention = new ArrayList<>();
    for (int l = 0; l < block.layers(); l++) {
      String layer = block.name() + "." + l;
      String own = ops.normalised(rows, block.width());
      Folding.Projections parts = toItself ? fold.own(layer) : fold.crossed(layer);
      String looked = look(parts, own, start, toItself ? own : given, source, closed, attention);
      rows = ops.rows(ops.mul(looked, any), parts.out(), rows);
      Folding.Affine feedIn = fold.feedIn(layer);
      String normal = ops.normalised(rows, block.width());
      String inner = ops.relu(ops.rows(normal, feedIn.weight(), feedIn.bias()));
      Folding.Affine feedOut = fold.feedOut(layer);
      rows = ops.add(rows, ops.rows(inner, feedOut.weight(), feedOut.bias()));
    }
    Folding.Affine norm = fold.norm(block.name() + ".norm");
    String normal = ops.normalised(rows, block.width());
    String states = ops.add(ops.mul(normal, norm.weight()), norm.bias());
    String turned = ops.reshape(states, ops.turnedSizes(start), block.width());
    return new TransformerBlock.Result<>(
        ops.transpose(turned, 1, 0, 2), wantWeights ? attention : List.of());
  }

  /** What the heads gather, as rows of {@code heads * wide} numbers. */
  private String look(
      Folding.Projections parts,
      String own,
      String start,
      String given,
      String source,
      String closed,
      List<String> attention) {
    String q = heads(ops.rows(own, parts.query().weight(), parts.query().bias()), start);
    String k = heads(ops.rows(given, parts.key(), closed), source);
    String v = heads(ops.rows(given, parts.value().weight(), parts.value().bias()), source);
    String product = ops.matmul(ops.transpose(q, 1, 2, 0, 3), ops.transpose(k, 1, 2, 3, 0));
    String weights = ops.softmax(product);
    attention.add(weights);
    String gathered = ops.matmul(weights, ops.transpose(v, 1, 2, 0, 3)); // [B, heads, T, wide]
    return ops.reshape(ops.transpose(gathered, 2, 0, 1, 3), -1, (long) block.heads() * wide);
  }

  /** From rows to {@code [T, B, heads, wide]}. */
  private String heads(String rows, String like) {
    return ops.reshape(rows, ops.turnedSizes(like), block.heads(), wide);
  }

  /** What is added to the rows of the keys, {@code [T_source B, heads wide]}. */
  private String closed(String keys) {
    float[] low = new float[block.heads() * wide];
    for (int last = wide - 1; last < low.length; last += wide) {
      low[last] = TransformerBlock.HIDDEN;
    }
    return ops.where(
        ops.reshape(ops.transpose(keys, 1, 0), -1, 1),
        ops.constant(new float[low.length], low.length),
        ops.constant(low, low.length));
  }

  /** 1 for each row that has a step to look at, otherwise 0: {@code [T B, 1]}. */
  private String anyRow(String start, String keys) {
    String any = ops.transpose(ops.toFloat(ops.any(keys, 1)), 1, 0); // [1, B]
    return ops.reshape(ops.expand(any, ops.turnedSizes(start)), -1, 1);
  }
}
