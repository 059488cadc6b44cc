package org.lacuna.app.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.drop.DropsViewModel;
import org.lacuna.app.drop.InfluenceViewModel;
import org.lacuna.app.drop.ShownLane;
import org.lacuna.app.lanes.wave.FineSound;
import org.lacuna.app.lanes.wave.WaveLane;
import org.lacuna.app.look.Theme;
import org.lacuna.app.reconstruction.FeatureNames;
import org.lacuna.app.reconstruction.ReconstructionViewModel;
import org.lacuna.app.reconstruction.SegmentStrip;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Summaries;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.Modality;

/** The lanes that every clip can have: what the model is shown, sound, words, single features. */
public final class ClipLanes implements LaneOffer {

  /** Shown on the first day. */
  public static final LaneLayout STANDARD =
      LaneLayout.of("shown", "scores", "spectrum", "real", "rebuilt", "difference");

  private static final double SPECTRUM_HEIGHT = 36;
  private static final double HEAT_HEIGHT = 40;
  private static final double CURVE_HEIGHT = 48;
  private static final double EXPRESSIONS_HEIGHT = 88;
  private static final double WORDS_HEIGHT = 22;

  private final SessionViewModel session;
  private final ReconstructionViewModel reconstruction;
  private final DropsViewModel drops;
  private final InfluenceViewModel influence;
  private final FineSound sound;
  private final Timeline timeline;
  private final Texts texts;
  private final ReadOnlyObjectProperty<Theme> theme;
  private final FeatureLanes features;
  private final AudioFeatureLanes audio;
  private final ReadOnlyObjectWrapper<List<LaneKind>> kinds =
      new ReadOnlyObjectWrapper<>(List.of());

  public ClipLanes(
      SessionViewModel session,
      ReconstructionViewModel reconstruction,
      DropsViewModel drops,
      InfluenceViewModel influence,
      Summaries summaries,
      FineSound sound,
      Timeline timeline,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.session = session;
    this.reconstruction = reconstruction;
    this.drops = drops;
    this.influence = influence;
    this.sound = sound;
    this.timeline = timeline;
    this.texts = texts;
    this.theme = theme;
    this.features = new FeatureLanes(session, summaries, timeline, texts, theme);
    this.audio = new AudioFeatureLanes(reconstruction, summaries, timeline, texts, theme);
    session.clip().addListener(o -> update());
    update();
  }

  private void update() {
    List<LaneKind> all = new ArrayList<>();
    String model = texts.get("lanes.group.model");
    all.add(
        new LaneKind(
            "shown",
            model,
            texts.get("lanes.kind.shown"),
            ShownLane.HEIGHT,
            false,
            () -> new ShownLane(drops, influence, texts, timeline, theme)));
    all.add(
        new LaneKind(
            "scores",
            model,
            texts.get("lanes.kind.scores"),
            SegmentStrip.HEIGHT,
            false,
            () -> new SegmentStrip(reconstruction, texts, timeline, theme)));
    String clip = texts.get("lanes.group.clip");
    all.add(
        new LaneKind(
            "wave",
            clip,
            texts.get("lanes.kind.wave"),
            CURVE_HEIGHT,
            false,
            () -> new WaveLane(session, texts, timeline, theme, sound)));
    all.add(
        new LaneKind(
            "spectrum",
            clip,
            texts.get("lanes.kind.spectrum"),
            SPECTRUM_HEIGHT,
            false,
            audio::spectrum));
    all.add(
        new LaneKind(
            "words",
            clip,
            texts.get("lanes.kind.words"),
            WORDS_HEIGHT,
            false,
            () -> new WordsLane(session, texts, timeline, theme)));
    all.add(
        new LaneKind(
            "expressions",
            clip,
            texts.get("lanes.kind.expressions"),
            EXPRESSIONS_HEIGHT,
            false,
            features::expressions));
    String rebuilt = texts.get("lanes.group.rebuilt");
    for (AudioFeatureLanes.Which which : AudioFeatureLanes.Which.values()) {
      all.add(
          new LaneKind(
              which.key(),
              rebuilt,
              texts.get("lanes.kind." + which.key()),
              HEAT_HEIGHT,
              true,
              () -> audio.lane(which)));
    }
    addFeatures(all, Modality.AUDIO, texts.get("lanes.group.audio"));
    addFeatures(all, Modality.VISION, texts.get("lanes.group.vision"));
    kinds.set(List.copyOf(all));
  }

  private void addFeatures(List<LaneKind> all, Modality m, String group) {
    Optional<OpenClip> clip = session.clip().get();
    List<Feature> columns =
        clip.flatMap(c -> c.features().sequence(m)).map(s -> s.spec().features()).orElse(List.of());
    for (Feature f : columns) {
      all.add(
          new LaneKind(
              m.key() + "." + f.name(),
              group,
              FeatureNames.of(f.name(), texts),
              CURVE_HEIGHT,
              false,
              () -> features.curve(m, f)));
    }
  }

  @Override
  public ReadOnlyObjectProperty<List<LaneKind>> kinds() {
    return kinds.getReadOnlyProperty();
  }
}
