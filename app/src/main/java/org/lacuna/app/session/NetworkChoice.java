package org.lacuna.app.session;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.task.Job;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/** The network that is used: opened and closed on its own lane. Belongs to the views' thread. */
final class NetworkChoice {

  private final Backend backend;
  private final TaskRunner runner;
  private final Runnable opened;
  private final Consumer<LacunaException> failed;
  private final ReadOnlyObjectWrapper<ModelState> state =
      new ReadOnlyObjectWrapper<>(new ModelState.Opening());

  private Optional<ClipModel> network = Optional.empty();
  private Optional<String> chosen;

  /**
   * @param opened run when a network is open
   * @param failed hears why one cannot be opened
   */
  NetworkChoice(
      Backend backend, TaskRunner runner, Runnable opened, Consumer<LacunaException> failed) {
    this.backend = backend;
    this.runner = runner;
    this.opened = opened;
    this.failed = failed;
    this.chosen = backend.models().stream().findFirst();
  }

  /** Opens the network that is used where none is chosen. */
  void open() {
    open((cancel, progress) -> backend.openModel());
  }

  /** Whether choosing that one would change anything now. */
  boolean canChoose(String name) {
    return !chosen.equals(Optional.of(name)) && !(state.get() instanceof ModelState.Opening);
  }

  /** Opens another one in place of the one that is open. */
  void choose(String name) {
    chosen = Optional.of(name);
    close();
    open((cancel, progress) -> backend.openModel(name));
  }

  private void open(Job<ClipModel> opening) {
    state.set(new ModelState.Opening());
    runner.run(
        Lane.INFERENCE,
        opening,
        new CancelToken(),
        Reply.of(
            there -> {
              network = Optional.of(there);
              state.set(new ModelState.Ready(there.card(), there.device()));
              opened.run();
            },
            why -> {
              state.set(new ModelState.Failed(why.sentence()));
              failed.accept(why);
            }));
  }

  void close() {
    network.ifPresent(
        n ->
            runner.run(
                Lane.INFERENCE,
                (cancel, progress) -> {
                  n.close();
                  return n;
                },
                new CancelToken(),
                Reply.of(closed -> {}, why -> {})));
    network = Optional.empty();
  }

  /** The network, once it is open. */
  Optional<ClipModel> network() {
    return network;
  }

  /** The network that is used, or being opened; empty before one was chosen. */
  Optional<String> chosen() {
    return chosen;
  }

  ReadOnlyObjectProperty<ModelState> state() {
    return state.getReadOnlyProperty();
  }
}
