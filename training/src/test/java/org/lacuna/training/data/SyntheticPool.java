package org.lacuna.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.kt.Emotion;

/** A small made-up pool in which the emotion shows in every modality. */
public final class SyntheticPool {

  private SyntheticPool() {}

  public static FeatureSpec spec(Modality m) {
    int dim = 4 + m.key().length();
    List<Feature> features = new ArrayList<>();
    for (int d = 0; d < dim; d++) {
      features.add(new Feature(m.key() + "_" + d, "1", "Made up."));
    }
    return new FeatureSpec("test." + m.key(), "1", Map.of("dim", "" + dim), features);
  }

  public static SourceItem item(Modality m, int i, Split split, @Nullable Emotion e, float score) {
    String id = m.key() + "/" + split + "/" + i;
    return new SourceItem(id, m, "made-up", "", m.key() + split + (i / 3), split, e, score);
  }

  /** Noise around a mean that depends on the emotion; the last column is constant. */
  public static FeatureSequence sequence(Modality m, double shift, Random r) {
    FeatureSequence.Builder b = FeatureSequence.builder(spec(m));
    int steps = m == Modality.LANGUAGE ? 3 + r.nextInt(6) : 30 + r.nextInt(60);
    long step = m == Modality.LANGUAGE ? 300_000 : 40_000;
    float[] row = new float[spec(m).dim()];
    for (int t = 0; t < steps; t++) {
      for (int d = 0; d < row.length; d++) {
        row[d] = (float) (10 * d + shift * Math.cos(d + shift) + r.nextGaussian());
      }
      row[row.length - 1] = 0.25f;
      row[0] = r.nextInt(5) == 0 ? Float.NaN : row[0];
      if (m != Modality.LANGUAGE && r.nextInt(6) == 0) {
        b.addUnobserved(t * step, (t + 1) * step);
      } else {
        b.add(t * step, (t + 1) * step, row);
      }
    }
    return b.build();
  }

  /** Writes and opens a pool with so many items of each modality, emotion and split. */
  public static FeaturePool make(Path file, int each, long seed) throws LacunaException {
    Random r = new Random(seed);
    try (FeaturePoolWriter writer = new FeaturePoolWriter(file)) {
      for (Modality m : Modality.values()) {
        for (Split split : Split.values()) {
          int i = 0;
          for (Emotion e : Emotion.values()) {
            for (int n = 0; n < each; n++) {
              double shift = 2.0 * List.of(Emotion.values()).indexOf(e);
              writer.add(item(m, i++, split, e, Float.NaN), sequence(m, shift, r));
            }
          }
          for (int n = 0; m == Modality.LANGUAGE && n < 2 * each; n++) {
            float score = Math.round((r.nextFloat() * 6 - 3) * 10) / 10f;
            writer.add(item(m, i++, split, null, score), sequence(m, score, r));
          }
        }
      }
      writer.finish();
    }
    return FeaturePool.open(file);
  }
}
