package org.lacuna.inference.clip;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.align.Aligner;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * Predicts whole clips with any choice of modalities. As thread-safe as the predictor behind it:
 * one thread at a time. Does not close the predictor.
 */
public final class ClipPredictor {

  private final Predictor predictor;
  private final Aligner aligner;

  public ClipPredictor(Predictor predictor) {
    this.predictor = predictor;
    this.aligner = new Aligner(predictor.card());
  }

  public ModelCard card() {
    return predictor.card();
  }

  /**
   * Predicts a clip.
   *
   * @param use the modalities that are not dropped; those that the clip does not have are ignored
   * @throws LacunaException of kind MODEL when the features do not fit or the network fails
   */
  public ClipPrediction predict(
      FeatureSet features, ModalitySet use, Predictor.Request request, CancelToken cancel)
      throws LacunaException {
    return predictAll(List.of(features), use, request, cancel).get(0);
  }

  /**
   * Predicts several clips with the same choice of modalities, in as few runs of the network as its
   * batches allow.
   *
   * @return one a clip, in their order
   * @throws LacunaException of kind MODEL when the features do not fit or the network fails
   */
  public List<ClipPrediction> predictAll(
      List<FeatureSet> clips, ModalitySet use, Predictor.Request request, CancelToken cancel)
      throws LacunaException {
    // Each subset is a batch of its own: the shape of a batch then tells nothing about what was
    // dropped, and shapes can change rounding.
    List<List<ModelInput>> inputs = new ArrayList<>();
    List<ModelInput> heard = new ArrayList<>();
    for (FeatureSet clip : clips) {
      inputs.add(aligner.align(clip, use));
      inputs.get(inputs.size() - 1).stream()
          .filter(i -> !i.observed().isEmpty())
          .forEach(heard::add);
    }
    Iterator<Prediction> answers = predictor.predict(heard, request, cancel).iterator();
    List<ClipPrediction> all = new ArrayList<>();
    for (List<ModelInput> clip : inputs) {
      all.add(ClipPrediction.of(use, windows(clip, answers)));
    }
    return all;
  }

  /** Predicts all seven subsets, in the order of {@link ModalitySet#nonEmptySubsets()}. */
  public List<ClipPrediction> predictSubsets(FeatureSet features, CancelToken cancel)
      throws LacunaException {
    List<ClipPrediction> all = new ArrayList<>();
    for (ModalitySet use : ModalitySet.nonEmptySubsets()) {
      cancel.check();
      all.add(predict(features, use, Predictor.Request.SCORES, cancel));
    }
    return all;
  }

  /**
   * Predicts several choices of modalities of one clip in as few runs of the network as its batches
   * allow: for a view that lays them side by side. In batches of other shapes than those of {@link
   * #predict} the last digits may differ by rounding.
   *
   * @return one a choice, in their order
   */
  public List<ClipPrediction> predictTogether(
      FeatureSet features, List<ModalitySet> choices, CancelToken cancel) throws LacunaException {
    List<List<ModelInput>> inputs = new ArrayList<>();
    for (ModalitySet use : choices) {
      cancel.check();
      inputs.add(aligner.align(features, use));
    }
    List<ModelInput> heard =
        inputs.stream().flatMap(List::stream).filter(i -> !i.observed().isEmpty()).toList();
    Iterator<Prediction> answers =
        predictor.predict(heard, Predictor.Request.SCORES, cancel).iterator();
    List<ClipPrediction> all = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      all.add(ClipPrediction.of(choices.get(i), windows(inputs.get(i), answers)));
    }
    return all;
  }

  /** Takes the answers of the windows that the network was asked about. */
  private static List<Prediction> windows(List<ModelInput> inputs, Iterator<Prediction> answers) {
    List<Prediction> windows = new ArrayList<>();
    for (ModelInput input : inputs) {
      windows.add(
          input.observed().isEmpty()
              ? Prediction.none(input.startUs(), input.endUs())
              : answers.next());
    }
    return windows;
  }

  /**
   * One window again with its attention maps, which a whole clip does not carry.
   *
   * @param window index into {@link ClipPrediction#windows()}
   * @return empty when the window has no input with this choice of modalities
   */
  public Optional<Attended> attention(
      FeatureSet features, ModalitySet use, int window, CancelToken cancel) throws LacunaException {
    ModelInput input = aligner.align(features, use).get(window);
    if (input.observed().isEmpty()) {
      return Optional.empty();
    }
    List<Prediction> answer =
        predictor.predict(List.of(input), Predictor.Request.EVERYTHING, cancel);
    return Optional.of(new Attended(input, answer.get(0)));
  }

  /**
   * A prediction together with the input whose steps its attention maps speak of.
   *
   * @param input gives the time of every step
   * @param prediction holds the maps
   */
  public record Attended(ModelInput input, Prediction prediction) {}

  /**
   * Lays the rebuilt sequence of a modality beside the real one.
   *
   * @param prediction made with {@code reconstructions} requested
   * @return empty when the network does not rebuild that modality, or nothing to rebuild it from
   *     was given in any window
   */
  public Optional<Reconstruction> reconstruction(
      FeatureSet features, ClipPrediction prediction, Modality modality) throws LacunaException {
    return Reconstructions.of(card(), features, prediction, modality);
  }
}
