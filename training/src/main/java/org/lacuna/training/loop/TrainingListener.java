package org.lacuna.training.loop;

import java.util.List;

/** Hears how the training goes, on the training thread. */
@FunctionalInterface
public interface TrainingListener {

  /** After each epoch and its validation. */
  void epoch(EpochReport report);

  /** Something worth telling a person, one line. */
  default void note(String line) {}

  /** Hears nothing. */
  static TrainingListener silent() {
    return report -> {};
  }

  /** Tells several. */
  static TrainingListener all(List<TrainingListener> listeners) {
    List<TrainingListener> fixed = List.copyOf(listeners);
    return new TrainingListener() {
      @Override
      public void epoch(EpochReport report) {
        fixed.forEach(l -> l.epoch(report));
      }

      @Override
      public void note(String line) {
        fixed.forEach(l -> l.note(line));
      }
    };
  }
}
