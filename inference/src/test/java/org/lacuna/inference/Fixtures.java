package org.lacuna.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;

/** A small made-up model card and clips that fit it. */
public final class Fixtures {

  /** Columns of each modality of the made-up model. */
  public static final int DIM = 3;

  private Fixtures() {}

  public static FeatureSpec spec(Modality m) {
    List<Feature> features = new ArrayList<>();
    for (int d = 0; d < DIM; d++) {
      features.add(new Feature(m.key() + "_" + d, "Hz", "column " + d));
    }
    return new FeatureSpec("test." + m.key(), "1", Map.of(), features);
  }

  /** Audio and vision on fixed grids, language by words; windows of two seconds. */
  public static ModelCard card(Map<String, String> sha256) {
    Map<String, ModelCard.Input> inputs = new LinkedHashMap<>();
    for (Modality m : Modality.values()) {
      List<ModelCard.Column> columns = new ArrayList<>();
      for (Feature f : spec(m).features()) {
        columns.add(new ModelCard.Column(f.name(), f.unit()));
      }
      float[] mean = new float[DIM];
      float[] std = new float[DIM];
      Arrays.fill(mean, 1f);
      Arrays.fill(std, 2f);
      String key = m.key();
      inputs.put(
          key,
          new ModelCard.Input(
              key,
              key + "_mask",
              key + "_time",
              key + "_length",
              new ModelCard.Grid(
                  m == Modality.LANGUAGE ? ModelCard.Grid.WORDS : ModelCard.Grid.FIXED, 200),
              columns,
              "test." + key,
              "1",
              mean,
              std));
    }
    return new ModelCard(
        ModelCard.FORMAT,
        "masked means",
        "1",
        "test",
        "Averages what it sees.",
        "nothing",
        "everything",
        "GPL-3.0-or-later",
        2.0,
        inputs,
        new ModelCard.Outputs(
            "sentiment",
            "emotions",
            List.of("no", "yes"),
            Map.of("audio", "reconstructed_audio"),
            List.of()),
        Map.of(),
        Map.of(),
        sha256);
  }

  /** A clip of that many seconds with random values; language has a word every 300 ms. */
  public static FeatureSet clip(long seed, double seconds) {
    return clip(seed, seconds, Modality.values());
  }

  public static FeatureSet clip(long seed, double seconds, Modality... present) {
    long duration = (long) (seconds * 1e6);
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    List<TimedWord> words = new ArrayList<>();
    for (Modality m : present) {
      Random random = new Random(seed * 31 + m.key().hashCode());
      long hop = m == Modality.LANGUAGE ? 300_000 : m == Modality.AUDIO ? 10_000 : 40_000;
      FeatureSequence.Builder b = FeatureSequence.builder(spec(m));
      for (long at = 0; at + hop <= duration; at += hop) {
        float[] row = new float[DIM];
        for (int d = 0; d < DIM; d++) {
          row[d] = (float) random.nextGaussian();
        }
        if (random.nextInt(10) == 0) {
          row[random.nextInt(DIM)] = Float.NaN;
        }
        b.add(at, at + hop, row);
        if (m == Modality.LANGUAGE) {
          words.add(new TimedWord("w" + at, at, at + hop, TimedWord.Origin.GIVEN, 1f));
        }
      }
      sequences.put(m, b.build());
    }
    return FeatureSet.of(duration, sequences, Map.of(), words);
  }
}
