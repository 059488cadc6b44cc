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
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.model.AttentionRollout;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;

/**
 * The attention map of the window under the playhead: fetched when the playhead enters another
 * window or the choice of modalities changes, then shown by direction, layer and head without
 * asking again. Belongs to the thread of the views.
 */
public final class AttentionViewModel {

  /** Value of {@link #head()} that stands for the mean over all heads. */
  public static final int MEAN = AttentionRollout.MEAN;

  /** Value of {@link #layer()} that stands for all layers put together. */
  public static final int ROLLOUT = -1;

  /**
   * The cell of the map under the pointer.
   *
   * @param row the step that looks
   * @param column the step that is looked at
   * @param target when the one that looks is
   * @param source when the one that is looked at is
   * @param picture the map
   * @param text what the cell says, in words
   */
  public record Pointed(
      int row, int column, Span target, Span source, AttentionPicture picture, String text) {}

  private final SessionViewModel session;
  private final Timeline timeline;
  private final Texts texts;
  private final AttentionSentences sentences;
  private final AttentionFetcher fetcher;

  private final ReadOnlyObjectWrapper<List<Direction>> directions =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<Direction>> direction =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty layer = new SimpleIntegerProperty(0);
  private final IntegerProperty head = new SimpleIntegerProperty(MEAN);
  private final ReadOnlyObjectWrapper<Optional<AttentionPicture>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

  private final ReadOnlyObjectWrapper<List<AttentionSummary>> summaries =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Pointed>> pointed =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public AttentionViewModel(
      SessionViewModel session, Timeline timeline, TaskRunner runner, Texts texts) {
    this.session = session;
    this.timeline = timeline;
    this.texts = texts;
    this.sentences = new AttentionSentences(texts);
    this.fetcher = new AttentionFetcher(session, runner, new Heard());
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
    if (session.clip().get().isPresent()) {
      chooseWhatTheClipHas();
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
    if (directions.get().isEmpty()) {
      fetcher.forget();
    } else {
      fetcher.fetch(timeline.positionUs().get(), directions.get());
    }
  }

  private final class Heard implements AttentionFetcher.Listener {
    @Override
    public void changed() {
      clampAndShow();
      summarise();
    }

    @Override
    public void failed(String sentence) {
      picture.set(Optional.empty());
      message.set(sentence);
      summaries.set(List.of());
    }
  }

  private void clampAndShow() {
    layer.set(Math.max(ROLLOUT, Math.min(layer.get(), layers() - 1)));
    head.set(Math.max(MEAN, Math.min(head.get(), heads() - 1)));
    show();
  }

  private void show() {
    point(-1, -1);
    picture.set(pictureOf(layer.get(), head.get()));
    message.set(picture.get().isPresent() ? "" : why());
  }

  /**
   * The map of the chosen direction with another layer or head, for an overview.
   *
   * @param ofLayer a layer, or {@link #ROLLOUT}
   * @param ofHead a head, or {@link #MEAN}
   */
  public Optional<AttentionPicture> pictureOf(int ofLayer, int ofHead) {
    return direction.get().flatMap(d -> fetcher.pictures().flatMap(p -> p.of(d, ofLayer, ofHead)));
  }

  /**
   * Where the chosen direction looks with another layer or head, in a sentence.
   *
   * @param ofLayer a layer, or {@link #ROLLOUT}
   * @param ofHead a head, or {@link #MEAN}
   * @return empty where nobody looks at anything
   */
  public Optional<String> sentence(int ofLayer, int ofHead) {
    return direction
        .get()
        .flatMap(
            d ->
                fetcher
                    .pictures()
                    .flatMap(
                        all ->
                            all.of(d, ofLayer, ofHead)
                                .filter(p -> p.max() > 0)
                                .map(
                                    p ->
                                        sentences.of(d, p, AttentionFocus.of(p), all.features()))));
  }

  private void summarise() {
    List<AttentionSummary> all = new ArrayList<>();
    for (Direction d : directions.get()) {
      Optional<AttentionPictures.Overview> overview = fetcher.overview(d);
      String sentence =
          overview
              .flatMap(
                  o ->
                      fetcher
                          .pictures()
                          .map(p -> sentences.of(d, o.picture(), o.focus(), p.features())))
              .orElseGet(() -> whyNot(d).orElse(""));
      all.add(
          new AttentionSummary(
              d,
              sentence,
              overview.map(AttentionPictures.Overview::picture),
              overview.map(AttentionPictures.Overview::focus)));
    }
    summaries.set(List.copyOf(all));
  }

  private String why() {
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
    Optional<String> lacking = direction.get().flatMap(this::whyNot);
    if (lacking.isPresent()) {
      return lacking.get();
    }
    boolean waiting = fetcher.isRunning() || session.scored().get().isEmpty();
    return texts.get(waiting ? "scores.waiting" : "attention.emptyWindow");
  }

  /** Why a direction has no map, where the clip or the switches are the reason. */
  private Optional<String> whyNot(Direction d) {
    for (Modality m : List.of(d.target(), d.source())) {
      if (!session.available().contains(m)) {
        return Optional.of(texts.get("attention.absent." + m.key()));
      }
      if (!session.used().contains(m)) {
        return Optional.of(texts.get("attention.off." + m.key()));
      }
    }
    return Optional.empty();
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
    String seen = axis.observed()[i] ? "" : " " + texts.get("attention.unobserved");
    return plainStep(axis, i) + seen;
  }

  private String plainStep(AttentionAxis axis, int i) {
    String time = Numbers.time(axis.startUs()[i]);
    String word = axis.labels().get(i);
    return word.isEmpty()
        ? texts.get("attention.stepTime", texts.get("modality." + axis.modality().key()), time)
        : texts.get("attention.stepWord", word, time);
  }

  /** The pointer is on a cell, or on none (-1); lights up what looks and what is looked at. */
  public void point(int row, int column) {
    Optional<Pointed> cell =
        row < 0 ? Optional.empty() : picture.get().map(p -> pointedAt(p, row, column));
    pointed.set(cell);
    timeline.point(cell.map(c -> List.of(c.source(), c.target())).orElse(List.of()));
  }

  private Pointed pointedAt(AttentionPicture p, int row, int column) {
    return new Pointed(
        row, column, stretch(p.rows(), row), stretch(p.columns(), column), p, readout(row, column));
  }

  private static Span stretch(AttentionAxis axis, int i) {
    long start = axis.startUs()[i];
    return new Span(start, Math.max(start + 1, axis.endUs()[i]));
  }

  /** The cell under the pointer; empty without. */
  public ReadOnlyObjectProperty<Optional<Pointed>> pointed() {
    return pointed.getReadOnlyProperty();
  }

  /** Every direction in a sentence, over all layers and heads of the window under the playhead. */
  public ReadOnlyObjectProperty<List<AttentionSummary>> summaries() {
    return summaries.getReadOnlyProperty();
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

  /** 0 is the layer nearest to the input; {@link #ROLLOUT} puts all together. */
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
