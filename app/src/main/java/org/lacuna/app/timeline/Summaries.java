package org.lacuna.app.timeline;

import java.util.function.Consumer;
import org.lacuna.app.task.Job;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;

/**
 * Makes what lanes draw from: at once when the numbers are few, in the background when they are
 * many. Belongs to the thread of the views.
 */
public final class Summaries {

  /** So many values are read in a few milliseconds. */
  private static final long FEW = 400_000;

  private static final System.Logger LOG = System.getLogger(Summaries.class.getName());

  private final TaskRunner runner;

  public Summaries(TaskRunner runner) {
    this.runner = runner;
  }

  /** For one lane: asking anew overtakes what it asked before. */
  public Slot slot() {
    return new Slot(new LatestWins(runner, Lane.DRAWING));
  }

  /** What one lane asks for. */
  public static final class Slot {
    private final LatestWins asking;

    private Slot(LatestWins asking) {
      this.asking = asking;
    }

    /** Means over time of all rows. */
    public void means(StepValues of, Consumer<MeanPyramid> done) {
      start((long) of.steps() * of.rows(), (cancel, progress) -> new MeanPyramid(of), done);
    }

    /** Lowest and highest values over time of one row. */
    public void ranges(StepValues of, int row, Consumer<RangePyramid> done) {
      // Rows lie apart in memory, so that one of them costs more to read than its share.
      start(4L * of.steps(), (cancel, progress) -> new RangePyramid(of, row), done);
    }

    private <T> void start(long values, Job<T> job, Consumer<T> done) {
      Reply<T> reply =
          Reply.of(done, why -> LOG.log(System.Logger.Level.WARNING, why.sentence(), why));
      if (values > FEW) {
        asking.start(job, reply);
        return;
      }
      asking.cancel();
      try {
        reply.done(job.run(new CancelToken(), ProgressSink.ignore()));
      } catch (LacunaException why) {
        reply.failed(why);
      }
    }
  }
}
