package org.lacuna.app.degrade;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.session.Degrading;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.media.degrade.Change;
import org.lacuna.media.degrade.Degradation;

/**
 * What is made worse, where, how much, and what that changes. Belongs to the thread of the views.
 */
public final class DegradeViewModel {

  private final SessionViewModel session;
  private final Timeline timeline;
  private final Texts texts;
  private final Comparison comparison;
  private final LatestWins comparing;
  private final Map<Kind, Double> amounts = new EnumMap<>(Kind.class);
  private final ReadOnlyObjectWrapper<Kind> kind = new ReadOnlyObjectWrapper<>(Kind.NOISE);
  private final ReadOnlyObjectWrapper<String> words = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<List<ChangeRow>> changes =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());

  private List<Line> shifts = List.of();
  private Optional<OpenClip> shifted = Optional.empty();
  private boolean looked;
  private long seed;

  public DegradeViewModel(
      SessionViewModel session, Timeline timeline, TaskRunner runner, Texts texts) {
    this.session = session;
    this.timeline = timeline;
    this.texts = texts;
    this.comparison = new Comparison(texts);
    this.comparing = new LatestWins(runner, Lane.INFERENCE);
    for (Kind k : Kind.values()) {
      amounts.put(k, k.usual());
    }
    InvalidationListener changed = o -> update();
    session.clip().addListener(changed);
    session.choices().now().addListener(changed);
    session.scored().addListener(changed);
  }

  /** Says whether anybody looks; nothing is compared while nobody does. */
  public void setLookedAt(boolean now) {
    looked = now;
    update();
  }

  private void update() {
    if (!looked) {
      return;
    }
    changes.set(degrading().changes().stream().map(this::row).toList());
    compare();
    List<Line> all = new ArrayList<>();
    session.scored().get().ifPresent(s -> all.addAll(comparison.scores(s)));
    all.addAll(shifts);
    lines.set(List.copyOf(all));
  }

  private void compare() {
    Optional<OpenClip> clip = session.clip().get();
    Optional<OpenClip> original = session.original();
    if (clip.equals(shifted)) {
      return;
    }
    shifted = clip;
    shifts = List.of();
    comparing.cancel();
    if (original.isPresent() && clip.filter(c -> !c.changes().isEmpty()).isPresent()) {
      OpenClip worse = clip.orElseThrow();
      comparing.start(
          (cancel, progress) -> comparison.features(original.get(), worse, cancel),
          Reply.of(
              found -> {
                shifts = found;
                update();
              },
              why -> session.refuse(why.sentence())));
    }
  }

  private Degrading degrading() {
    return session.choices().now().get().degrading();
  }

  private ChangeRow row(Change c) {
    return new ChangeRow(words(c.how()), where(c.stretch()));
  }

  private String words(Degradation how) {
    if (how instanceof Degradation.Noise noise) {
      boolean white = noise.colour() == Degradation.Colour.WHITE;
      return texts.get(
          white ? "degrade.done.noise" : "degrade.done.babble", Numbers.plain(noise.snrDb(), 0));
    }
    if (how instanceof Degradation.Blur blur) {
      return texts.get("degrade.done.blur", Numbers.plain(blur.sigma(), 0));
    }
    if (how instanceof Degradation.Darken darken) {
      return texts.get("degrade.done.darken", Numbers.percent(1 - darken.gain()));
    }
    return how instanceof Degradation.Replace replace
        ? texts.get("degrade.done.replace", replace.text().strip())
        : texts.get("degrade.done.shuffle");
  }

  private String where(Stretch s) {
    boolean all = s.startUs() <= 0 && s.endUs() >= duration();
    return all
        ? texts.get("degrade.where.all")
        : texts.get("degrade.where", Numbers.time(s.startUs()), Numbers.time(s.endUs()));
  }

  private long duration() {
    return session.clip().get().map(c -> c.features().durationUs()).orElse(0L);
  }

  /** The stretch that the next change is made to: what is selected, else the whole clip. */
  public Optional<Stretch> stretch() {
    Optional<Span> selected = timeline.selection().get();
    if (selected.isPresent()) {
      return Optional.of(new Stretch(selected.get().startUs(), selected.get().endUs()));
    }
    return duration() > 0 ? Optional.of(new Stretch(0, duration())) : Optional.empty();
  }

  /** The same in words, with how to choose another one. */
  public String place() {
    return timeline
        .selection()
        .get()
        .map(s -> texts.get("degrade.place", Numbers.time(s.startUs()), Numbers.time(s.endUs())))
        .orElse(texts.get("degrade.place.all"));
  }

  /** Chooses a way of making the clip worse. */
  public void choose(Kind wanted) {
    kind.set(wanted);
  }

  /** The amount of a kind: dB, pixels or percent of the light that is taken. */
  public double amount(Kind of) {
    return amounts.getOrDefault(of, of.usual());
  }

  /** Sets the amount of the chosen kind; out of range is taken to the nearer end. */
  public void setAmount(double amount) {
    Kind k = kind.get();
    amounts.put(k, Math.max(k.least(), Math.min(k.most(), (double) Math.round(amount))));
  }

  /** The amount of the chosen kind in words. */
  public String amountText() {
    Kind k = kind.get();
    return k.hasAmount() ? texts.get("degrade.amount." + k.key(), Numbers.plain(amount(k), 0)) : "";
  }

  /** The words that take the place of others. */
  public void setWords(String text) {
    words.set(text);
  }

  /** Why that kind cannot be used with this clip, one sentence; empty when it can. */
  public Optional<String> whyNot(Kind of) {
    return session
        .original()
        .map(c -> c.features().whyAbsent(of.modality()))
        .orElse(Optional.of(texts.get("lanes.noClip")));
  }

  /** Why the chosen change cannot be made now, one sentence; empty when it can. */
  public Optional<String> whyNot() {
    Optional<String> absent = whyNot(kind.get());
    boolean noWords = kind.get() == Kind.REPLACE && words.get().isBlank();
    return absent.or(() -> noWords ? Optional.of(texts.get("degrade.noWords")) : Optional.empty());
  }

  /** Makes the chosen change. */
  public void apply() {
    Optional<Stretch> where = stretch();
    if (whyNot().isEmpty() && where.isPresent()) {
      change(degrading().with(new Change(where.get(), how())));
    }
  }

  private Degradation how() {
    double amount = amount(kind.get());
    return switch (kind.get()) {
      case NOISE -> new Degradation.Noise(Degradation.Colour.WHITE, amount, ++seed);
      case BABBLE -> new Degradation.Noise(Degradation.Colour.BABBLE, amount, ++seed);
      case BLUR -> new Degradation.Blur(amount);
      case DARKEN -> new Degradation.Darken(1 - amount / 100);
      case SHUFFLE -> new Degradation.Shuffle(++seed);
      case REPLACE -> new Degradation.Replace(words.get());
    };
  }

  /** Takes a change back, wherever it stands among the others. */
  public void remove(int index) {
    change(degrading().without(index));
  }

  /** Takes all changes back. */
  public void removeAll() {
    change(Degrading.NONE);
  }

  /** Looks at the clip made worse, or as it was. */
  public void setOn(boolean on) {
    change(degrading().withOn(on));
  }

  /** Whether the clip made worse is looked at. */
  public boolean isOn() {
    return degrading().on() && !degrading().changes().isEmpty();
  }

  private void change(Degrading next) {
    session.choices().change(session.choices().now().get().withDegrading(next));
  }

  /** The numbers behind the page. */
  public List<NumberTable> numbers() {
    List<List<String>> rows =
        lines.get().stream()
            .map(l -> List.of(l.group(), l.name(), l.before(), l.now(), l.difference()))
            .toList();
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new NumberTable(
                "degraded", List.of("part", "name", "original", "now", "difference"), rows));
  }

  public ReadOnlyObjectProperty<Kind> kind() {
    return kind.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<String> words() {
    return words.getReadOnlyProperty();
  }

  /** The changes in the order in which they were made. */
  public ReadOnlyObjectProperty<List<ChangeRow>> changes() {
    return changes.getReadOnlyProperty();
  }

  /** Original beside what is looked at. */
  public ReadOnlyObjectProperty<List<Line>> lines() {
    return lines.getReadOnlyProperty();
  }
}
