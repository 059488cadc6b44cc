package org.lacuna.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Optional;
import org.lacuna.inference.model.Device;

/** Finds out whether CUDA works here, and if not, why, in one sentence. */
final class CudaProbe {

  private CudaProbe() {}

  static Device probe(OrtEnvironment environment, Optional<String> whyNoGpu) {
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      return new Device(
          "cpu",
          whyNoGpu.orElse(
              "The GPU parts are not installed (\"lacuna cuda install\" fetches them)."));
    }
    // The environment must exist before a provider library can be loaded into it.
    try (SessionOptions options = new SessionOptions()) {
      options.addCUDA(0);
      return new Device("cuda", "CUDA works (ONNX Runtime " + environment.getVersion() + ").");
    } catch (OrtException e) {
      return new Device("cpu", whyNoGpu.orElse("CUDA does not start: " + OnnxRuntime.firstLine(e)));
    }
  }
}
