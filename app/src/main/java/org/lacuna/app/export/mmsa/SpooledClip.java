package org.lacuna.app.export.mmsa;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.npz.NpzReader;
import org.lacuna.inference.signal.Modality;

/**
 * What the pickle needs to know of a clip before it is written: names, lengths, words. The numbers
 * stay on disk.
 *
 * @param id the clip's name
 * @param file where its arrays lie
 * @param label its label, NaN when it has none
 * @param text what is said, empty when there are no words
 * @param steps number of steps of the modalities that it has
 * @param columns column names of the modalities that it has
 */
record SpooledClip(
    String id,
    Path file,
    float label,
    String text,
    Map<Modality, Integer> steps,
    Map<Modality, List<String>> columns) {

  SpooledClip {
    steps = Map.copyOf(steps);
    columns = Map.copyOf(columns);
  }

  static SpooledClip of(String id, Path file, float label) throws IOException {
    Map<Modality, Integer> steps = new EnumMap<>(Modality.class);
    Map<Modality, List<String>> columns = new EnumMap<>(Modality.class);
    try (NpzReader npz = new NpzReader(file)) {
      for (Modality m : Modality.values()) {
        if (npz.has(m.key())) {
          steps.put(m, npz.shape(m.key())[0]);
          columns.put(m, npz.strings(m.key() + "_names"));
        }
      }
      return new SpooledClip(
          id, file, label, String.join(" ", npz.strings("words")), steps, columns);
    }
  }

  /** Steps of a modality; 0 when the clip does not have it. */
  int stepsOf(Modality m) {
    return steps.getOrDefault(m, 0);
  }

  /**
   * Steps as MMSA counts them: at least one, since its networks cannot take an empty sequence. The
   * one step of a modality that is not there is all mask.
   */
  int length(Modality m) {
    return Math.max(1, stepsOf(m));
  }

  /** The values of a modality, row by row, NaN where there is none; empty when it is not there. */
  float[] values(Modality m) throws IOException {
    if (stepsOf(m) == 0) {
      return new float[0];
    }
    try (NpzReader npz = new NpzReader(file)) {
      return npz.floats(m.key());
    }
  }
}
