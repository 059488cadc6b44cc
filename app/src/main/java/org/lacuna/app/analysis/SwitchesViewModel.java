package org.lacuna.app.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.media.text.words.WordNotes;

/** The three modality switches. Belongs to the thread of the views. */
public final class SwitchesViewModel {

  private final SessionViewModel session;
  private final Texts texts;
  private final ReadOnlyObjectWrapper<List<SwitchState>> switches =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper speechOffered = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

  public SwitchesViewModel(SessionViewModel session, Texts texts) {
    this.session = session;
    this.texts = texts;
    InvalidationListener changed = o -> update();
    session.clip().addListener(changed);
    session.model().addListener(changed);
    session.switchedOn().addListener(changed);
    session.loading().addListener(o -> busy.set(session.loading().get().isPresent()));
    update();
  }

  private void update() {
    List<SwitchState> states = new ArrayList<>();
    for (Modality m : Modality.values()) {
      boolean available = session.available().contains(m);
      boolean on = available && session.switchedOn().get().contains(m);
      states.add(new SwitchState(m, available, on, detail(m)));
    }
    switches.set(List.copyOf(states));
    speechOffered.set(session.canRecogniseSpeech());
  }

  private String detail(Modality m) {
    Optional<OpenClip> clip = session.clip().get();
    if (clip.isEmpty()) {
      return texts.get("switch.noClip");
    }
    FeatureSet features = clip.get().features();
    Optional<String> absent = features.whyAbsent(m);
    if (absent.isPresent()) {
      return absent.get();
    }
    if (session.model().get() instanceof ModelState.Ready ready
        && !ready.card().modalities().contains(m)) {
      return texts.get("switch.unread." + m.key());
    }
    FeatureSequence sequence = features.sequence(m).orElseThrow();
    return m == Modality.LANGUAGE
        ? words(features, clip.get())
        : texts.get(
            "switch.rate",
            Numbers.plain(sequence.steps() * 1e6 / features.durationUs(), 1),
            Numbers.percent(sequence.observedFraction()));
  }

  private String words(FeatureSet features, OpenClip clip) {
    int words = features.words().size();
    String from =
        clip.extraction()
            .transcriptSource()
            .map(source -> texts.get("switch.wordsFrom", words, source))
            .orElseGet(() -> texts.get("switch.words", words));
    long estimated = features.words().stream().filter(WordNotes::isEstimated).count();
    return estimated == 0 ? from : texts.get("switch.estimated", from, estimated);
  }

  /** Has the words of the open clip heard. */
  public void recogniseSpeech() {
    session.recogniseSpeech();
  }

  /** Whether the open clip has sound, but no words. */
  public ReadOnlyBooleanProperty speechOffered() {
    return speechOffered.getReadOnlyProperty();
  }

  /** Whether a clip is being read or listened to. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  public void toggle(Modality m) {
    session.toggle(m);
  }

  public void setOn(Modality m, boolean on) {
    session.setOn(m, on);
  }

  /** In the order vision, audio, language. */
  public ReadOnlyObjectProperty<List<SwitchState>> switches() {
    return switches.getReadOnlyProperty();
  }
}
