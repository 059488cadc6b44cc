package org.lacuna.inference.testset;

import java.util.List;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.signal.Modality;

/**
 * What the other modalities say at a step of one modality, as one plain vector: of each other one
 * the values of the step nearest in time, whether it was observed, and the mean over the window's
 * observed steps. What was not observed is 0, the training mean. Immutable.
 */
final class Neighbours {

  private final List<Modality> others;
  private final int width;

  Neighbours(ModelCard card, Modality target) {
    this.others = card.modalities().without(target).toList();
    this.width = others.stream().mapToInt(m -> 2 * card.input(m).orElseThrow().dim() + 1).sum();
  }

  int width() {
    return width;
  }

  /** Vectors of some steps of a window. */
  float[] at(ModelInput window, long centreUs) {
    float[] x = new float[width];
    int at = 0;
    for (Modality m : others) {
      Channel c = window.channel(m);
      int t = nearest(c, centreUs);
      if (c.mask()[t]) {
        System.arraycopy(c.values(), t * c.dim(), x, at, c.dim());
        x[at + 2 * c.dim()] = 1;
      }
      mean(c, x, at + c.dim());
      at += 2 * c.dim() + 1;
    }
    return x;
  }

  private static int nearest(Channel c, long centreUs) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int t = 0; t < c.steps(); t++) {
      long away = Math.abs((c.startUs()[t] + c.endUs()[t]) / 2 - centreUs);
      if (away < least) {
        least = away;
        best = t;
      }
    }
    return best;
  }

  private static void mean(Channel c, float[] into, int at) {
    int n = 0;
    for (int t = 0; t < c.steps(); t++) {
      if (c.mask()[t]) {
        n++;
        for (int d = 0; d < c.dim(); d++) {
          into[at + d] += c.values()[t * c.dim() + d];
        }
      }
    }
    for (int d = 0; d < c.dim() && n > 0; d++) {
      into[at + d] /= n;
    }
  }
}
