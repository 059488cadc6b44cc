package org.lacuna.training.method;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.Modality;

/** From one modality to another. */
public record Direction(Modality source, Modality target) {

  /** All six, by target, then by source, in the order V, A, L. */
  public static List<Direction> all() {
    List<Direction> all = new ArrayList<>();
    for (Modality target : Modality.values()) {
      all.addAll(into(target));
    }
    return all;
  }

  /** The two directions that lead into a target, sources in the order V, A, L. */
  public static List<Direction> into(Modality target) {
    List<Direction> into = new ArrayList<>();
    for (Modality source : Modality.values()) {
      if (source != target) {
        into.add(new Direction(source, target));
      }
    }
    return into;
  }

  /** For names of tensors: {@code audio_to_vision}. */
  public String key() {
    return source.key() + "_to_" + target.key();
  }
}
