package org.lacuna.app.drop;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.lacuna.app.session.Choices;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.undo.UndoLog;
import org.lacuna.inference.drop.DropPresets;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/** What the network is shown of the open clip. Belongs to the thread of the views. */
public final class DropsViewModel {

  private static final double RANDOM_RATE = 0.3;

  private final SessionViewModel session;
  private final Texts texts;
  private final ReadOnlyObjectWrapper<List<ShownRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private Map<Modality, Stretches> observed = new EnumMap<>(Modality.class);
  private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
  private long draws;

  public DropsViewModel(SessionViewModel session, Texts texts) {
    this.session = session;
    this.texts = texts;
    InvalidationListener changed = o -> update();
    session.clip().addListener(o -> measure());
    session.clip().addListener(changed);
    session.model().addListener(changed);
    session.choices().now().addListener(changed);
    measure();
    update();
  }

  private void measure() {
    observed = new EnumMap<>(Modality.class);
    session
        .clip()
        .get()
        .map(OpenClip::features)
        .ifPresent(
            clip ->
                clip.present().forEach((m, sequence) -> observed.put(m, Observed.of(sequence))));
  }

  private void sayWhyNot() {
    if (session.clip().get().isEmpty()) {
      whyNot.set(texts.get("why.noClip"));
    } else {
      whyNot.set(session.available().isEmpty() ? texts.get("drops.nothingToDrop") : "");
    }
  }

  private void update() {
    sayWhyNot();
    if (session.clip().get().isEmpty()) {
      rows.set(List.of());
      return;
    }
    FeatureSet clip = session.clip().get().get().features();
    Choices choices = session.choices().now().get();
    List<ShownRow> all = new ArrayList<>();
    for (Modality m : Modality.values()) {
      all.add(
          new ShownRow(
              m,
              texts.get("modality." + m.key()),
              session.available().contains(m) && choices.switchedOn().contains(m),
              observed.getOrDefault(m, Stretches.none()),
              choices.drops().parts(m),
              m == Modality.LANGUAGE ? clip.words() : List.of()));
    }
    rows.set(List.copyOf(all));
  }

  /**
   * A stroke of the brush. One that begins where the modality is dropped gives the stretch back;
   * any other drops it.
   *
   * @param from where the stroke began, microseconds; may lie after {@code to}
   */
  public void brush(Modality m, long from, long to) {
    Drops drops = session.choices().now().get().drops();
    long length = session.clip().get().map(c -> c.features().durationUs()).orElse(0L);
    long start = Math.max(0, Math.min(from, to));
    long end = Math.min(length, Math.max(from, to));
    if (end > start) {
      Stretch stretch = new Stretch(start, end);
      boolean giveBack = drops.parts(m).contains(from);
      session.drop(giveBack ? drops.without(m, stretch) : drops.with(m, stretch));
    }
  }

  /** Loses parts of the clip in a ready-made way, in place of what was dropped before. */
  public void apply(Preset preset) {
    long length = session.clip().get().map(c -> c.features().durationUs()).orElse(0L);
    ModalitySet all = ModalitySet.all();
    // What is made worse stays so: only what is dropped is replaced.
    Choices plain = session.choices().now().get().withSwitchedOn(all).withDrops(Drops.none());
    Choices next =
        switch (preset) {
          case MUTE -> plain.withSwitchedOn(all.without(Modality.AUDIO));
          case BLINDFOLD -> plain.withSwitchedOn(all.without(Modality.VISION));
          case NO_TRANSCRIPT -> plain.withSwitchedOn(all.without(Modality.LANGUAGE));
          case RANDOM -> plain.withDrops(DropPresets.random(length, RANDOM_RATE, ++draws));
          case BAD_CALL -> plain.withDrops(DropPresets.badCall(length, ++draws));
          case NOTHING -> plain;
        };
    session.choices().change(next, texts.get(preset.key()));
  }

  /** Whether a ready-made way would change anything that is shown of the open clip. */
  public boolean doesAnything(Preset preset) {
    ModalitySet there = session.available();
    return switch (preset) {
      case MUTE -> there.contains(Modality.AUDIO);
      case BLINDFOLD -> there.contains(Modality.VISION);
      case NO_TRANSCRIPT -> there.contains(Modality.LANGUAGE);
      case RANDOM, BAD_CALL -> !there.isEmpty();
      case NOTHING -> !session.choices().now().get().equals(Choices.ALL);
    };
  }

  /** One sentence why nothing can be dropped; otherwise empty. */
  public ReadOnlyStringProperty whyNot() {
    return whyNot.getReadOnlyProperty();
  }

  /** Takes back the user's last change, of whatever kind. */
  public void undo() {
    session.undoLog().undo();
  }

  /** Brings back what was taken back last. */
  public void redo() {
    session.undoLog().redo();
  }

  /** All changes of the user, not only those of what is dropped. */
  UndoLog undoLog() {
    return session.undoLog();
  }

  /** Vision, audio and language from top to bottom; empty without a clip. */
  ReadOnlyObjectProperty<List<ShownRow>> rows() {
    return rows.getReadOnlyProperty();
  }
}
