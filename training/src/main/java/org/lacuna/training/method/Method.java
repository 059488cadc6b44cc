package org.lacuna.training.method;

import java.util.List;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.nn.Ops;
import org.lacuna.training.nn.Parameters;

/**
 * A way to predict from any of the modalities: a network described once over {@link Ops}, with its
 * loss and the order of its updates. Stateless; the learned tensors are held by the operations, so
 * that one description trains with libtorch and is exported to ONNX.
 */
public interface Method {

  /** The name in model cards and tables: {@code KT}, {@code AMD}, {@code TFN}. */
  String name();

  /** What it is asked to do. */
  Problem problem();

  /**
   * Runs the network. Every learned tensor that is used or trained is asked for, so that a first
   * run declares them all, except those that only the loss needs.
   *
   * @param inputs one channel for each modality of the problem; others are not looked at
   */
  <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs);

  /** The updates of one training step, in order. */
  default List<Phase> phases() {
    return List.of(Phase.all());
  }

  /**
   * The loss that a phase minimises, with dropout. Belongs to the caller's pointer scope.
   *
   * @param phase one of {@link #phases}
   */
  Losses loss(Phase phase, Parameters parameters, Examples examples);

  /** Whether it is made for missing modalities; otherwise what is missing counts as zeros. */
  boolean takesMissing();

  /** Whether modalities should be dropped at random while it trains. */
  boolean trainsOnDropped();

  /** The subsets of the modalities that it can say anything about. */
  default List<ModalitySet> legalSubsets() {
    return problem().subsets();
  }

  /** A short line for provenance: everything that shapes the network and its loss. */
  String configuration();
}
