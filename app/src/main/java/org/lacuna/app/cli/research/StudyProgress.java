package org.lacuna.app.cli.research;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.lacuna.app.cli.text.Console;
import org.lacuna.training.loop.EpochReport;
import org.lacuna.training.study.RunRecord;
import org.lacuna.training.study.StudyListener;

/**
 * How a study goes: on a terminal one line that is written over, elsewhere a line for each finished
 * training. Closing wipes the line.
 */
final class StudyProgress implements StudyListener, AutoCloseable {

  private final PrintStream err;
  private final boolean terminal;
  private String run = "";
  private int number;
  private int of;
  private int epochs = 1;
  private int done;
  private double seconds;
  private int bestEpoch;
  private double best = Double.NaN;
  private int length;

  StudyProgress(Console console) {
    this.err = console.err();
    this.terminal = console.terminal();
  }

  @Override
  public void begins(int newNumber, int all, String what, int most) {
    number = newNumber;
    of = Math.max(all, newNumber);
    run = what;
    epochs = most;
    done = 0;
    seconds = 0;
    best = Double.NaN;
    bestEpoch = 0;
    over("training %d of %d: %s".formatted(number, of, run));
  }

  @Override
  public void epoch(EpochReport r) {
    done = r.epoch();
    seconds = r.seconds();
    double score = value(r.validation(), "score");
    if (r.best()) {
      best = score;
      bestEpoch = r.epoch();
    }
    over(line(score, loss(r.loss())));
  }

  /** All losses of all phases together. */
  private static double loss(Map<String, Double> parts) {
    return parts.entrySet().stream()
        .filter(e -> e.getKey().endsWith("total"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private String line(double score, double loss) {
    return String.format(
        Locale.ROOT,
        "training %d of %d, epoch %d of %d: loss %.3f, validation error %.4f (best %.4f in epoch"
            + " %d), at most %s left of it",
        number,
        of,
        done,
        epochs,
        loss,
        score,
        best,
        bestEpoch,
        // by the training's own clock: of several side by side, epochs are told late and at once
        time(seconds / done * (epochs - done)));
  }

  static String time(double seconds) {
    long s = Math.round(seconds);
    return s < 60
        ? s + " s"
        : s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
  }

  private static double value(Map<String, Double> values, String name) {
    return values.getOrDefault(name, Double.NaN);
  }

  @Override
  public void ends(RunRecord record) {
    close();
    err.printf(
        Locale.ROOT,
        "%s, %s, seed %d (%s): validation error %.4f in epoch %d, %s%n",
        record.method(),
        record.division(),
        record.seed(),
        record.settings(),
        record.score(),
        record.epoch(),
        time(record.seconds()));
  }

  @Override
  public void note(String line) {
    close();
    err.println(line);
  }

  private void over(String text) {
    if (terminal) {
      int before = length;
      length = text.length();
      err.print("\r" + text + " ".repeat(Math.max(0, before - length)));
      err.flush();
    }
  }

  @Override
  public void close() {
    if (length > 0) {
      err.print("\r" + " ".repeat(length) + "\r");
      err.flush();
      length = 0;
    }
  }
}
