package org.lacuna.app.reconstruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.analysis.EmotionNames;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.Scored;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.FeatureSteps;
import org.lacuna.app.timeline.LaneMatrix;
import org.lacuna.app.timeline.StepValues;
import org.lacuna.inference.clip.Reconstruction;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.media.sound.LogMel;

/**
 * The audio features of the clip, real and as the network rebuilds them from the other modalities,
 * and the strip of windows above them. Belongs to the thread of the views.
 */
public final class ReconstructionViewModel {

  private final SessionViewModel session;
  private final Texts texts;
  private final RebuiltFrom from;
  private final EmotionNames names;
  private final ReadOnlyObjectWrapper<Optional<AudioLanes>> lanes =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<StepValues>> spectrum =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Segment>> segments =
      new ReadOnlyObjectWrapper<>(List.of());

  public ReconstructionViewModel(SessionViewModel session, Texts texts) {
    this.session = session;
    this.texts = texts;
    this.from = new RebuiltFrom(session, texts);
    this.names = new EmotionNames(texts);
    InvalidationListener changed = o -> update();
    session.clip().addListener(o -> spectrum.set(spectrumOf(session.clip().get())));
    session.clip().addListener(changed);
    session.model().addListener(changed);
    session.switchedOn().addListener(changed);
    session.scored().addListener(changed);
  }

  private void update() {
    lanes.set(session.clip().get().map(this::lanesOf));
    segments.set(session.scored().get().map(this::segmentsOf).orElse(List.of()));
  }

  private static Optional<StepValues> spectrumOf(Optional<OpenClip> clip) {
    return clip.flatMap(c -> c.extraction().sound()).map(s -> new SpectrumSteps(s.spectrum()));
  }

  private AudioLanes lanesOf(OpenClip clip) {
    String whyNotReal = clip.features().whyAbsent(Modality.AUDIO).orElse("");
    Optional<Reconstruction> rebuilt = rebuilt();
    if (rebuilt.isPresent()) {
      return bothLanes(rebuilt.get(), whyNotReal);
    }
    Optional<FeatureSequence> real = clip.features().sequence(Modality.AUDIO);
    StepValues lane =
        real.<StepValues>map(s -> steps(s, scale(s)))
            .orElseGet(() -> new LaneMatrix(0, new long[0], new long[0], new float[0]));
    return new AudioLanes(
        real.map(s -> featureNames(s.spec().features())).orElse(List.of()),
        lane,
        Optional.empty(),
        Optional.empty(),
        "",
        whyNotReal,
        from.whyNot());
  }

  private Optional<Reconstruction> rebuilt() {
    return session.scored().get().flatMap(s -> s.now().audio());
  }

  private AudioLanes bothLanes(Reconstruction r, String whyNotReal) {
    ZScore scale = scale(r.real());
    StepValues real = steps(r.real(), scale);
    StepValues rebuilt = steps(r.rebuilt(), scale);
    return new AudioLanes(
        featureNames(r.real().spec().features()),
        real,
        Optional.of(rebuilt),
        Optional.of(new DifferenceSteps(real, rebuilt)),
        from.sources(),
        whyNotReal,
        "");
  }

  /** The network's own scale where its columns are these, otherwise the clip's. */
  private ZScore scale(FeatureSequence s) {
    if (session.model().get() instanceof ModelState.Ready ready) {
      Optional<ModelCard.Input> input = ready.card().input(Modality.AUDIO);
      if (input.isPresent() && columnNames(input.get()).equals(columnNames(s))) {
        return ZScore.of(input.get());
      }
    }
    return ZScore.of(s);
  }

  private static List<String> columnNames(ModelCard.Input input) {
    return input.features().stream().map(ModelCard.Column::name).toList();
  }

  private static List<String> columnNames(FeatureSequence s) {
    return s.spec().features().stream().map(Feature::name).toList();
  }

