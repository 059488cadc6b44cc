package org.lacuna.app.fake;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.Choices;
import org.lacuna.app.session.ClipModel;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.clip.ClipPredictor;
import org.lacuna.inference.clip.ClipPredictor.Attended;
import org.lacuna.inference.drop.Influence;
import org.lacuna.inference.drop.Occlusion;
import org.lacuna.inference.drop.Splice;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.degrade.Change;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.LanguageSource.Language;

/** Knows clips by name; any other file is refused. */
public final class FakeBackend implements Backend {

  /** A clip whose reading never answers. */
  public static final String HELD = "held.mp4";

  /** A stretch whose making worse never answers. */
  public static final Stretch HELD_STRETCH = new Stretch(1, 2);

  private int degraded;
  private List<Change> changesAsked = List.of();
  private final Map<String, Extraction> clips = new HashMap<>();
  private final SamplePredictor predictor = new SamplePredictor();
  private final OnnxRuntime runtime = new OnnxRuntime();
  private @Nullable LacunaException noModel;

  public FakeBackend() {
    clips.put("sample.mp4", SampleClips.clip(ModalitySet.all()));
    clips.put("demo.mp4", SampleClips.clip(ModalitySet.all()));
    clips.put("silent.mp4", SampleClips.clip(ModalitySet.of(Modality.VISION, Modality.LANGUAGE)));
    clips.put("voice.wav", SampleClips.clip(ModalitySet.of(Modality.AUDIO)));
    clips.put("nothing.mp4", SampleClips.clip(ModalitySet.none()));
    clips.put(
        "broken.mp4",
        SampleClips.clip(ModalitySet.all(), "The file breaks off after 12.6 seconds."));
  }

  /** From now on there is a clip of that name. */
  public void know(String name, Extraction clip) {
    clips.put(name, clip);
  }

  /** From now on the network cannot be opened, for that reason. */
  public void breakModel(String sentence) {
    noModel = new LacunaException(LacunaException.Kind.MODEL, sentence);
  }

  public SamplePredictor predictor() {
    return predictor;
  }

  @Override
  public Extraction read(Path file, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    progress.progress(0.4, "Looking for faces");
    if (String.valueOf(file.getFileName()).equals(HELD)) {
      throw new CancellationException("held");
    }
    Extraction clip = clips.get(String.valueOf(file.getFileName()));
    if (clip == null) {
      throw new LacunaException(
          LacunaException.Kind.MEDIA,
          file.getFileName() + " cannot be read as a video: choose another file.");
    }
    return clip;
  }

  @Override
  public Extraction recogniseSpeech(Extraction clip, CancelToken cancel, ProgressSink progress) {
    progress.progress(0.5, "Recognising speech");
    Extraction heard = SampleClips.clip(ModalitySet.all());
    return clip.withLanguage(
        Language.found(
            heard.features().words(),
            heard.features().sequence(Modality.LANGUAGE).orElseThrow(),
            "a fake (rough)"));
  }

  /** Adds 3 to every value in the stretches; words are left alone, and silence cannot be spoilt. */
  @Override
  public Extraction degrade(
      Extraction clip, List<Change> changes, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    degraded++;
    changesAsked = List.copyOf(changes);
    progress.progress(0.5, "Listening again");
    Map<Modality, FeatureSequence> sequences = new HashMap<>(clip.features().present());
    for (Change c : changes) {
      if (c.stretch().equals(HELD_STRETCH)) {
        throw new CancellationException("held");
      }
      FeatureSequence before = sequences.get(c.how().modality());
      if (before == null) {
        throw new LacunaException(LacunaException.Kind.USAGE, "There is nothing to make worse.");
      }
      FeatureSequence.Builder worse = FeatureSequence.builder(before.spec());
      float[] row = new float[before.dim()];
      for (int t = 0; t < before.steps(); t++) {
        before.copyStep(t, row, 0);
        for (int d = 0; d < row.length; d++) {
          row[d] += 3;
        }
        worse.add(before.startUs(t), before.endUs(t), row);
      }
      sequences.put(
          c.how().modality(), Splice.of(before, worse.build(), Stretches.none().with(c.stretch())));
    }
    return new Extraction(
        clip.info(),
        FeatureSet.of(
            clip.features().durationUs(),
            sequences,
            clip.features().absent(),
            clip.features().words()),
        clip.faces(),
        clip.transcriptSource(),
        clip.sound(),
        clip.damage(),
        clip.timing());
  }

  /** The changes that were asked for last. */
  public List<Change> changesAsked() {
    return changesAsked;
  }

  /** How often a clip was made worse. */
  public int degraded() {
    return degraded;
  }

  @Override
  public ClipModel openModel() throws LacunaException {
    if (noModel != null) {
      throw noModel;
    }
    return new Network(predictor, new ClipPredictor(predictor));
  }

  @Override
  public OnnxRuntime runtime() {
    return runtime;
  }

  @Override
  public Map<Modality, FeatureSpec> measured() {
    Map<Modality, FeatureSpec> measured = new EnumMap<>(Modality.class);
    SampleClips.clip(ModalitySet.all())
        .features()
        .present()
        .forEach((m, sequence) -> measured.put(m, sequence.spec()));
    return measured;
  }

  @Override
  public String report(
      Extraction clip, Choices choices, Optional<String> model, CancelToken cancel) {
    return "<html>" + choices.switchedOn() + "</html>";
  }

  @Override
  public ClipModel openModel(String name) {
    return new Network(predictor, new ClipPredictor(predictor));
  }

  @Override
  public Path demoClip() {
    return Path.of("demo.mp4");
  }

  private record Network(SamplePredictor predictor, ClipPredictor clips) implements ClipModel {

    @Override
    public ModelCard card() {
      return predictor.card();
    }

    @Override
    public Device device() {
      return predictor.device();
    }

    @Override
    public Answer predict(FeatureSet shown, FeatureSet whole, ModalitySet use, CancelToken cancel)
        throws LacunaException {
      ClipPrediction p = clips.predict(shown, use, Predictor.Request.WITH_RECONSTRUCTION, cancel);
      return new Answer(p, clips.reconstruction(whole, p, Modality.AUDIO));
    }

    @Override
    public Optional<Attended> attention(
        FeatureSet features, ModalitySet use, int window, CancelToken cancel)
        throws LacunaException {
      return clips.attention(features, use, window, cancel);
    }

    @Override
    public List<Influence> influences(
        FeatureSet shown, ModalitySet use, Modality of, long partUs, CancelToken cancel)
        throws LacunaException {
      return new Occlusion(predictor).of(shown, use, of, partUs, cancel);
    }

    @Override
    public void close() {
      predictor.close();
    }
  }
}
