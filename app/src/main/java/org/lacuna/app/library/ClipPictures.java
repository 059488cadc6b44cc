package org.lacuna.app.library;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.lacuna.app.session.Backend;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.media.extract.Extraction;

/** Has small pictures of clips made, one of each. Belongs to the thread of the views. */
final class ClipPictures {

  private static final System.Logger LOG = System.getLogger(ClipPictures.class.getName());

  private final Backend backend;
  private final TaskRunner runner;
  private final Listener listener;
  private final Set<Long> asked = new HashSet<>();
  private final CancelToken closing = new CancelToken();

  /** Hears of the picture of a clip. */
  @FunctionalInterface
  interface Listener {
    void made(long id, Path file);
  }

  ClipPictures(Backend backend, TaskRunner runner, Listener listener) {
    this.backend = backend;
    this.runner = runner;
    this.listener = listener;
  }

  /** Asks for the picture of a clip that was read once; nothing happens the second time. */
  void make(long id, Path clip, long aboutUs) {
    if (asked.add(id)) {
      runner.run(
          Lane.PICTURES,
          (cancel, progress) -> backend.picture(clip, aboutUs),
          closing,
          Reply.of(
              made -> made.ifPresent(file -> listener.made(id, file)),
              // A clip of sound alone has none: the list then shows a note instead.
              why -> LOG.log(System.Logger.Level.DEBUG, "no picture of {0}", clip)));
    }
  }

  /** A time with a face, about a third into the clip; without a face just that third. */
  static long time(Extraction read) {
    long third = read.features().durationUs() / 3;
    return read.features()
        .sequence(Modality.VISION)
        .map(face -> nearest(face, third))
        .orElse(third);
  }

  private static long nearest(FeatureSequence face, long us) {
    long best = -1;
    for (int t = 0; t < face.steps(); t++) {
      long at = face.startUs(t);
      if (face.observed(t) && (best < 0 || Math.abs(at - us) < Math.abs(best - us))) {
        best = at;
      }
    }
    return best < 0 ? us : best;
  }

  /** Other clips are shown now. */
  void forget() {
    asked.clear();
  }

  void close() {
    closing.cancel();
  }
}
