package org.lacuna.app.library;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.ClipModel;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.extract.Extraction;

/**
 * Reads the clips of the session one after the other and asks the network about every choice of
 * modalities. It gives way: while the window reads a clip for the user nothing is read here, and
 * the network is asked one question at a time, so that a flip of a switch waits for one at most.
 * Belongs to the thread of the views.
 */
final class AnalysisQueue {

  private final Backend backend;
  private final TaskRunner runner;
  private final SessionViewModel session;
  private final Listener listener;
  private final Deque<Item> waiting = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyIntegerWrapper left = new ReadOnlyIntegerWrapper(0);
  private @Nullable Running current;
  private boolean closed;

  /** A clip to be read. */
  record Item(long id, Path file) {}

  /** Hears how the clips come along; on the thread of the views. */
  interface Listener {
    void waits(long id);

    void reads(long id, double fraction);

    void done(long id, Extraction clip, Map<ModalitySet, ClipScores> scores);

    void failed(long id, String why);
  }

  /** The clip whose turn it is. */
  private static final class Running {
    private final Item item;
    private final CancelToken cancel = new CancelToken();
    private final Map<ModalitySet, ClipScores> scores = new LinkedHashMap<>();
    private @Nullable Extraction read;
    private boolean asking;

    Running(Item item) {
      this.item = item;
    }
  }

  AnalysisQueue(Backend backend, TaskRunner runner, SessionViewModel session, Listener listener) {
    this.backend = backend;
    this.runner = runner;
    this.session = session;
    this.listener = listener;
    session
        .loading()
        .addListener(
            o -> {
              if (session.loading().get().isPresent()) {
                giveWay();
              } else {
                next();
              }
            });
    session.model().addListener(o -> ask());
  }

  /** Adds clips at the end; one that is there already keeps its place. */
  void add(List<Item> items) {
    for (Item item : items) {
      if (!holds(item.id())) {
        waiting.addLast(item);
        listener.waits(item.id());
      }
    }
    count();
    next();
  }

  /** Reads that clip before all others. */
  void addFirst(Item item) {
    if (current != null && current.item.id() == item.id()) {
      return;
    }
    waiting.removeIf(i -> i.id() == item.id());
    giveWay();
    waiting.addFirst(item);
    listener.waits(item.id());
    count();
    next();
  }

  private boolean holds(long id) {
    return (current != null && current.item.id() == id)
        || waiting.stream().anyMatch(i -> i.id() == id);
  }

  /** Takes a clip out; nothing more is heard of it. */
  void remove(long id) {
    waiting.removeIf(i -> i.id() == id);
    if (current != null && current.item.id() == id) {
      current.cancel.cancel();
      current = null;
    }
    count();
    next();
  }

  /** Takes all clips out. */
  void clear() {
    waiting.clear();
    if (current != null) {
      current.cancel.cancel();
      current = null;
    }
    count();
  }

  /** Reads nothing until {@link #resume}; the clip that is being read will be read again. */
  void pause() {
    paused.set(true);
    giveWay();
  }

  void resume() {
    paused.set(false);
    next();
  }

  void close() {
    closed = true;
    clear();
  }

  ReadOnlyBooleanProperty paused() {
    return paused.getReadOnlyProperty();
  }

  /** How many clips are not done, the one that is being read included. */
  ReadOnlyIntegerProperty left() {
    return left.getReadOnlyProperty();
  }

  private void count() {
    left.set(waiting.size() + (current == null ? 0 : 1));
  }

  private void giveWay() {
    Running now = current;
    if (now != null && now.read == null) {
      now.cancel.cancel();
      current = null;
      waiting.addFirst(now.item);
      listener.waits(now.item.id());
      count();
    }
  }

  private void next() {
    if (closed || paused.get() || current != null || session.loading().get().isPresent()) {
      return;
    }
    Item item = waiting.pollFirst();
    if (item == null) {
      return;
    }
    Running mine = new Running(item);
    current = mine;
    count();
    listener.reads(item.id(), -1);
    runner.run(
        Lane.QUEUE,
        (cancel, progress) -> backend.read(item.file(), cancel, progress),
        mine.cancel,
        new Reply<Extraction>() {
          @Override
          public void done(Extraction read) {
            if (current == mine) {
              mine.read = read;
              ask();
            }
          }

          @Override
          public void failed(LacunaException why) {
            giveUp(mine, why);
          }

          @Override
          public void progress(double fraction, String stage) {
            if (current == mine) {
              listener.reads(item.id(), fraction);
            }
          }
        });
  }

  private void giveUp(Running mine, LacunaException why) {
    if (current == mine) {
      current = null;
      count();
      listener.failed(mine.item.id(), why.sentence());
      next();
    }
  }

  /** Asks the next question about the clip that was read; waits where there is no network yet. */
  private void ask() {
    Running mine = current;
    Optional<ClipModel> network = session.network();
    if (mine != null && session.model().get() instanceof ModelState.Failed failed) {
      giveUp(mine, new LacunaException(LacunaException.Kind.MODEL, failed.sentence()));
      return;
    }
    if (mine == null || mine.read == null || mine.asking || network.isEmpty()) {
      return;
    }
    FeatureSet features = mine.read.features();
    ModalitySet all = features.available().intersect(network.get().card().modalities());
    Optional<ModalitySet> question =
        ModalitySet.nonEmptySubsets().stream()
            .filter(s -> s.minus(all).isEmpty() && !mine.scores.containsKey(s))
            .findFirst();
    if (question.isEmpty()) {
      finish(mine, mine.read);
      return;
    }
    ClipModel asked = network.get();
    mine.asking = true;
    runner.run(
        Lane.INFERENCE,
        (cancel, progress) ->
            asked.predict(features, features, question.get(), cancel).prediction(),
        mine.cancel,
        Reply.of(
            answer -> {
              mine.asking = false;
              hear(mine, asked, question.get(), answer);
            },
            why -> giveUp(mine, why)));
  }

  private void hear(Running mine, ClipModel asked, ModalitySet given, ClipPrediction answer) {
    if (current != mine) {
      return;
    }
    if (!session.network().equals(Optional.of(asked))) {
      // Another network was chosen meanwhile: its answers do not mix with those of the one before.
      mine.scores.clear();
    } else {
      mine.scores.put(given, ClipScores.of(answer));
    }
    ask();
  }

  private void finish(Running mine, Extraction read) {
    current = null;
    count();
    mine.scores.values().removeIf(s -> s.sentiment().isEmpty() && s.emotions().isEmpty());
    listener.done(mine.item.id(), read, mine.scores);
    next();
  }
}
