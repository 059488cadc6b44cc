package org.lacuna.app.reproduce;

import java.util.Locale;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.training.loop.EpochReport;
import org.lacuna.training.study.RunRecord;
import org.lacuna.training.study.StudyListener;

/** The trainings of all table sets as one progress line. */
final class StudySteps implements StudyListener {

  private final ProgressSink progress;
  private final int all;
  private final String set;
  private int done;
  private int epochs = 1;
  private String method = "";

  /**
   * @param before trainings of earlier sets
   * @param all trainings of all sets
   */
  StudySteps(ProgressSink progress, int before, int all, String set) {
    this.progress = progress;
    this.done = before;
    this.all = all;
    this.set = set;
  }

  /** A method's trainings begin. */
  void method(String label) {
    method = label;
    tell(0, "");
  }

  /** For the evaluation that follows the trainings. */
  ProgressSink judging() {
    return (f, stage) -> progress.progress((double) done / all, set + ": judging");
  }

  @Override
  public void begins(int number, int of, String what, int most) {
    epochs = most;
    tell(0, what);
  }

  @Override
  public void epoch(EpochReport report) {
    tell((double) report.epoch() / epochs, "epoch " + report.epoch());
  }

  @Override
  public void ends(RunRecord record) {
    done++;
    tell(0, "done");
  }

  @Override
  public void note(String line) {
    // Notes stand in the report.
  }

  private void tell(double part, String what) {
    progress.progress(
        (done + part) / all,
        String.format(
            Locale.ROOT, "%s, %s, training %d of %d, %s", set, method, done + 1, all, what));
  }
}
