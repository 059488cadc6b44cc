package org.lacuna.app.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.ClipModel;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.sound.ClipSamples;

/**
 * The program's own network on a clip that was never recorded.
 *
 * @param real opens the network
 * @param specs columns of vision, audio and language, in this order
 * @param lengthUs of the clip, microseconds
 */
public record MadeUpBackend(Backend real, List<FeatureSpec> specs, long lengthUs)
    implements Backend {

  private static final int RATE = 48_000;

  @Override
  public Extraction read(Path file, CancelToken cancel, ProgressSink progress) {
    return MadeUpClip.of(lengthUs, specs.get(0), specs.get(1), specs.get(2));
  }

  @Override
  public Extraction recogniseSpeech(Extraction clip, CancelToken cancel, ProgressSink progress) {
    return clip;
  }

  /** A chirp that begins anew every second, as fine as a file has it. */
  @Override
  public Optional<ClipSamples> samples(Path clip, long startUs, long endUs, CancelToken cancel) {
    float[] values = new float[Math.toIntExact((endUs - startUs) * RATE / 1_000_000)];
    for (int i = 0; i < values.length; i++) {
      double t = (startUs % 1_000_000 / 1e6 + (double) i / RATE) % 1;
      values[i] = (float) (0.8 * (1 - t) * Math.sin(2 * Math.PI * (80 + 900 * t) * t));
    }
    return Optional.of(new ClipSamples(startUs, RATE, values));
  }

  @Override
  public ClipModel openModel() throws LacunaException {
    return real.openModel();
  }

  @Override
  public Path demoClip() {
    return Path.of("hour.mp4");
  }
}
