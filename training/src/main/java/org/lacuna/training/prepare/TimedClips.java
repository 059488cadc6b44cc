package org.lacuna.training.prepare;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Utterance;

/**
 * Utterances that were measured by this program as its own feature sets, with the times of their
 * steps. Immutable and thread-safe.
 */
final class TimedClips {

  private final DataSource source;
  private final ModalitySet use;

  /**
   * @param source whose sequences all have times
   * @param use modalities that are wanted; others are left out
   */
  TimedClips(DataSource source, ModalitySet use) {
    this.source = source;
    this.use = use;
  }

  /** Up to the end of the last step of any modality, whether it is wanted or not; at least 1. */
  long durationUs(Utterance u) {
    long end = 1;
    for (FloatSequence s : u.sequences().values()) {
      end = s.steps() == 0 ? end : Math.max(end, s.endUs(s.steps() - 1));
    }
    return end;
  }

  /** What was measured of one utterance, on its native steps. */
  FeatureSet features(Utterance u) {
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    for (Modality m : use) {
      Optional<FloatSequence> rows = u.sequence(m);
      if (rows.isPresent() && rows.get().steps() > 0) {
        sequences.put(m, sequence(m, rows.get()));
      }
    }
    return FeatureSet.of(durationUs(u), sequences, Map.of(), Clips.words(sequences, u.text()));
  }

  private FeatureSequence sequence(Modality m, FloatSequence rows) {
    FeatureSequence.Builder builder = FeatureSequence.builder(source.spec(m));
    float[] row = new float[rows.dim()];
    for (int t = 0; t < rows.steps(); t++) {
      if (rows.observed(t)) {
        rows.copyStep(t, row, 0);
        builder.add(rows.startUs(t), rows.endUs(t), row);
      } else {
        builder.addUnobserved(rows.startUs(t), rows.endUs(t));
      }
    }
    return builder.build();
  }
}
