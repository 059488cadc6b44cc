package org.lacuna.app.bench;

import java.nio.file.Path;
import java.util.List;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.ClipModel;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.Extraction;

/**
 * The program's own network on a clip that was never recorded.
 *
 * @param real opens the network
 * @param specs columns of vision, audio and language, in this order
 * @param lengthUs of the clip, microseconds
 */
public record MadeUpBackend(Backend real, List<FeatureSpec> specs, long lengthUs)
    implements Backend {

  @Override
  public Extraction read(Path file, CancelToken cancel, ProgressSink progress) {
    return MadeUpClip.of(lengthUs, specs.get(0), specs.get(1), specs.get(2));
  }

  @Override
  public Extraction recogniseSpeech(Extraction clip, CancelToken cancel, ProgressSink progress) {
    return clip;
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
