package org.lacuna.app.drop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lacuna.app.analysis.EmotionNames;
import org.lacuna.app.session.ClipModel;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.drop.Influence;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.signal.TimedWord;

/**
 * Which parts of what is shown move a score most, when it is asked for: the sentiment or the
 * probability of an emotion. Every answer of the network makes the parts anew; a newer one stops
 * those under way. Another score is read from the same parts. Belongs to the views' thread.
 */
public final class InfluenceViewModel {

  /** Parts of the pictures and the sound are at least this long, microseconds. */
  private static final long SHORTEST_PART_US = 400_000;

  /** More parts of one modality than can be told apart; a long clip has longer parts. */
  private static final int MOST_PARTS = 400;

  /** A longer list would be read by nobody. */
  private static final int MOST_RANKED = 100;

  private final SessionViewModel session;
  private final Texts texts;
  private final LatestWins asking;
  private final BooleanProperty wanted = new SimpleBooleanProperty(false);
  private final BooleanProperty listed = new SimpleBooleanProperty(false);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Optional<String>> target =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Optional<String>>> targets =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<Modality>> only =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Map<Modality, List<Influence>>> parts =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<List<RankedPart>> ranked =
      new ReadOnlyObjectWrapper<>(List.of());

  public InfluenceViewModel(SessionViewModel session, TaskRunner runner, Texts texts) {
    this.session = session;
    this.texts = texts;
    this.asking = new LatestWins(runner, Lane.INFERENCE);
    // A flip must not wait for parts of what was shown before.
    session.choices().now().addListener(o -> forget());
    session.clip().addListener(o -> forget());
    session.scored().addListener(o -> ask());
    wanted.addListener(o -> askUnlessThere());
    listed.addListener(o -> askUnlessThere());
    InvalidationListener whether = o -> sayWhyNot();
    session.clip().addListener(whether);
    session.model().addListener(whether);
    session.choices().now().addListener(whether);
    session.model().addListener(o -> readTargets());
    parts.addListener(o -> rank());
    target.addListener(o -> rank());
    only.addListener(o -> rank());
    sayWhyNot();
    readTargets();
  }

  private void sayWhyNot() {
    whyNot.set(reason());
  }

  private String reason() {
    if (session.clip().get().isEmpty()) {
      return texts.get("why.noClip");
    }
    if (session.model().get() instanceof ModelState.Failed failed) {
      return failed.sentence();
    }
    if (session.available().isEmpty()) {
      return texts.get("why.nothingFound");
    }
    if (session.model().get() instanceof ModelState.Ready ready && targets(ready).isEmpty()) {
      return texts.get("why.noScore");
    }
    return session.used().isEmpty() ? texts.get("why.nothingOn") : "";
  }

  private void readTargets() {
    if (session.model().get() instanceof ModelState.Ready ready) {
      List<Optional<String>> all = targets(ready);
      targets.set(all);
      if (!all.isEmpty() && !all.contains(target.get())) {
        target.set(all.get(0));
      }
    }
  }

  private static List<Optional<String>> targets(ModelState.Ready ready) {
    ModelCard.Outputs outputs = ready.card().outputs();
    List<Optional<String>> all = new ArrayList<>();
    if (outputs.sentiment() != null) {
      all.add(Optional.empty());
    }
    if (outputs.emotions() != null) {
      outputs.emotionLabels().forEach(label -> all.add(Optional.of(label)));
    }
    return List.copyOf(all);
  }

  private void forget() {
    asking.cancel();
    busy.set(false);
    parts.set(Map.of());
  }

  private void askUnlessThere() {
    boolean needed = wanted.get() || listed.get();
    if (!needed || (parts.get().isEmpty() && !busy.get())) {
      ask();
    }
  }

  private void ask() {
    forget();
    Optional<ClipModel> network = session.network();
    Optional<FeatureSet> shown = session.shown();
    boolean answered = session.scored().get().isPresent();
    boolean needed = wanted.get() || listed.get();
    if (!needed || network.isEmpty() || shown.isEmpty() || !answered) {
      return;
    }
    FeatureSet left = shown.get();
    ModalitySet use = session.used();
    busy.set(true);
    asking.start(
        (cancel, progress) -> {
          Map<Modality, List<Influence>> all = new EnumMap<>(Modality.class);
          for (Modality m : use) {
            all.put(m, network.get().influences(left, use, m, partUs(left, m), cancel));
          }
          return all;
        },
        Reply.of(
            all -> {
              busy.set(false);
              parts.set(Map.copyOf(all));
            },
            why -> {
              busy.set(false);
              session.refuse(why.sentence());
            }));
  }

