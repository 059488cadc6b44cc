package org.lacuna.training.loop;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One line an epoch, for a console. */
public final class ProgressLines implements TrainingListener {

  private final Consumer<String> out;

  public ProgressLines(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void epoch(EpochReport r) {
    out.accept(
        String.format(
            Locale.ROOT,
            "epoch %d, %d steps, %.0f s: loss %s | validation %s%s",
            r.epoch(),
            r.steps(),
            r.seconds(),
            figures(r.loss()),
            figures(r.validation()),
            r.best() ? " *" : ""));
  }

  @Override
  public void note(String line) {
    out.accept(line);
  }

  private static String figures(java.util.Map<String, Double> values) {
    return values.entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s %.3f", e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
