package org.lacuna.app.compare;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.ClipModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.task.CancelToken;

/**
 * Another network beside that of the session, judged on the same clip. Belongs to the thread of the
 * views; the network is used and closed on the inference lane.
 */
public final class SecondModelViewModel {

  private final Backend backend;
  private final TaskRunner runner;
  private final Texts texts;
  private final Comparing comparing;
  private final LatestWins asking;
  private final ReadOnlyObjectWrapper<Optional<String>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

  private int choices;
  private Optional<ClipModel> network = Optional.empty();
  private Optional<FeatureSet> shown = Optional.empty();

  SecondModelViewModel(Backend backend, TaskRunner runner, Texts texts) {
    this.backend = backend;
    this.runner = runner;
    this.texts = texts;
    this.comparing = new Comparing(texts);
    this.asking = new LatestWins(runner, Lane.INFERENCE);
    message.set(texts.get("compare.second.none"));
  }

  /**
   * Opens another network and closes the one before.
   *
   * @param name one of the session's, or the folder of a bundle
   */
  public void choose(String name) {
    forget();
    int mine = choices;
    chosen.set(Optional.of(name));
    message.set(texts.get("compare.second.opening"));
    busy.set(true);
    // Never cancelled: a network that was opened in vain must still come back here to be closed.
    runner.run(
        Lane.INFERENCE,
        (cancel, progress) -> backend.openModel(name),
        new CancelToken(),
        Reply.of(
            opened -> {
              if (mine != choices) {
                close(opened);
                return;
              }
              network = Optional.of(opened);
              ask();
            },
            why -> {
              if (mine == choices) {
                busy.set(false);
                message.set(why.sentence());
              }
            }));
  }

  /** Closes the network; nothing is compared with. */
  public void forget() {
    choices++;
    asking.cancel();
    network.ifPresent(this::close);
    network = Optional.empty();
    chosen.set(Optional.empty());
    comparison.set(Optional.empty());
    busy.set(false);
    message.set(texts.get("compare.second.none"));
  }

  private void close(ClipModel done) {
    runner.run(
        Lane.INFERENCE,
        (cancel, progress) -> {
          done.close();
          return done;
        },
        new CancelToken(),
        Reply.of(closed -> {}, why -> {}));
  }

  /**
   * Judges this from now on.
   *
   * @param clip what is left of the clip; empty without a clip
   * @param sameClip whether the answer before may stay in view until there is a new one
   */
  void show(Optional<FeatureSet> clip, boolean sameClip) {
    shown = clip;
    if (!sameClip || clip.isEmpty()) {
      comparison.set(Optional.empty());
    }
    ask();
  }

  private void ask() {
    asking.cancel();
    if (network.isEmpty()) {
      return;
    }
    if (shown.isEmpty()) {
      busy.set(false);
      message.set(texts.get("compare.noClip"));
      return;
    }
    ClipModel asked = network.get();
    FeatureSet left = shown.get();
    busy.set(true);
    asking.start(
        (cancel, progress) -> comparing.ask(asked, left, cancel),
        Reply.of(
            answer -> {
              busy.set(false);
              message.set("");
              comparison.set(Optional.of(answer));
            },
            why -> {
              busy.set(false);
              comparison.set(Optional.empty());
              message.set(why.sentence());
            }));
  }

  /** Name or folder of what was chosen. */
  public ReadOnlyObjectProperty<Optional<String>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** Its answers; empty with the reason in {@link #message()}. */
  public ReadOnlyObjectProperty<Optional<Comparison>> comparison() {
    return comparison.getReadOnlyProperty();
  }

  /** One sentence why there are no answers, otherwise empty. */
  public ReadOnlyStringProperty message() {
    return message.getReadOnlyProperty();
  }

  /** Whether it is being opened or asked. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }
}
