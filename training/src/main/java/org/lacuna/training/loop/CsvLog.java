package org.lacuna.training.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.StringJoiner;

/**
 * Writes a table with one row an epoch. A file of that name is replaced; where the training goes on
 * after a kill, its rows of the epochs before stay.
 */
public final class CsvLog implements TrainingListener {

  private final Path file;
  private boolean started;

  public CsvLog(Path file) {
    this.file = file;
  }

  @Override
  public void epoch(EpochReport r) {
    StringJoiner head = new StringJoiner(",").add("epoch").add("steps").add("seconds");
    StringJoiner row =
        new StringJoiner(",")
            .add(Integer.toString(r.epoch()))
            .add(Integer.toString(r.steps()))
            .add(Double.toString(r.seconds()));
    r.loss()
        .forEach(
            (name, v) -> {
              head.add("train_" + name);
              row.add(v.toString());
            });
    r.validation()
        .forEach(
            (name, v) -> {
              head.add("valid_" + name);
              row.add(v.toString());
            });
    head.add("best");
    row.add(r.best() ? "1" : "0");
    try {
      if (started) {
        Files.writeString(file, row + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
      } else {
        Files.writeString(file, head + "\n" + before(r.epoch()) + row + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the training log " + file + " cannot be written", e);
    }
    started = true;
  }

  /** The rows of earlier epochs, from a sitting that was cut off. */
  private String before(int epoch) throws IOException {
    StringBuilder kept = new StringBuilder();
    if (epoch > 1 && Files.isRegularFile(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String number = line.substring(0, Math.max(0, line.indexOf(',')));
        if (number.matches("\\d{1,9}") && Integer.parseInt(number) < epoch) {
          kept.append(line).append('\n');
        }
      }
    }
    return kept.toString();
  }
}
