package org.lacuna.training.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lacuna.inference.align.AlignedFeatures;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.npz.FeatureNpz;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.catalog.Datasets;

/** A folder as {@code lacuna extract} and a person with labels leave it, with made-up numbers. */
final class ExtractedData {

  private ExtractedData() {}

  static DataSource source(Path folder, int clips) throws IOException, LacunaException {
    write(folder, clips, new TimeGrid.Native());
    return DataSource.of(Datasets.open(folder));
  }

  /** Clips of 2 to 5 seconds; every third is silent, and every fifth has no face. */
  static void write(Path folder, int clips, TimeGrid grid) throws IOException, LacunaException {
    Files.createDirectories(folder);
    Random random = new Random(5);
    StringBuilder labels = new StringBuilder("clip,video,split,sentiment\n");
    for (int i = 0; i < clips; i++) {
      String name = "talk" + i + ".mp4";
      FeatureSet features = clip(random, 2_000_000 + random.nextInt(3_000_000), i);
      FeatureNpz.write(
          folder.resolve(name + ".npz"),
          new FeatureNpz.Content(
              name, AlignedFeatures.on(grid, features), new float[features.words().size()]));
      String split = List.of("train", "train", "valid", "test").get(i % 4);
      labels.append("%s,v%d,%s,%d%n".formatted(name, i, split, random.nextInt(7) - 3));
    }
    Files.writeString(folder.resolve("labels.csv"), labels);
  }

  private static FeatureSet clip(Random random, long durationUs, int i) {
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    Map<Modality, String> absent = new EnumMap<>(Modality.class);
    if (i % 5 == 4) {
      absent.put(Modality.VISION, "No face was seen.");
    } else {
      sequences.put(Modality.VISION, sequence(random, Modality.VISION, durationUs, 40_000, 4));
    }
    if (i % 3 == 1) {
      absent.put(Modality.AUDIO, "There is no sound.");
    } else {
      sequences.put(Modality.AUDIO, sequence(random, Modality.AUDIO, durationUs, 10_000, 3));
    }
    FeatureSequence words = sequence(random, Modality.LANGUAGE, durationUs, 370_000, 5);
    sequences.put(Modality.LANGUAGE, words);
    return FeatureSet.of(durationUs, sequences, absent, words(words));
  }

  private static List<TimedWord> words(FeatureSequence s) {
    List<TimedWord> words = new ArrayList<>();
    for (int t = 0; t < s.steps(); t++) {
      words.add(new TimedWord("w" + t, s.startUs(t), s.endUs(t), TimedWord.Origin.GIVEN, 1));
    }
    return words;
  }

  private static FeatureSequence sequence(
      Random random, Modality m, long durationUs, long stepUs, int dim) {
    List<Feature> columns = new ArrayList<>();
    for (int d = 0; d < dim; d++) {
      columns.add(new Feature(m.key() + d, "Hz", ""));
    }
    FeatureSequence.Builder builder =
        FeatureSequence.builder(
            new FeatureSpec("lacuna." + m.key(), "3", Map.of("hop", "1"), columns));
    float[] row = new float[dim];
    for (long start = 0; start + stepUs <= durationUs; start += stepUs) {
      for (int d = 0; d < dim; d++) {
        row[d] = (float) (10 * d + random.nextGaussian());
      }
      if (m != Modality.LANGUAGE && random.nextInt(5) == 0) {
        builder.addUnobserved(start, start + stepUs);
      } else {
        builder.add(start, start + stepUs, row);
      }
    }
    return builder.build();
  }
}