  private List<String> featureNames(List<Feature> features) {
    return features.stream().map(f -> FeatureNames.of(f.name(), texts)).toList();
  }

  private static StepValues steps(FeatureSequence s, ZScore scale) {
    return FeatureSteps.scaled(s, scale.mean(), scale.std());
  }

  private List<Segment> segmentsOf(Scored scored) {
    List<Segment> all = new ArrayList<>();
    for (Prediction p : scored.now().prediction().windows()) {
      String label = "";
      double share = 0;
      for (var e : p.emotions().entrySet()) {
        if (e.getValue() > share) {
          label = e.getKey();
          share = e.getValue();
        }
      }
      all.add(new Segment(p.startUs(), p.endUs(), label, names.of(label), share, p.sentiment()));
    }
    return List.copyOf(all);
  }

  /**
   * What is under the pointer, in physical units.
   *
   * @param row feature from the top
   * @return empty where there is no step
   */
  public Optional<Readout> readout(long us, int row) {
    Optional<Reconstruction> both = rebuilt();
    Optional<FeatureSequence> real =
        both.map(Reconstruction::real)
            .or(() -> session.clip().get().flatMap(c -> c.features().sequence(Modality.AUDIO)));
    if (real.isEmpty() || row < 0 || row >= real.get().dim()) {
      return Optional.empty();
    }
    Feature feature = real.get().spec().features().get(row);
    float measured = valueAt(real.get(), us, row);
    float guessed = both.isPresent() ? valueAt(both.get().rebuilt(), us, row) : Float.NaN;
    float difference = guessed - measured;
    return Optional.of(
        new Readout(
            Numbers.time(us) + "  " + FeatureNames.of(feature.name(), texts),
            texts.get("readout.real", withUnit(measured, feature, false)),
            texts.get("readout.rebuilt", withUnit(guessed, feature, false)),
            Float.isNaN(difference)
                ? ""
                : texts.get("readout.difference", withUnit(difference, feature, true))));
  }

  private static float valueAt(FeatureSequence s, long us, int row) {
    int low = 0;
    int high = s.steps();
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (s.endUs(mid) <= us) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    boolean there = low < s.steps() && s.startUs(low) <= us && s.observed(low);
    return there ? s.value(low, row) : Float.NaN;
  }

  private String withUnit(float value, Feature feature, boolean signed) {
    if (Float.isNaN(value)) {
      return texts.get("readout.absent");
    }
    String number = signed ? Numbers.significantSigned(value) : Numbers.significant(value);
    return feature.unit().equals("1") ? number : number + " " + feature.unit();
  }

  /**
   * What is under the pointer in the spectrum.
   *
   * @param row from the top
   * @return empty where there is no sound
   */
  public Optional<String> spectrumReadout(long us, int row) {
    Optional<StepValues> m = spectrum.get();
    if (m.isEmpty() || row < 0 || row >= m.get().rows()) {
      return Optional.empty();
    }
    int step = m.get().stepAt(us);
    float level = step < 0 ? Float.NaN : m.get().value(step, row);
    return Float.isNaN(level)
        ? Optional.empty()
        : Optional.of(
            texts.get(
                "readout.spectrum",
                Numbers.time(us),
                Numbers.significant((float) LogMel.centreHz(SpectrumSteps.band(row))),
                Numbers.significant(level)));
  }

  /** The spectrum of the sound, highest band on top, dB; empty without sound. */
  public ReadOnlyObjectProperty<Optional<StepValues>> spectrum() {
    return spectrum.getReadOnlyProperty();
  }

  /** The lanes; empty without a clip. */
  public ReadOnlyObjectProperty<Optional<AudioLanes>> lanes() {
    return lanes.getReadOnlyProperty();
  }

  /** One entry a window, in time order; empty without scores. */
  public ReadOnlyObjectProperty<List<Segment>> segments() {
    return segments.getReadOnlyProperty();
  }
}
