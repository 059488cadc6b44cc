package org.lacuna.app.compare;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.Choices;
import org.lacuna.app.session.ClipModel;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.ModalitySet;

/**
 * All choices of modalities of the open clip, each judged by the network. Asked again when the
 * clip, the network or what is dropped of it changes, and only while somebody looks; the switches
 * decide which choice is marked as the present one. Belongs to the thread of the views.
 */
public final class CompareViewModel {

  private final SessionViewModel session;
  private final Texts texts;
  private final Comparing comparing;
  private final LatestWins asking;
  private final SecondModelViewModel second;
  private final BooleanProperty wanted = new SimpleBooleanProperty(false);
  private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ModalitySet> current =
      new ReadOnlyObjectWrapper<>(ModalitySet.none());
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

  private @Nullable OpenClip askedClip;
  private @Nullable ClipModel askedNetwork;
  private Drops askedDrops = Drops.none();

  /**
   * @param backend opens the second network
   */
  public CompareViewModel(
      SessionViewModel session, Backend backend, TaskRunner runner, Texts texts) {
    this.session = session;
    this.texts = texts;
    this.comparing = new Comparing(texts);
    this.asking = new LatestWins(runner, Lane.INFERENCE);
    this.second = new SecondModelViewModel(backend, runner, texts);
    InvalidationListener changed = o -> refresh();
    session.clip().addListener(changed);
    session.model().addListener(changed);
    session.choices().now().addListener(changed);
    wanted.addListener(changed);
    refresh();
  }

  private void refresh() {
    current.set(session.used());
    if (!wanted.get()) {
      return;
    }
    Optional<OpenClip> clip = session.clip().get();
    Optional<ClipModel> network = session.network();
    Drops drops = session.choices().now().get().drops();
    boolean sameClip = clip.isPresent() && sameAs(askedClip, clip.get());
    boolean same = sameClip && drops.equals(askedDrops);
    if (!same || second.busy().get()) {
      second.show(session.shown(), sameClip);
    }
    boolean sameNetwork = network.isPresent() && sameAs(askedNetwork, network.get());
    if (same && sameNetwork && !asking.isRunning()) {
      return;
    }
    askedClip = clip.orElse(null);
    askedDrops = drops;
    askedNetwork = network.orElse(null);
    if (!sameClip || !sameNetwork) {
      comparison.set(Optional.empty());
    }
    if (clip.isEmpty() || network.isEmpty()) {
      stop(whyNothing());
      return;
    }
    // Also when the same is asked already: the answer that the switches wait for goes first.
    ask(network.get(), session.shown().orElseThrow());
  }

  // The same object, not an equal one: equality would compare every feature of two clips.
  @SuppressWarnings("ReferenceEquality")
  private static boolean sameAs(@Nullable Object before, Object now) {
    return before == now;
  }

  private void stop(String why) {
    asking.cancel();
    busy.set(false);
    message.set(why);
  }

  private String whyNothing() {
    if (session.clip().get().isEmpty()) {
      return texts.get("compare.noClip");
    }
    return session.model().get() instanceof ModelState.Failed failed
        ? failed.sentence()
        : texts.get("scores.waiting");
  }

  private void ask(ClipModel network, FeatureSet left) {
    busy.set(true);
    if (comparison.get().isEmpty()) {
      message.set(texts.get("scores.waiting"));
    }
    asking.start(
        (cancel, progress) -> comparing.ask(network, left, cancel),
        Reply.of(
            answer -> {
              busy.set(false);
              message.set(answer.isEmpty() ? texts.get("scores.nothingFound") : "");
              comparison.set(Optional.of(answer));
            },
            why -> {
              comparison.set(Optional.empty());
              stop(why.sentence());
            }));
  }

  /** Sets the switches to a choice that has an answer; undone like every other change. */
  public void choose(ModalitySet subset) {
    if (comparison.get().flatMap(c -> c.answer(subset)).isEmpty()) {
      return;
    }
    Choices now = session.choices().now().get();
    // Switches of what is not there stay as they are: they will count in the next clip.
    ModalitySet others = now.switchedOn().minus(session.available());
    session.choices().change(now.withSwitchedOn(subset.union(others)));
  }

  /** Names of the networks that come with the program. */
  public List<String> models() {
    return session.models();
  }

  /** Another network on the same clip. */
  public SecondModelViewModel second() {
    return second;
  }

  /** Whether anybody looks; without, nothing is asked. */
  public BooleanProperty wanted() {
    return wanted;
  }

  /** The answers; empty with the reason in {@link #message()}. */
  public ReadOnlyObjectProperty<Optional<Comparison>> comparison() {
    return comparison.getReadOnlyProperty();
  }

  /** The choice that the network is shown now. */
  public ReadOnlyObjectProperty<ModalitySet> current() {
    return current.getReadOnlyProperty();
  }

  /** One sentence why there is nothing to compare, otherwise empty. */
  public ReadOnlyStringProperty message() {
    return message.getReadOnlyProperty();
  }

  /** Whether an answer is awaited. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Closes the second network. */
  public void close() {
    asking.cancel();
    second.forget();
  }
}
