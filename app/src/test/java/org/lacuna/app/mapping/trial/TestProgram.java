package org.lacuna.app.mapping.trial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lacuna.app.mapping.propose.NetworkShape;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.ffmpeg.system.ProcessMemory;

/**
 * The other process of {@link TestsApartTest}: does what the name of the network says, and with any
 * other name what the program does.
 */
final class TestProgram {

  private TestProgram() {}

  public static void main(String[] args) throws IOException {
    TestsHere real = new TestsHere(OnnxRuntime::new);
    NetworkTests tests =
        new NetworkTests() {
          @Override
          public NetworkShape shape(Path network, CancelToken cancel) throws LacunaException {
            misbehave(String.valueOf(network.getFileName()));
            return real.shape(network, cancel);
          }

          @Override
          public Trial trial(ModelBundle bundle, FeatureSet clip, CancelToken cancel)
              throws LacunaException {
            misbehave(bundle.card().name());
            return real.trial(bundle, clip, cancel);
          }
        };
    new TrialWorker(tests, ProcessMemory::bytes)
        .serve(Path.of(args[0]), args[1], Path.of(args[2]), Long.parseLong(args[3]));
  }

  private static void misbehave(String name) {
    switch (name) {
      case "crash" -> Runtime.getRuntime().halt(139);
      case "still" -> pause();
      case "bloated" -> {
        List<ByteBuffer> kept = new ArrayList<>();
        while (kept.size() < 1000) {
          ByteBuffer block = ByteBuffer.allocateDirect(16 << 20);
          for (int i = 0; i < block.capacity(); i += 4096) {
            block.put(i, (byte) 1);
          }
          kept.add(block);
        }
        pause();
      }
      case "heap" -> {
        List<byte[]> kept = new ArrayList<>();
        while (kept.size() < Integer.MAX_VALUE) {
          kept.add(new byte[16 << 20]);
        }
      }
      default -> {}
    }
  }

  private static void pause() {
    try {
      Thread.sleep(600_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
