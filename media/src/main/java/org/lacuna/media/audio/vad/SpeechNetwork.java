package org.lacuna.media.audio.vad;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.task.LacunaException;

/**
 * The Silero voice activity network (version 5, for 16 kHz), opened. One instance may serve many
 * passes at a time: it holds no state between calls and lets one call in after another. Closing
 * frees it; the passes must have ended by then. Thread-safe.
 */
public final class SpeechNetwork implements AutoCloseable {

  /** Sample rate that the network knows, Hz. */
  public static final int RATE = 16_000;

  /** New samples of one call: 32 ms. */
  static final int WINDOW = 512;

  /** Samples before them that the network wants to hear again. */
  static final int CONTEXT = 64;

  /** Numbers of its memory. */
  static final int STATE = 2 * 128;

  private static final List<String> OUTPUTS = List.of("output", "stateN");

  private final OnnxNetwork network;

  private SpeechNetwork(OnnxNetwork network) {
    this.network = network;
  }

  /**
   * Opens the network on one thread.
   *
   * @param models gives the bytes of a network by its file name
   * @throws LacunaException of kind MODEL when it cannot be opened
   */
  public static SpeechNetwork open(OnnxRuntime runtime, Function<String, byte[]> models)
      throws LacunaException {
    return new SpeechNetwork(runtime.load(models.apply("silero_vad.onnx"), "voice activity", 1));
  }

  /**
   * Hears one window.
   *
   * @param samples {@link #CONTEXT} old and {@link #WINDOW} new samples
   * @param state memory after the window before, zeros at first; overwritten with the memory after
   *     this one
   * @return probability that somebody speaks, 0 to 1
   */
  synchronized float hear(float[] samples, float[] state) throws LacunaException {
    Map<String, OnnxValue> out =
        network.run(
            Map.of(
                "input", OnnxValue.floats(samples, 1, CONTEXT + WINDOW),
                "state", OnnxValue.floats(state, 2, 1, STATE / 2),
                "sr", OnnxValue.longs(new long[] {RATE})),
            OUTPUTS);
    float[] after = Objects.requireNonNull(out.get("stateN")).floatData();
    System.arraycopy(after, 0, state, 0, STATE);
    return Objects.requireNonNull(out.get("output")).floatData()[0];
  }

  @Override
  public synchronized void close() {
    network.close();
  }
}
