package org.lacuna.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * The ONNX Runtime of this process: opens networks and knows whether the GPU works. Created once
 * where the program is put together and passed to whoever needs it. Thread-safe.
 *
 * <p>Which natives are loaded is decided before the first use, by the system property {@code
 * onnxruntime.native.path} (see {@code docs/adr/0007-gpu-natives.md}).
 */
public final class OnnxRuntime {

  private final OrtEnvironment environment;
  private final Optional<String> whyNoGpu;
  private final LongAdder nanos = new LongAdder();
  private @Nullable Device cuda;

  /** A runtime of which nothing is known beforehand about the GPU. */
  public OnnxRuntime() {
    this(Optional.empty());
  }

  /**
   * A runtime that logs nothing: what fails is thrown.
   *
   * @param whyNoGpu what an earlier trial of the GPU natives found, one sentence, told where CUDA
   *     does not start: the runtime's own exceptions leave out which library is missing
   */
  public OnnxRuntime(Optional<String> whyNoGpu) {
    this(whyNoGpu, OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
  }

  private OnnxRuntime(Optional<String> whyNoGpu, OrtLoggingLevel level) {
    this.whyNoGpu = whyNoGpu;
    this.environment = OrtEnvironment.getEnvironment(level);
  }

  /**
   * A runtime for such a trial: its natives write to standard error what their exceptions leave
   * out. Only the first runtime of a process decides what is logged.
   */
  public static OnnxRuntime talkative() {
    return new OnnxRuntime(Optional.empty(), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING);
  }

  /** Time that all networks of this runtime have spent inside the native library so far. */
  public long networkNanos() {
    return nanos.sum();
  }

  /** Version of the native library. */
  public String version() {
    return environment.getVersion();
  }

  /** Names of the execution providers that the loaded natives hold. */
  public String providers() {
    StringBuilder names = new StringBuilder();
    for (OrtProvider p : OrtEnvironment.getAvailableProviders()) {
      names.append(names.isEmpty() ? "" : ", ").append(p.getName());
    }
    return names.toString();
  }

  /**
   * Opens a network on the CPU.
   *
   * @param model bytes of an ONNX file
   * @param name what it is, for messages
   * @param threads threads inside one operator, at least 1
   * @throws LacunaException of kind MODEL when the bytes are no network that can run here
   */
  public OnnxNetwork load(byte[] model, String name, int threads) throws LacunaException {
    return open(model, name, threads, false);
  }

  /**
   * Opens a network on the device that the request leads to.
   *
   * @throws LacunaException of kind MODEL when the GPU is asked for and does not work, with the
   *     true reason, or when the bytes are no network
   */
  public OnnxNetwork load(byte[] model, String name, int threads, Device device)
      throws LacunaException {
    return open(model, name, threads, device.used().equals("cuda"));
  }

  /**
   * Decides where to run.
   *
   * @throws LacunaException of kind MODEL when the request is {@code CUDA} and it does not work
   */
  public Device choose(Device.Request request) throws LacunaException {
    if (request == Device.Request.CPU) {
      return new Device("cpu", "The CPU was asked for.");
    }
    Device probed = probeCuda();
    if (request == Device.Request.CUDA && !probed.used().equals("cuda")) {
      throw new LacunaException(
          Kind.MODEL,
          "The GPU was asked for but cannot be used: "
              + probed.reason()
              + " Use --device auto or --device cpu.");
    }
    return probed;
  }

  /** Tries the GPU once and remembers the answer. The reason is the runtime's own. */
  public synchronized Device probeCuda() {
    Device known = cuda;
    if (known == null) {
      known = CudaProbe.probe(environment, whyNoGpu);
      cuda = known;
    }
    return known;
  }

  private OnnxNetwork open(byte[] model, String name, int threads, boolean gpu)
      throws LacunaException {
    SessionOptions options = new SessionOptions();
    try {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Its warnings are about how a network was written; nobody who runs it can act on them.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      // Threads that wait by spinning would take a core from decoding.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      if (gpu) {
        options.addCUDA(0);
      }
      return new OnnxNetwork(
          environment, environment.createSession(model, options), options, name, nanos);
    } catch (OrtException e) {
      options.close();
      throw new LacunaException(
          Kind.MODEL, "The network \"" + name + "\" cannot be opened: " + firstLine(e), e);
    }
  }

  /** The first line of the runtime's message, without its internal prefix. */
  static String firstLine(OrtException e) {
    String message = Optional.ofNullable(e.getMessage()).orElse("no reason given");
    String line = message.lines().findFirst().orElse(message).strip();
    int code = line.indexOf("message:");
    return code >= 0 ? line.substring(code + "message:".length()).strip() : line;
  }
}
