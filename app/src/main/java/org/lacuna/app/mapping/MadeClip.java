package org.lacuna.app.mapping;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;

/** Eight seconds of numbers that swing, for trying a network while no clip is open. */
final class MadeClip {

  private static final long LENGTH_US = 8_000_000;
  private static final long STEP_US = 40_000;
  private static final long WORD_US = 500_000;

  private MadeClip() {}

  static FeatureSet of(Map<Modality, FeatureSpec> measured) {
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    measured.forEach(
        (m, spec) -> sequences.put(m, swinging(spec, m == Modality.LANGUAGE ? WORD_US : STEP_US)));
    List<TimedWord> words =
        java.util.stream.LongStream.range(0, LENGTH_US / WORD_US)
            .mapToObj(
                i ->
                    new TimedWord(
                        "word", i * WORD_US, (i + 1) * WORD_US, TimedWord.Origin.GIVEN, 1))
            .toList();
    return FeatureSet.of(LENGTH_US, sequences, Map.of(), words);
  }

  private static FeatureSequence swinging(FeatureSpec spec, long stepUs) {
    FeatureSequence.Builder rows = FeatureSequence.builder(spec);
    float[] row = new float[spec.dim()];
    for (long us = 0; us < LENGTH_US; us += stepUs) {
      for (int d = 0; d < row.length; d++) {
        row[d] = (float) Math.sin(us / 1e6 * (1 + 0.13 * d) + d);
      }
      rows.add(us, us + stepUs, row);
    }
    return rows.build();
  }
}
