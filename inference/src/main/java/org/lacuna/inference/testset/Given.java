package org.lacuna.inference.testset;

import java.util.List;
import java.util.SplittableRandom;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/** Which modalities of a sample a model is given. */
@FunctionalInterface
public interface Given {

  /**
   * @param sample index of the sample in the test set
   * @param available what the sample has
   * @return a part of {@code available}; empty = the sample cannot be judged
   */
  ModalitySet of(int sample, ModalitySet available);

  /** Always the same subset; samples that have nothing of it cannot be judged. */
  static Given subset(ModalitySet subset) {
    return (sample, available) -> {
      ModalitySet given = ModalitySet.none();
      for (Modality m : subset) {
        given = available.contains(m) ? given.with(m) : given;
      }
      return given;
    };
  }

  /**
   * Each modality of each sample is missing with that probability, but never all: one that is drawn
   * stays. The protocol of random missing (Lian et al., GCNet, TPAMI 2023) for rates up to 2/3 of
   * three modalities. The same seed takes the same away, whatever the model.
   *
   * @param rate 0 to 1
   */
  static Given randomlyMissing(double rate, long seed) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("missing rate " + rate);
    }
    return (sample, available) -> {
      // A generator for each sample: the draw does not depend on which samples came before.
      SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + sample);
      ModalitySet given = ModalitySet.none();
      List<Modality> has = available.toList();
      for (Modality m : has) {
        given = random.nextDouble() >= rate ? given.with(m) : given;
      }
      return given.isEmpty() && !has.isEmpty()
          ? ModalitySet.of(has.get(random.nextInt(has.size())))
          : given;
    };
  }
}
