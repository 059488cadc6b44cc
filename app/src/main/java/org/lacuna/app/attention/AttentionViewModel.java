package org.lacuna.app.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.session.ClipModel;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.Scored;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.clip.ClipPredictor.Attended;
import org.lacuna.inference.model.AttentionMap;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * The attention map of the window under the playhead: fetched when the playhead enters another
 * window or the choice of modalities changes, then shown by direction, layer and head without
 * asking again. Belongs to the thread of the views.
 */
public final class AttentionViewModel {

  /** Value of {@link #head()} that stands for the mean over all heads. */
  public static final int MEAN = -1;

  private final SessionViewModel session;
  private final Timeline timeline;
  private final Texts texts;
  private final LatestWins fetching;

  private final ReadOnlyObjectWrapper<List<Direction>> directions =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<Direction>> direction =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty layer = new SimpleIntegerProperty(0);
  private final IntegerProperty head = new SimpleIntegerProperty(MEAN);
  private final ReadOnlyObjectWrapper<Optional<AttentionPicture>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

  private @Nullable Scored askedFor;
  private int askedWindow = -1;
  private Optional<Attended> attended = Optional.empty();

  public AttentionViewModel(
      SessionViewModel session, Timeline timeline, TaskRunner runner, Texts texts) {
    this.session = session;
    this.timeline = timeline;
    this.texts = texts;
    this.fetching = new LatestWins(runner, Lane.INFERENCE);
    session.model().addListener(o -> readDirections());
    session.scored().addListener(o -> fetch());
    session.switchedOn().addListener(o -> show());
    session
        .clip()
        .addListener(
            o -> {
              chooseWhatTheClipHas();
              fetch();
            });
    timeline.positionUs().addListener(o -> fetch());
    direction.addListener(o -> clampAndShow());
    layer.addListener(o -> show());
    head.addListener(o -> show());
    readDirections();
  }

  private void readDirections() {
    List<Direction> all = new ArrayList<>();
    if (session.model().get() instanceof ModelState.Ready ready) {
      for (ModelCard.Attention a : ready.card().outputs().attention()) {
        Optional<Modality> source = Modality.ofKey(a.source());
        Optional<Modality> target = Modality.ofKey(a.target());
        if (source.isPresent() && target.isPresent()) {
          all.add(new Direction(target.get(), source.get(), name(target.get(), source.get())));
        }
      }
    }
    directions.set(List.copyOf(all));
    if (direction.get().isEmpty() || !all.contains(direction.get().get())) {
      direction.set(firstChoice(all));
    }
    show();
  }

