package org.lacuna.app.mapping.trial;

import java.nio.file.Path;
import org.lacuna.app.mapping.propose.NetworkShape;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/** Loads and runs networks that nobody knows yet. Away from the thread of the views. */
public interface NetworkTests {

  /**
   * What a network takes and gives.
   *
   * @param network an ONNX file
   * @throws LacunaException of kind MODEL when it cannot be run here
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  NetworkShape shape(Path network, CancelToken cancel) throws LacunaException;

  /**
   * Runs a bundle over a clip: with everything, then without each modality.
   *
   * @throws LacunaException of kind MODEL when the network fails
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  Trial trial(ModelBundle bundle, FeatureSet clip, CancelToken cancel) throws LacunaException;
}
