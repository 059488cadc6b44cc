package org.lacuna.inference.model;

import java.util.List;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * The port to a network. Safe for use by one thread at a time; closing frees native memory, after
 * which no method may be called.
 */
public interface Predictor extends AutoCloseable {

  /** The card of the bundle that is loaded. */
  ModelCard card();

  /** Where it runs and why. */
  Device device();

  /** What a caller wants beside the scores. */
  record Request(boolean reconstructions, boolean attention) {
    public static final Request SCORES = new Request(false, false);
    public static final Request WITH_RECONSTRUCTION = new Request(true, false);
    public static final Request EVERYTHING = new Request(true, true);
  }

  /**
   * Predicts windows in one or more batches, answers in the same order. The answer to one window
   * does not depend on its neighbours in the list beyond rounding.
   *
   * @throws LacunaException of kind MODEL when the network cannot run on this input
   */
  List<Prediction> predict(List<ModelInput> windows, Request request, CancelToken cancel)
      throws LacunaException;

  @Override
  void close();
}