  /** Words that look at the face are the easiest to read, so they come first where they exist. */
  private static Optional<Direction> firstChoice(List<Direction> all) {
    return all.stream()
        .filter(d -> d.target() == Modality.LANGUAGE && d.source() == Modality.VISION)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** A direction that the new clip cannot show gives way to one that it can, where there is one. */
  private void chooseWhatTheClipHas() {
    if (direction.get().filter(this::isInClip).isEmpty()) {
      directions.get().stream()
          .filter(this::isInClip)
          .findFirst()
          .ifPresent(d -> direction.set(Optional.of(d)));
    }
  }

  private boolean isInClip(Direction d) {
    return session.available().contains(d.source()) && session.available().contains(d.target());
  }

  private String name(Modality target, Modality source) {
    return texts.get(
        "attention.direction",
        texts.get("modality." + target.key()),
        texts.get("modality.inText." + source.key()));
  }

  private void fetch() {
    Optional<Scored> scored = session.scored().get();
    Optional<OpenClip> clip = session.clip().get();
    Optional<ClipModel> network = session.network();
    if (scored.isEmpty() || clip.isEmpty() || network.isEmpty() || directions.get().isEmpty()) {
      forget();
      return;
    }
    int window = windowAt(scored.get(), timeline.positionUs().get());
    if (alreadyAsked(scored.get(), window)) {
      return;
    }
    askedFor = scored.get();
    askedWindow = window;
    ModalitySet use = scored.get().used();
    FeatureSet shown = session.shown().orElseThrow();
    fetching.start(
        (cancel, progress) -> network.get().attention(shown, use, window, cancel),
        Reply.of(
            got -> {
              attended = got;
              clampAndShow();
            },
            why -> {
              attended = Optional.empty();
              picture.set(Optional.empty());
              message.set(why.sentence());
            }));
  }

  // The same answer object, not an equal one: another clip may well score the same.
  @SuppressWarnings("ReferenceEquality")
  private boolean alreadyAsked(Scored scored, int window) {
    return askedFor == scored && askedWindow == window;
  }

  private void forget() {
    fetching.cancel();
    askedFor = null;
    askedWindow = -1;
    attended = Optional.empty();
    show();
  }

  private static int windowAt(Scored scored, long us) {
    List<Prediction> windows = scored.now().prediction().windows();
    for (int i = 0; i < windows.size() - 1; i++) {
      if (us < windows.get(i).endUs()) {
        return i;
      }
    }
    return windows.size() - 1;
  }

  private void clampAndShow() {
    layer.set(Math.max(0, Math.min(layer.get(), layers() - 1)));
    head.set(Math.max(MEAN, Math.min(head.get(), heads() - 1)));
    show();
  }

  private void show() {
    Optional<AttentionMap> map = map();
    boolean seen = map.isPresent() && anything(map.get());
    picture.set(seen ? map.map(m -> pictureOf(attended.orElseThrow(), m)) : Optional.empty());
    message.set(seen ? "" : why(map.isPresent()));
  }

  private Optional<AttentionMap> map() {
    if (direction.get().isEmpty() || attended.isEmpty()) {
      return Optional.empty();
    }
    Direction d = direction.get().get();
    return attended.get().prediction().attention().stream()
        .filter(m -> m.source() == d.source() && m.target() == d.target())
        .findFirst();
  }

  /** Whether anybody looks at anything: a source that is switched off leaves weights of zero. */
  private boolean anything(AttentionMap m) {
    Direction d = direction.get().orElseThrow();
    ModalitySet used = attended.orElseThrow().prediction().used();
    if (!used.contains(d.source()) || !used.contains(d.target())) {
      return false;
    }
    for (float w : m.weights()) {
      if (w > 0) {
        return true;
      }
    }
    return false;
  }

  private AttentionPicture pictureOf(Attended a, AttentionMap m) {
    int rows = m.targetSteps();
    int columns = m.sourceSteps();
    int at = Math.min(layer.get(), m.layers() - 1);
    float[] weights = new float[rows * columns];
    float max = 0;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        float w = head.get() == MEAN ? m.headMean(at, r, c) : m.weight(at, head.get(), r, c);
        weights[r * columns + c] = w;
        max = Math.max(max, w);
      }
    }
    return new AttentionPicture(
        AttentionAxes.of(a, m.target(), session.clip().get().orElseThrow().features()),
        AttentionAxes.of(a, m.source(), session.clip().get().orElseThrow().features()),
        weights,
        max);
  }

  private String why(boolean hasMap) {
    if (session.clip().get().isEmpty()) {
      return texts.get("attention.noClip");
    }
    if (session.model().get() instanceof ModelState.Failed) {
      return texts.get("lanes.noModel");
    }
    if (session.model().get() instanceof ModelState.Ready && directions.get().isEmpty()) {
      return texts.get("attention.none");
    }
    if (session.used().isEmpty()) {
      return texts.get("attention.nothingOn");
    }
    if (direction.get().isPresent()) {
      Direction d = direction.get().get();
      for (Modality m : List.of(d.target(), d.source())) {
        if (!session.available().contains(m)) {
          return texts.get("attention.absent." + m.key());
        }
        if (!session.used().contains(m)) {
          return texts.get("attention.off." + m.key());
        }
      }
    }
    boolean waiting = fetching.isRunning() || session.scored().get().isEmpty();
    return texts.get(waiting && !hasMap ? "scores.waiting" : "attention.emptyWindow");
  }

  /** Layers of the chosen direction, at least 1. */
  public int layers() {
    return Math.max(1, shape().map(ModelCard.Attention::layers).orElse(1));
  }

  /** Heads of the chosen direction, at least 1. */
  public int heads() {
    return Math.max(1, shape().map(ModelCard.Attention::heads).orElse(1));
  }

  private Optional<ModelCard.Attention> shape() {
    if (!(session.model().get() instanceof ModelState.Ready ready)) {
      return Optional.empty();
    }
    return direction
        .get()
        .flatMap(
            d ->
                ready.card().outputs().attention().stream()
                    .filter(
                        a ->
                            a.source().equals(d.source().key())
                                && a.target().equals(d.target().key()))
                    .findFirst());
  }

  /** What a cell says, in words. */
  public String readout(int row, int column) {
    return picture
        .get()
        .map(
            p ->
                texts.get(
                    "attention.readout",
                    step(p.rows(), row),
                    step(p.columns(), column),
                    Numbers.plain(100 * p.weight(row, column), 1)))
        .orElse("");
  }

  private String step(AttentionAxis axis, int i) {
    String time = Numbers.time(axis.startUs()[i]);
    String word = axis.labels().get(i);
    return word.isEmpty()
        ? texts.get("attention.stepTime", texts.get("modality." + axis.modality().key()), time)
        : texts.get("attention.stepWord", word, time);
  }

  /** Goes to the moment that is looked at. */
  public void seekToColumn(int column) {
    picture.get().ifPresent(p -> timeline.seek(p.columns().startUs()[column]));
  }

  public ReadOnlyObjectProperty<List<Direction>> directions() {
    return directions.getReadOnlyProperty();
  }

  public ObjectProperty<Optional<Direction>> direction() {
    return direction;
  }

  /** 0 is the layer nearest to the input. */
  public IntegerProperty layer() {
    return layer;
  }

  /** A head, or {@link #MEAN}. */
  public IntegerProperty head() {
    return head;
  }

  /** What to draw; empty with the reason in {@link #message()}. */
  public ReadOnlyObjectProperty<Optional<AttentionPicture>> picture() {
    return picture.getReadOnlyProperty();
  }

  /** One sentence why there is no picture, otherwise empty. */
  public ReadOnlyStringProperty message() {
    return message.getReadOnlyProperty();
  }
}
