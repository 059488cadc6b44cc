package org.lacuna.app.mapping.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.lacuna.app.mapping.propose.NetworkShape;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Tests in this process: what breaks its native code breaks the program. */
public final class TestsHere implements NetworkTests {

  private final Supplier<OnnxRuntime> runtime;

  public TestsHere(Supplier<OnnxRuntime> runtime) {
    this.runtime = runtime;
  }

  @Override
  public NetworkShape shape(Path network, CancelToken cancel) throws LacunaException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(network);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MODEL, "The file \"" + network + "\" cannot be read: choose another one.", e);
    }
    try (OnnxNetwork loaded = runtime.get().load(bytes, String.valueOf(network.getFileName()), 1)) {
      return new NetworkShape(loaded.inputTensors(), loaded.outputTensors());
    }
  }

  @Override
  public Trial trial(ModelBundle bundle, FeatureSet clip, CancelToken cancel)
      throws LacunaException {
    return Trial.of(runtime.get(), bundle, clip, cancel);
  }
}
