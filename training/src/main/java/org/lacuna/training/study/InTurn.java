package org.lacuna.training.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.lacuna.training.loop.EpochReport;

/**
 * Lets trainings that go on side by side speak to one listener as if they had come one after the
 * other: what a later one has to say waits until all earlier ones have ended. Any thread.
 */
final class InTurn {

  private final StudyListener listener;
  private final Map<Integer, List<Consumer<StudyListener>>> waiting = new HashMap<>();
  private final Set<Integer> ended = new HashSet<>();
  private int turn;

  InTurn(StudyListener listener) {
    this.listener = listener;
  }

  /** The voice of one training, counted from 0. */
  StudyListener voice(int training) {
    return new StudyListener() {
      @Override
      public void begins(int number, int of, String what, int epochs) {
        say(training, l -> l.begins(number, of, what, epochs));
      }

      @Override
      public void epoch(EpochReport report) {
        say(training, l -> l.epoch(report));
      }

      @Override
      public void ends(RunRecord record) {
        say(training, l -> l.ends(record));
      }

      @Override
      public void note(String line) {
        say(training, l -> l.note(line));
      }
    };
  }

  private synchronized void say(int training, Consumer<StudyListener> what) {
    if (training == turn) {
      what.accept(listener);
    } else {
      waiting.computeIfAbsent(training, k -> new ArrayList<>()).add(what);
    }
  }

  /** That training has no more to say. */
  synchronized void ended(int training) {
    ended.add(training);
    while (ended.remove(turn)) {
      turn++;
      List<Consumer<StudyListener>> said = waiting.remove(turn);
      if (said != null) {
        said.forEach(what -> what.accept(listener));
      }
    }
  }
}
