package org.lacuna.training.method;

import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.nn.Tensors;

/** Examples as libtorch tensors; they belong to the caller's pointer scope. */
public final class TorchExamples {

  private TorchExamples() {}

  /** What the network is given. */
  public static Inputs<Tensor> given(Examples examples) {
    return inputs(examples, true);
  }

  /** Everything that was observed, dropped or not. */
  public static Inputs<Tensor> whole(Examples examples) {
    return inputs(examples, false);
  }

  private static Inputs<Tensor> inputs(Examples examples, boolean given) {
    int size = examples.size();
    Map<Modality, Inputs.Channel<Tensor>> channels = new EnumMap<>(Modality.class);
    examples
        .lanes()
        .forEach(
            (m, l) ->
                channels.put(
                    m,
                    new Inputs.Channel<>(
                        Tensors.of(l.values(), size, l.steps(), l.dim()),
                        Tensors.of(given ? l.given() : l.truth(), size, l.steps()),
                        Tensors.of(l.seconds(), size, l.steps()),
                        Tensors.of(l.length(), size))));
    return new Inputs<>(channels);
  }
}
