package org.lacuna.app.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.ClipModel;
import org.lacuna.inference.clip.ClipPredictor.Attended;
import org.lacuna.inference.drop.Influence;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.Extraction;

/** The fake backend with a second network that does not listen and gives no emotions. */
final class TwoModels implements Backend {

  private final FakeBackend first = new FakeBackend();
  private final List<String> closed = new ArrayList<>();

  @Override
  public Extraction read(Path file, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    return first.read(file, cancel, progress);
  }

  @Override
  public Extraction recogniseSpeech(Extraction clip, CancelToken cancel, ProgressSink progress) {
    return first.recogniseSpeech(clip, cancel, progress);
  }

  @Override
  public List<String> models() {
    return List.of("kt", "amd");
  }

  @Override
  public ClipModel openModel() throws LacunaException {
    return first.openModel();
  }

  @Override
  public ClipModel openModel(String name) throws LacunaException {
    if (name.equals("nowhere")) {
      throw new LacunaException(LacunaException.Kind.MODEL, "\"nowhere\" is no model.");
    }
    return new Deaf(name, first.openModel(), closed);
  }

  @Override
  public Path demoClip() {
    return first.demoClip();
  }

  /** Names of the second networks that were closed, in order. */
  List<String> closed() {
    return closed;
  }

  private record Deaf(String name, ClipModel all, List<String> log) implements ClipModel {

    @Override
    public ModelCard card() {
      ModelCard c = all.card();
      ModelCard.Outputs o = c.outputs();
      return new ModelCard(
          c.format(),
          "Deaf",
          "1",
          c.method(),
          c.summary(),
          c.trainedOn(),
          c.limits(),
          c.license(),
          c.windowSeconds(),
          Map.of(
              "vision",
              c.input(Modality.VISION).orElseThrow(),
              "language",
              c.input(Modality.LANGUAGE).orElseThrow()),
          new ModelCard.Outputs(o.sentiment(), null, List.of(), Map.of(), List.of()),
          Map.of(),
          Map.of(),
          Map.of());
    }

    @Override
    public Device device() {
      return all.device();
    }

    @Override
    public Answer predict(FeatureSet shown, FeatureSet whole, ModalitySet use, CancelToken cancel)
        throws LacunaException {
      return all.predict(shown, whole, use, cancel);
    }

    @Override
    public Optional<Attended> attention(
        FeatureSet features, ModalitySet use, int window, CancelToken cancel) {
      return Optional.empty();
    }

    @Override
    public List<Influence> influences(
        FeatureSet shown, ModalitySet use, Modality of, long partUs, CancelToken cancel) {
      return List.of();
    }

    @Override
    public void close() {
      log.add(name);
      all.close();
    }
  }
}
