package org.lacuna.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.clip.ClipPredictor.Attended;
import org.lacuna.inference.clip.Reconstruction;
import org.lacuna.inference.drop.Influence;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/** The network that the window works with. Runs on the inference lane only. */
public interface ClipModel extends AutoCloseable {

  ModelCard card();

  Device device();

  /**
   * Scores of a clip with these modalities, and its sound as rebuilt from the others.
   *
   * @param shown what the network is shown, stretches of which may be missing
   * @param whole the clip with everything that was measured, which the rebuilt sound is laid beside
   */
  Answer predict(FeatureSet shown, FeatureSet whole, ModalitySet use, CancelToken cancel)
      throws LacunaException;

  /**
   * Scores of a clip with several choices of modalities, in their order.
   *
   * @param shown what the network is shown, stretches of which may be missing
   */
  default List<ClipPrediction> predictEach(
      FeatureSet shown, List<ModalitySet> choices, CancelToken cancel) throws LacunaException {
    List<ClipPrediction> all = new ArrayList<>();
    for (ModalitySet use : choices) {
      all.add(predict(shown, shown, use, cancel).prediction());
    }
    return all;
  }

  /**
   * Attention of one window.
   *
   * @return empty when the window has no input with this choice of modalities
   */
  Optional<Attended> attention(FeatureSet features, ModalitySet use, int window, CancelToken cancel)
      throws LacunaException;

  /**
   * What each part of a modality is worth: the network is asked again without it.
   *
   * @param partUs least length of a part, microseconds; 0 makes every word a part
   */
  List<Influence> influences(
      FeatureSet shown, ModalitySet use, Modality of, long partUs, CancelToken cancel)
      throws LacunaException;

  @Override
  void close();

  /**
   * What the network says with one choice of modalities.
   *
   * @param prediction scores of the clip and of its windows
   * @param audio the rebuilt sound beside the real one; empty when there is nothing to rebuild it
   *     from, or the network does not rebuild it
   */
  record Answer(ClipPrediction prediction, Optional<Reconstruction> audio) {}
}
