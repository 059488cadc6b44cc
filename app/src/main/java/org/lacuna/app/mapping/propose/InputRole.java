package org.lacuna.app.mapping.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.signal.Modality;

/**
 * What an input of a network is fed with. Immutable.
 *
 * @param kind what of the modality
 * @param modality empty for {@link Kind#UNKNOWN} alone
 */
public record InputRole(Kind kind, Optional<Modality> modality) {

  /** What of a modality a tensor takes. */
  public enum Kind {
    /** {@code [B, T, D]}, or {@code [B, D]} where the network knows no steps. */
    FEATURES,
    /** {@code [B, T]}: 1 where a step was observed. */
    MASK,
    /** {@code [B]}: steps that exist. */
    LENGTH,
    /** {@code [B, T]}: seconds from the window's start. */
    TIME,
    /** Nobody has said yet. */
    UNKNOWN
  }

  /** Nobody has said yet. */
  public static final InputRole UNKNOWN = new InputRole(Kind.UNKNOWN, Optional.empty());

  public InputRole {
    if (modality.isEmpty() != (kind == Kind.UNKNOWN)) {
      throw new IllegalArgumentException(kind + " with " + modality);
    }
  }

  public static InputRole of(Kind kind, Modality m) {
    return new InputRole(kind, Optional.of(m));
  }

  /** All of them, the unknown one first. */
  public static List<InputRole> all() {
    List<InputRole> all = new ArrayList<>(List.of(UNKNOWN));
    for (Kind kind : Kind.values()) {
      for (Modality m : Modality.values()) {
        if (kind != Kind.UNKNOWN) {
          all.add(of(kind, m));
        }
      }
    }
    return List.copyOf(all);
  }

  public boolean is(Kind other, Modality m) {
    return kind == other && modality.equals(Optional.of(m));
  }
}
