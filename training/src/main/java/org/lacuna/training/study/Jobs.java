package org.lacuna.training.study;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.nn.SideBySide;

/**
 * The trainings of a study, several at a time. They know nothing of each other, so what comes out
 * does not depend on how many. When one fails the others are stopped.
 */
final class Jobs {

  /** One training. */
  @FunctionalInterface
  interface Job {
    /** Does it, or finds it done. */
    RunRecord run(StudyListener listener, CancelToken cancel) throws LacunaException;
  }

  private Jobs() {}

  /**
   * Does all of them.
   *
   * @param together how many at a time; one is done by the caller's thread
   * @return their records in their order
   * @throws LacunaException (or what else was thrown) of the one that failed
   */
  static List<RunRecord> all(
      List<Job> jobs, int together, StudyListener listener, CancelToken cancel)
      throws LacunaException {
    InTurn turns = new InTurn(listener);
    CancelToken stop = cancel.below();
    List<SideBySide.Work<RunRecord>> work = new ArrayList<>();
    for (int k = 0; k < jobs.size(); k++) {
      int training = k;
      work.add(() -> one(jobs.get(training), training, turns, stop));
    }
    try (SideBySide threads = new SideBySide(together, "training")) {
      return threads.all(work);
    }
  }

  private static RunRecord one(Job job, int training, InTurn turns, CancelToken stop)
      throws LacunaException {
    stop.check();
    boolean done = false;
    try {
      RunRecord record = job.run(turns.voice(training), stop);
      turns.ended(training);
      done = true;
      return record;
    } finally {
      if (!done) {
        stop.cancel();
      }
    }
  }
}
