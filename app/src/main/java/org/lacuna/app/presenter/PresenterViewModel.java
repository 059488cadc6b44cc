package org.lacuna.app.presenter;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.lacuna.app.analysis.Scores;
import org.lacuna.app.analysis.ScoresViewModel;
import org.lacuna.app.analysis.SwitchState;
import org.lacuna.app.analysis.SwitchesViewModel;
import org.lacuna.app.library.PlayThrough;
import org.lacuna.app.session.Loading;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/** What a room is shown. Belongs to the thread of the views. */
public final class PresenterViewModel {

  private final SessionViewModel session;
  private final SwitchesViewModel switches;
  private final ScoresViewModel scores;
  private final PlayThrough through;
  private final Texts texts;
  private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper mood = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper compared = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Optional<Double>> busy =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean ranBefore;

  public PresenterViewModel(
      SessionViewModel session,
      SwitchesViewModel switches,
      ScoresViewModel scores,
      PlayThrough through,
      Texts texts) {
    this.session = session;
    this.switches = switches;
    this.scores = scores;
    this.through = through;
    this.texts = texts;
    InvalidationListener changed = o -> say();
    session.clip().addListener(changed);
    session.loading().addListener(changed);
    session.error().addListener(changed);
    switches.switches().addListener(changed);
    scores.scores().addListener(changed);
    say();
  }

  /** Begins: the open clip plays, or the first of the list, or the demo where there is none. */
  public void enter() {
    if (active.get()) {
      return;
    }
    active.set(true);
    ranBefore = through.running().get();
    through.follow();
  }

  /** Back to the workbench. */
  public void leave() {
    if (active.get()) {
      active.set(false);
      if (!ranBefore) {
        through.stop();
      }
    }
  }

  public ReadOnlyBooleanProperty active() {
    return active.getReadOnlyProperty();
  }

  public void next() {
    through.next();
  }

  public void previous() {
    through.previous();
  }

  public void toggle(Modality m) {
    switches.toggle(m);
  }

  /** In the order vision, audio, language. */
  public ReadOnlyObjectProperty<List<SwitchState>> switches() {
    return switches.switches();
  }

  public ReadOnlyObjectProperty<Scores> scores() {
    return scores.scores();
  }

  /** Whether there is a clip to look at. */
  public boolean showsClip() {
    return session.clip().get().isPresent();
  }

  /** What the guess is made from, or why there is none: one plain sentence. */
  public ReadOnlyStringProperty sentence() {
    return sentence.getReadOnlyProperty();
  }

  /** The sentiment in words; empty when there is none. */
  public ReadOnlyStringProperty mood() {
    return mood.getReadOnlyProperty();
  }

  /** Whether something is off, so that the pale bars with everything differ from the full ones. */
  public ReadOnlyBooleanProperty compared() {
    return compared.getReadOnlyProperty();
  }

  /** How much of the next clip is read, negative when not known; empty when none is being read. */
  public ReadOnlyObjectProperty<Optional<Double>> busy() {
    return busy.getReadOnlyProperty();
  }

  private void say() {
    busy.set(session.loading().get().map(Loading::fraction));
    Scores now = scores.scores().get();
    boolean numbers = now.state() == Scores.State.SCORES;
    mood.set(numbers ? capital(now.mood()) : "");
    compared.set(numbers && !session.used().equals(session.available()));
    sentence.set(sentenceNow(now));
  }

  private String sentenceNow(Scores now) {
    if (session.error().get().isPresent()) {
      return texts.get("presenter.failed");
    }
    if (session.clip().get().isEmpty()) {
      return texts.get("presenter.begins");
    }
    if (now.state() == Scores.State.FAILED) {
      return texts.get("presenter.noModel");
    }
    ModalitySet used = session.used();
    if (used.isEmpty()) {
      return texts.get("presenter.nothing");
    }
    // A room believes what it sees: a doubt about the numbers comes before where they are from.
    return now.caution().isEmpty() ? texts.get("presenter.from." + used) : now.caution();
  }

  private static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }
}
