package org.lacuna.app.export;

import java.util.HashMap;
import java.util.Map;
import org.lacuna.inference.task.ProgressSink;

/** Makes one progress of that of many clips, some of them side by side. Thread-safe. */
final class RunProgress {

  private final int items;
  private final ProgressSink sink;
  private final Map<String, Double> running = new HashMap<>();
  private int finished;
  private int failed;

  RunProgress(int items, ProgressSink sink) {
    this.items = items;
    this.sink = sink;
  }

  /** Hears of one clip. */
  ProgressSink of(ExportItem item) {
    return (fraction, stage) -> moved(item.name(), fraction);
  }

  private synchronized void moved(String name, double fraction) {
    running.merge(name, Math.max(0, Math.min(1, fraction)), Math::max);
    tell();
  }

  synchronized void finished(Outcome outcome) {
    running.remove(outcome.item());
    finished++;
    failed += outcome.kind() == Outcome.Kind.FAILED ? 1 : 0;
    tell();
  }

  private void tell() {
    double under = running.values().stream().mapToDouble(v -> v).sum();
    String trouble = failed > 0 ? ", " + failed + " failed" : "";
    sink.progress(
        Math.min(1, (finished + under) / Math.max(1, items)),
        finished + " of " + items + " clips" + trouble);
  }
}
