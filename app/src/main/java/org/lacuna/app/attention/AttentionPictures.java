package org.lacuna.app.attention;

import java.util.Optional;
import org.lacuna.inference.clip.ClipPredictor.Attended;
import org.lacuna.inference.model.AttentionMap;
import org.lacuna.inference.model.AttentionRollout;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.ModalitySet;

/**
 * The pictures of one window: any direction, layer and head.
 *
 * @param attended the window with its maps
 * @param features the clip that it is a window of; gives the words
 */
record AttentionPictures(Attended attended, FeatureSet features) {

  /** The map of a direction where anybody looks at anything. */
  Optional<AttentionMap> map(Direction d) {
    ModalitySet used = attended.prediction().used();
    if (!used.contains(d.source()) || !used.contains(d.target())) {
      return Optional.empty();
    }
    return attended.prediction().attention().stream()
        .filter(m -> m.source() == d.source() && m.target() == d.target())
        .filter(AttentionPictures::anything)
        .findFirst();
  }

  /** Where a direction looks, over all layers and heads; empty where it looks at nothing. */
  Optional<Overview> overview(Direction d) {
    return of(d, AttentionViewModel.ROLLOUT, AttentionViewModel.MEAN)
        .map(p -> new Overview(p, AttentionFocus.of(p)));
  }

  /**
   * A direction on the whole.
   *
   * @param picture all layers and heads put together
   * @param focus where it goes
   */
  record Overview(AttentionPicture picture, AttentionFocus focus) {}

  private static boolean anything(AttentionMap m) {
    for (float w : m.weights()) {
      if (w > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * One picture; empty where the direction has none in this window.
   *
   * @param layer a layer, or {@link AttentionViewModel#ROLLOUT}
   * @param head a head, or {@link AttentionViewModel#MEAN}
   */
  Optional<AttentionPicture> of(Direction d, int layer, int head) {
    return map(d).map(m -> picture(m, layer, head));
  }

  private AttentionPicture picture(AttentionMap m, int layer, int head) {
    float[] weights =
        layer == AttentionViewModel.ROLLOUT
            ? AttentionRollout.of(m, head)
            : layer(m, Math.min(layer, m.layers() - 1), head);
    float max = 0;
    for (float w : weights) {
      max = Math.max(max, w);
    }
    return new AttentionPicture(
        AttentionAxes.of(attended, m.target(), features),
        AttentionAxes.of(attended, m.source(), features),
        weights,
        max);
  }

  private static float[] layer(AttentionMap m, int layer, int head) {
    int columns = m.sourceSteps();
    float[] weights = new float[m.targetSteps() * columns];
    for (int r = 0; r < m.targetSteps(); r++) {
      for (int c = 0; c < columns; c++) {
        weights[r * columns + c] =
            head == AttentionViewModel.MEAN ? m.headMean(layer, r, c) : m.weight(layer, head, r, c);
      }
    }
    return weights;
  }
}
