package org.lacuna.app.mapping.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.signal.Modality;

/**
 * What an output of a network means. Immutable.
 *
 * @param kind what it is
 * @param target the modality that is rebuilt, or that looks; empty where there is none
 * @param source the modality that is looked at; empty where there is none
 */
public record OutputRole(Kind kind, Optional<Modality> target, Optional<Modality> source) {

  /** Kinds of answers. */
  public enum Kind {
    /** One number a window, -3 to 3. */
    SENTIMENT,
    /** One number a window and emotion. */
    EMOTIONS,
    /** {@code [B, T, D]}: a modality as rebuilt from the others. */
    RECONSTRUCTION,
    /** {@code [B, (layers,) heads, T_target, T_source]}. */
    ATTENTION,
    /** It is not read. */
    IGNORED
  }

  public static final OutputRole SENTIMENT = plain(Kind.SENTIMENT);
  public static final OutputRole EMOTIONS = plain(Kind.EMOTIONS);
  public static final OutputRole IGNORED = plain(Kind.IGNORED);

  private static OutputRole plain(Kind kind) {
    return new OutputRole(kind, Optional.empty(), Optional.empty());
  }

  public static OutputRole rebuilt(Modality m) {
    return new OutputRole(Kind.RECONSTRUCTION, Optional.of(m), Optional.empty());
  }

  public static OutputRole attention(Modality target, Modality source) {
    return new OutputRole(Kind.ATTENTION, Optional.of(target), Optional.of(source));
  }

  /** All of them, the one that is not read first. */
  public static List<OutputRole> all() {
    List<OutputRole> all = new ArrayList<>(List.of(IGNORED, SENTIMENT, EMOTIONS));
    for (Modality m : Modality.values()) {
      all.add(rebuilt(m));
    }
    for (Modality target : Modality.values()) {
      for (Modality source : Modality.values()) {
        if (target != source) {
          all.add(attention(target, source));
        }
      }
    }
    return List.copyOf(all);
  }
}