  private static long partUs(FeatureSet clip, Modality m) {
    long share = clip.durationUs() / MOST_PARTS;
    boolean fewWords = m == Modality.LANGUAGE && clip.words().size() <= MOST_PARTS;
    return fewWords ? 0 : Math.max(SHORTEST_PART_US, share);
  }

  private void rank() {
    List<RankedPart> all = new ArrayList<>();
    for (Modality m : Modality.values()) {
      if (only.get().isPresent() && only.get().get() != m) {
        continue;
      }
      for (Influence part : parts.get().getOrDefault(m, List.of())) {
        effect(part).ifPresent(e -> all.add(new RankedPart(part, words(part), e)));
      }
    }
    all.sort(Comparator.comparingDouble((RankedPart p) -> -Math.abs(p.effect())));
    ranked.set(all.stream().limit(MOST_RANKED).toList());
  }

  private String words(Influence part) {
    return session.clip().get().map(c -> c.features().words()).orElse(List.of()).stream()
        .filter(
            w -> {
              long middle = (w.startUs() + w.endUs()) / 2;
              return part.startUs() <= middle && middle < part.endUs();
            })
        .map(TimedWord::text)
        .collect(Collectors.joining(" "));
  }

  /** What a part's absence does to the score that is explained; empty where that is not known. */
  public OptionalDouble effect(Influence part) {
    return target.get().isEmpty() ? part.sentiment() : part.emotion(target.get().get());
  }

  /** The part of a modality at a moment. */
  public Optional<Influence> at(Modality m, long us) {
    return parts.get().getOrDefault(m, List.of()).stream()
        .filter(p -> p.startUs() <= us && us < p.endUs())
        .findFirst();
  }

  /** The largest change that any part makes; 0 without parts. */
  public double largest() {
    return parts.get().values().stream()
        .flatMap(List::stream)
        .mapToDouble(p -> Math.abs(effect(p).orElse(0)))
        .max()
        .orElse(0);
  }

  /** What a person calls a score: the sentiment, or an emotion. */
  public String name(Optional<String> score) {
    return score.map(new EmotionNames(texts)::of).orElseGet(() -> texts.get("sentiment.title"));
  }

  /** A change of the score that is explained: sentiment as it is, emotions in percent. */
  public String format(double effect) {
    return target.get().isEmpty()
        ? Numbers.signed(effect, 3)
        : texts.get("why.percent", Numbers.signed(100 * effect, 1));
  }

  /** Whether the user wants to see them on the lanes. */
  public BooleanProperty wanted() {
    return wanted;
  }

  /** Whether somebody looks at the list of them. */
  public BooleanProperty listed() {
    return listed;
  }

  /** The emotion that is explained; empty for the sentiment. */
  public ObjectProperty<Optional<String>> target() {
    return target;
  }

  /** The scores that can be explained; empty before the network is open. */
  public ReadOnlyObjectProperty<List<Optional<String>>> targets() {
    return targets.getReadOnlyProperty();
  }

  /** The modality whose parts are listed; empty for all. */
  public ObjectProperty<Optional<Modality>> only() {
    return only;
  }

  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Whether parts can still come: they are made, or the answer they explain is awaited. */
  public boolean isWaiting() {
    return busy.get() || session.scored().get().isEmpty();
  }

  /** One sentence why nothing can be explained now; otherwise empty. */
  public ReadOnlyStringProperty whyNot() {
    return whyNot.getReadOnlyProperty();
  }

  /** By modality, in time order; empty until they are known. */
  public ReadOnlyObjectProperty<Map<Modality, List<Influence>>> parts() {
    return parts.getReadOnlyProperty();
  }

  /** The parts by the size of their effect, the largest first. */
  public ReadOnlyObjectProperty<List<RankedPart>> ranked() {
    return ranked.getReadOnlyProperty();
  }
}
