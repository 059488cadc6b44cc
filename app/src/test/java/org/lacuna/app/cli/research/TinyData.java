package org.lacuna.app.cli.research;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.lacuna.inference.align.AlignedFeatures;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.npz.FeatureNpz;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;

/**
 * A folder of labelled clips as {@code lacuna extract} writes it, small enough to train on in a
 * test: language says the sentiment, vision half of it, and audio follows the other two.
 */
final class TinyData {

  private static final int STEPS = 5;

  private TinyData() {}

  /**
   * Writes the folder.
   *
   * @param labels names of the label columns; the first is the sentiment, others follow it
   */
  static Path write(Path folder, int clips, List<String> labels) throws IOException {
    Files.createDirectories(folder);
    List<String> rows = new ArrayList<>();
    rows.add("clip,video,split," + String.join(",", labels));
    Random random = new Random(11);
    for (int i = 0; i < clips; i++) {
      double score = Math.round(30 * (2 * random.nextDouble() - 1)) / 10.0;
      FeatureNpz.write(folder.resolve("clip" + i + ".npz"), content("clip" + i, score, random));
      String split = i / 4 % 5 == 3 ? "valid" : i / 4 % 5 == 4 ? "test" : "train";
      StringBuilder row = new StringBuilder("clip" + i + ",video" + i / 4 + "," + split);
      for (int k = 0; k < labels.size(); k++) {
        double label = labels.size() == 1 ? score : 4 + (k % 2 == 0 ? score : -score);
        row.append(String.format(Locale.ROOT, ",%.2f", label));
      }
      rows.add(row.toString());
    }
    Files.write(folder.resolve("labels.csv"), rows);
    return folder;
  }

  private static FeatureNpz.Content content(String name, double score, Random random) {
    Map<Modality, FeatureSequence> present = new EnumMap<>(Modality.class);
    List<TimedWord> words = new ArrayList<>();
    FeatureSequence.Builder vision = FeatureSequence.builder(spec(Modality.VISION));
    FeatureSequence.Builder audio = FeatureSequence.builder(spec(Modality.AUDIO));
    FeatureSequence.Builder language = FeatureSequence.builder(spec(Modality.LANGUAGE));
    for (int t = 0; t < STEPS; t++) {
      long start = t * 300_000L;
      long end = start + 300_000L;
      float face = (float) (0.5 * score + random.nextGaussian());
      float word = (float) (score + 0.5 * random.nextGaussian());
      vision.add(start, end, new float[] {face, (float) random.nextGaussian()});
      language.add(start, end, new float[] {word, -word, (float) random.nextGaussian()});
      audio.add(start, end, new float[] {100 + 20 * word, 3 * face, (float) random.nextGaussian()});
      words.add(new TimedWord("w" + t, start, end, TimedWord.Origin.GIVEN, 1));
    }
    present.put(Modality.VISION, vision.build());
    present.put(Modality.AUDIO, audio.build());
    present.put(Modality.LANGUAGE, language.build());
    return new FeatureNpz.Content(
        name,
        new AlignedFeatures(new TimeGrid.Native(), STEPS * 300_000L, present, Map.of(), words),
        new float[STEPS]);
  }

  private static FeatureSpec spec(Modality m) {
    List<Feature> features = new ArrayList<>();
    for (int d = 0; d < (m == Modality.VISION ? 2 : 3); d++) {
      features.add(new Feature(m.key().charAt(0) + "_" + d, "Hz", "column " + d));
    }
    return new FeatureSpec("tiny." + m.key(), "1", Map.of(), features);
  }
}
