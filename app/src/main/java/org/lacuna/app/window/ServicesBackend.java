package org.lacuna.app.window;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lacuna.app.boot.BuiltInModels;
import org.lacuna.app.boot.Services;
import org.lacuna.app.library.PictureFiles;
import org.lacuna.app.report.Analyst;
import org.lacuna.app.report.ClipAnalysis;
import org.lacuna.app.report.HtmlReport;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.Choices;
import org.lacuna.app.session.ClipModel;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.clip.ClipPredictor;
import org.lacuna.inference.clip.ClipPredictor.Attended;
import org.lacuna.inference.drop.Influence;
import org.lacuna.inference.drop.Occlusion;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.decode.SoundReader;
import org.lacuna.media.degrade.Change;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.sound.ClipSamples;

/**
 * The program's services as the session asks for them.
 *
 * @param speech what is done for the words of every clip that is read
 */
record ServicesBackend(Services services, ExtractOptions.Speech speech) implements Backend {

  @Override
  public Extraction read(Path file, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    return services
        .extractor()
        .extract(file, ExtractOptions.DEFAULT.withSpeech(speech), cancel, progress);
  }

  @Override
  public Extraction recogniseSpeech(Extraction clip, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    // Pictures and sound come from the cache; in any case they stay what they are.
    Extraction heard =
        services
            .extractor()
            .extract(
                clip.info().file(),
                ExtractOptions.DEFAULT.withSpeech(ExtractOptions.Speech.BUILT_IN),
                cancel,
                progress);
    return clip.withLanguage(heard.language());
  }

  @Override
  public Extraction degrade(
      Extraction clip, List<Change> changes, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    return services.degrader().degrade(clip, changes, cancel, progress);
  }

  @Override
  public ClipModel openModel() throws LacunaException {
    return open(Optional.empty());
  }

  @Override
  public List<String> models() {
    return BuiltInModels.names();
  }

  @Override
  public ClipModel openModel(String name) throws LacunaException {
    return open(Optional.of(Path.of(name)));
  }

  private ClipModel open(Optional<Path> model) throws LacunaException {
    Predictor predictor = services.openPredictor(services.bundle(model), Device.Request.AUTO);
    return new Network(predictor, new ClipPredictor(predictor));
  }

  @Override
  public Optional<PictureReader> pictures(Path file) throws LacunaException {
    return Optional.of(services.pictures(file));
  }

  @Override
  public String report(Extraction clip, Choices choices, Optional<String> model, CancelToken cancel)
      throws LacunaException {
    ClipAnalysis analysis =
        new Analyst(services)
            .analyze(clip, choices.drops(), choices.switchedOn(), model.map(Path::of), cancel);
    Analyst.requireAnyInput(analysis);
    return HtmlReport.render(analysis, services.version());
  }

  @Override
  public Optional<Function<Path, ProcessBuilder>> networkTest() {
    return Optional.of(services::networkTest);
  }

  @Override
  public OnnxRuntime runtime() {
    return services.runtime();
  }

  @Override
  public Map<Modality, FeatureSpec> measured() {
    Map<Modality, FeatureSpec> measured = new EnumMap<>(Modality.class);
    for (FeatureSpec spec : services.extracted()) {
      // An extractor is named after the program, its modality and what it does.
      Modality.ofKey(spec.extractorId().split("\\.", -1)[1]).ifPresent(m -> measured.put(m, spec));
    }
    return measured;
  }

  @Override
  public Path demoClip() throws LacunaException {
    return services.demoClip();
  }

  @Override
  public Optional<Path> projectFolder() {
    return Optional.of(services.folders().data().resolve("projects"));
  }

  @Override
  public Optional<Path> picture(Path clip, long aboutUs) throws LacunaException {
    return Optional.of(
        new PictureFiles(services.pictureCache(), services::pictures).of(clip, aboutUs));
  }

  @Override
  public Optional<ClipSamples> samples(Path clip, long startUs, long endUs, CancelToken cancel)
      throws LacunaException {
    try (SoundReader reader = services.sound(clip)) {
      return Optional.of(ClipSamples.read(reader, startUs, endUs, cancel));
    }
  }

  private record Network(Predictor predictor, ClipPredictor clips) implements ClipModel {

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
      ClipPrediction prediction =
          clips.predict(shown, use, Predictor.Request.WITH_RECONSTRUCTION, cancel);
      return new Answer(prediction, clips.reconstruction(whole, prediction, Modality.AUDIO));
    }

    @Override
    public List<ClipPrediction> predictEach(
        FeatureSet shown, List<ModalitySet> choices, CancelToken cancel) throws LacunaException {
      return clips.predictTogether(shown, choices, cancel);
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
