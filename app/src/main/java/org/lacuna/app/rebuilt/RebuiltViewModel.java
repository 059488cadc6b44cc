package org.lacuna.app.rebuilt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.reconstruction.FeatureNames;
import org.lacuna.app.reconstruction.RebuiltFrom;
import org.lacuna.app.session.Choices;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.Modality;

/**
 * Every audio feature of the clip, real beside rebuilt: figures over the clip and over the gaps,
 * what the model's card says, and one feature over time. Nothing is worked out while nobody looks.
 * Belongs to the thread of the views.
 */
public final class RebuiltViewModel {

  private final SessionViewModel session;
  private final Texts texts;
  private final RebuiltFrom from;
  private final ReadOnlyObjectWrapper<Content> content =
      new ReadOnlyObjectWrapper<>(Content.NOTHING);
  private final ReadOnlyObjectWrapper<Scope> scope = new ReadOnlyObjectWrapper<>(Scope.CLIP);
  private final ReadOnlyObjectWrapper<Optional<FeatureSeries>> series =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private String selected = "f0_semitone";
  private Optional<RealAndRebuilt> both = Optional.empty();
  private boolean looked;
  private boolean stale = true;

  public RebuiltViewModel(SessionViewModel session, Texts texts) {
    this.session = session;
    this.texts = texts;
    this.from = new RebuiltFrom(session, texts);
    InvalidationListener changed = o -> changed();
    session.clip().addListener(changed);
    session.model().addListener(changed);
    session.choices().now().addListener(changed);
    session.scored().addListener(changed);
  }

  /** Says whether anybody looks. */
  public void setLookedAt(boolean now) {
    looked = now;
    freshen();
  }

  private void changed() {
    stale = true;
    freshen();
  }

  private void freshen() {
    if (looked && stale) {
      stale = false;
      update();
    }
  }

  private void update() {
    both = compared();
    Stretches before = content.get().gaps();
    Stretches gaps = gaps();
    content.set(
        new Content(
            both.map(b -> rows(b, gaps)).orElse(List.of()),
            session.scored().get().flatMap(s -> s.now().audio()).isPresent() ? from.sources() : "",
            notice(),
            gaps));
    if (gaps.isEmpty()) {
      scope.set(Scope.CLIP);
    } else if (before.isEmpty()) {
      // A new gap is what the user wants to see.
      scope.set(Scope.GAP);
    }
    showSelected();
  }

  private Optional<RealAndRebuilt> compared() {
    return session
        .scored()
        .get()
        .flatMap(s -> s.now().audio())
        .map(RealAndRebuilt::of)
        .or(
            () ->
                session
                    .clip()
                    .get()
                    .flatMap(c -> c.features().sequence(Modality.AUDIO))
                    .map(RealAndRebuilt::onlyReal));
  }

  /** Where the network is not shown the sound because the user took it away. */
  private Stretches gaps() {
    Optional<OpenClip> clip = session.clip().get();
    if (clip.isEmpty() || clip.get().features().sequence(Modality.AUDIO).isEmpty()) {
      return Stretches.none();
    }
    Choices choices = session.choices().now().get();
    boolean all =
        !choices.switchedOn().contains(Modality.AUDIO)
            || choices.drops().whole().contains(Modality.AUDIO);
    return all
        ? Stretches.none().with(new Stretch(0, clip.get().features().durationUs()))
        : choices.drops().parts(Modality.AUDIO);
  }

  private List<FeatureRow> rows(RealAndRebuilt b, Stretches gaps) {
    boolean[] inside = b.inside(gaps);
    List<FeatureRow> rows = new ArrayList<>();
    for (int d = 0; d < b.features().size(); d++) {
      Feature f = b.features().get(d);
      float[] real = b.realValues(d);
      float[] rebuilt = b.rebuiltValues(d);
      rows.add(
          new FeatureRow(
              d,
              f.name(),
              FeatureNames.of(f.name(), texts),
              f.unit().equals("1") ? "" : f.unit(),
              Figures.of(real, rebuilt, t -> true),
              gaps.isEmpty()
                  ? Optional.empty()
                  : Optional.of(Figures.of(real, rebuilt, t -> inside[t])),
              card(f.name())));
    }
    return rows;
  }

  private CardError card(String feature) {
    return session.model().get() instanceof ModelState.Ready ready
        ? CardError.of(ready.card(), Modality.AUDIO, feature)
        : CardError.NONE;
  }

  private String notice() {
    Optional<OpenClip> clip = session.clip().get();
    if (clip.isEmpty()) {
      return texts.get("lanes.noClip");
    }
    boolean rebuilt = both.flatMap(RealAndRebuilt::rebuilt).isPresent();
    Optional<String> noSound = clip.get().features().whyAbsent(Modality.AUDIO);
    if (!rebuilt) {
      String why = from.whyNot();
      return noSound.map(s -> texts.get("rebuilt.neither", s, why)).orElse(why);
    }
    return noSound.map(s -> texts.get("rebuilt.nothingReal", s)).orElse("");
  }

  private void showSelected() {
    List<FeatureRow> rows = content.get().rows();
    if (both.isEmpty() || rows.isEmpty()) {
      series.set(Optional.empty());
      return;
    }
    FeatureRow row =
        rows.stream().filter(r -> r.name().equals(selected)).findFirst().orElse(rows.get(0));
    series.set(Optional.of(both.get().series(row, content.get().gaps())));
  }

  /** Shows a feature over time; one that is not there shows the first. */
  public void select(String name) {
    if (!name.equals(selected)) {
      selected = name;
      showSelected();
    }
  }

  /** Which part of the clip the figures are about; the gap only where there is one. */
  public void setScope(Scope wanted) {
    scope.set(content.get().gaps().isEmpty() ? Scope.CLIP : wanted);
  }

  /** The numbers behind the page; also when nobody looks. */
  public List<NumberTable> numbers() {
    if (stale) {
      stale = false;
      update();
    }
    return RebuiltNumbers.of(content.get(), series.get());
  }

  /** What is compared, for listening; empty without a clip. */
  Optional<RealAndRebuilt> both() {
    return both;
  }

  public ReadOnlyObjectProperty<Content> content() {
    return content.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Scope> scope() {
    return scope.getReadOnlyProperty();
  }

  /** The feature that is drawn large. */
  public ReadOnlyObjectProperty<Optional<FeatureSeries>> series() {
    return series.getReadOnlyProperty();
  }
}
