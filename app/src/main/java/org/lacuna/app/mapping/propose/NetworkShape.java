package org.lacuna.app.mapping.propose;

import java.util.List;
import java.util.Optional;
import org.lacuna.inference.onnx.NetworkTensor;

/**
 * Inputs and outputs of a network, in the order of its file. Immutable.
 *
 * @param inputs what it takes
 * @param outputs what it gives
 */
public record NetworkShape(List<NetworkTensor> inputs, List<NetworkTensor> outputs) {

  public NetworkShape {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The input of that name. */
  public Optional<NetworkTensor> input(String name) {
    return inputs.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  /** The output of that name. */
  public Optional<NetworkTensor> output(String name) {
    return outputs.stream().filter(t -> t.name().equals(name)).findFirst();
  }
}
