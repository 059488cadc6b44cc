package org.lacuna.app.lanes.wave;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.sound.ClipSamples;

/**
 * The samples around what is visible, for drawing sound finer than its outline. They are read in
 * the background when somebody draws that fine, some more than is visible on either side; one
 * stretch is kept. Belongs to the thread of the views.
 */
public final class FineSound {

  /** A wider view is drawn from the outline: this much is never more than some megabytes. */
  private static final long WIDEST_US = 20_000_000;

  private static final System.Logger LOG = System.getLogger(FineSound.class.getName());

  private final SessionViewModel session;
  private final Timeline timeline;
  private final Source source;
  private final LatestWins asking;
  private final ReadOnlyObjectWrapper<Optional<ClipSamples>> samples =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<OpenClip> of = Optional.empty();
  private Span asked = new Span(0, 1);
  private boolean refused;

  /** Reads the samples of a stretch of a clip; empty where there is nothing to read from. */
  @FunctionalInterface
  public interface Source {
    Optional<ClipSamples> read(Path clip, long startUs, long endUs, CancelToken cancel)
        throws LacunaException;
  }

  public FineSound(SessionViewModel session, Timeline timeline, TaskRunner runner, Source source) {
    this.session = session;
    this.timeline = timeline;
    this.source = source;
    this.asking = new LatestWins(runner, Lane.DRAWING);
    session.clip().addListener(o -> changed());
  }

  private void changed() {
    boolean same =
        of.isPresent() && session.clip().get().filter(c -> sounds(c, of.get())).isPresent();
    of = session.clip().get();
    if (!same) {
      asking.cancel();
      refused = false;
      asked = new Span(0, 1);
      samples.set(Optional.empty());
    }
  }

  /** Whether two clips are heard alike; what was made worse is not in the file. */
  private static boolean sounds(OpenClip a, OpenClip b) {
    return a.file().equals(b.file()) && isPlain(a) && isPlain(b);
  }

  private static boolean isPlain(OpenClip clip) {
    return clip.changes().stream().noneMatch(c -> c.how().modality() == Modality.AUDIO);
  }

  /** What was read last; it may lie elsewhere. */
  ReadOnlyObjectProperty<Optional<ClipSamples>> samples() {
    return samples.getReadOnlyProperty();
  }

  /** Says that samples are drawn: reads those around the visible span unless they are there. */
  void want() {
    Span visible = timeline.visible().get();
    boolean there = asked.startUs() <= visible.startUs() && visible.endUs() <= asked.endUs();
    Optional<OpenClip> clip = session.clip().get().filter(FineSound::isPlain);
    if (clip.isEmpty() || refused || there || visible.lengthUs() > WIDEST_US) {
      return;
    }
    long more = visible.lengthUs();
    Span wanted =
        new Span(
            Math.max(0, visible.startUs() - more),
            Math.min(timeline.durationUs().get(), visible.endUs() + more));
    asked = wanted;
    Path file = clip.get().file();
    asking.start(
        (cancel, progress) -> source.read(file, wanted.startUs(), wanted.endUs(), cancel),
        Reply.of(
            found -> {
              refused = found.isEmpty();
              samples.set(found);
            },
            why -> {
              // The outline is drawn as before; whoever plays the clip hears why.
              refused = true;
              LOG.log(System.Logger.Level.WARNING, why.sentence(), why);
            }));
  }
}
