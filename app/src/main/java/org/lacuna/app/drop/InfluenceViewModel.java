package org.lacuna.app.drop;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.lacuna.app.session.ClipModel;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.drop.Influence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * Which parts of what is shown move the sentiment most, when it is asked for. Every answer of the
 * network makes the parts anew; a newer one stops those under way. Belongs to the views' thread.
 */
public final class InfluenceViewModel {

  /** Parts of the pictures and the sound are at least this long, microseconds. */
  private static final long SHORTEST_PART_US = 400_000;

  /** More parts of one modality than can be told apart; a long clip has longer parts. */
  private static final int MOST_PARTS = 400;

  private final SessionViewModel session;
  private final LatestWins asking;
  private final BooleanProperty wanted = new SimpleBooleanProperty(false);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Map<Modality, List<Influence>>> parts =
      new ReadOnlyObjectWrapper<>(Map.of());

  public InfluenceViewModel(SessionViewModel session, TaskRunner runner) {
    this.session = session;
    this.asking = new LatestWins(runner, Lane.INFERENCE);
    // A flip must not wait for parts of what was shown before.
    session.choices().now().addListener(o -> forget());
    session.clip().addListener(o -> forget());
    session.scored().addListener(o -> ask());
    wanted.addListener(o -> ask());
  }

  private void forget() {
    asking.cancel();
    busy.set(false);
    parts.set(Map.of());
  }

  private void ask() {
    forget();
    Optional<ClipModel> network = session.network();
    Optional<FeatureSet> shown = session.shown();
    boolean answered = session.scored().get().isPresent();
    if (!wanted.get() || network.isEmpty() || shown.isEmpty() || !answered) {
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
        .mapToDouble(Influence::size)
        .max()
        .orElse(0);
  }

  /** Whether the user wants to see them. */
  public BooleanProperty wanted() {
    return wanted;
  }

  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** By modality, in time order; empty until they are known. */
  public ReadOnlyObjectProperty<Map<Modality, List<Influence>>> parts() {
    return parts.getReadOnlyProperty();
  }
}
