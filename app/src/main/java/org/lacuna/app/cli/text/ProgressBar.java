package org.lacuna.app.cli.text;

import java.io.PrintStream;
import java.util.Locale;
import org.lacuna.inference.task.ProgressSink;

/** A one-line progress bar on a terminal; silent elsewhere. Closing wipes the line. */
public final class ProgressBar implements ProgressSink, AutoCloseable {

  private static final int WIDTH = 30;
  private static final long REDRAW_NANOS = 100_000_000L;

  private final PrintStream err;
  private final boolean terminal;
  private long drawn;
  private int length;

  public ProgressBar(Console console) {
    this.err = console.err();
    this.terminal = console.terminal();
    // So that the first call draws.
    this.drawn = System.nanoTime() - REDRAW_NANOS;
  }

  @Override
  public synchronized void progress(double fraction, String stage) {
    long now = System.nanoTime();
    if (!terminal || now - drawn < REDRAW_NANOS) {
      return;
    }
    drawn = now;
    line(render(fraction, stage));
  }

  /** The bar as text, for example {@code [===== ] 50 % Reading}. */
  static String render(double fraction, String stage) {
    if (fraction < 0) {
      return stage + " ...";
    }
    double f = Math.min(1, fraction);
    int full = (int) Math.round(f * WIDTH);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  %s",
        "=".repeat(full),
        " ".repeat(WIDTH - full),
        Math.round(100 * f),
        stage);
  }

  private void line(String text) {
    int before = length;
    length = text.length();
    err.print("\r" + text + " ".repeat(Math.max(0, before - length)));
    err.flush();
  }

  @Override
  public synchronized void close() {
    if (length > 0) {
      line("");
      err.print("\r");
      err.flush();
    }
  }
}
