package org.lacuna.training.method;

import java.util.List;
import java.util.Optional;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.nn.Ops;

/**
 * What predicts from any of the modalities, described once over {@link Ops}: the same description
 * runs with libtorch and is exported to ONNX. Stateless; the learned tensors are held by the
 * operations.
 */
public interface Network {

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

  /** Whether it is made for missing modalities; otherwise what is missing counts as zeros. */
  boolean takesMissing();

  /** The subsets of the modalities that it can say anything about. */
  default List<ModalitySet> legalSubsets() {
    return problem().subsets();
  }

  /**
   * The same learned tensors where nothing that was rebuilt reaches the prediction: what is missing
   * counts as unobserved. Empty where nothing is rebuilt, or where this makes no sense.
   */
  default Optional<Network> withoutRebuilt() {
    return Optional.empty();
  }

  /** A short line for provenance: everything that shapes the network and its loss. */
  String configuration();
}
