package org.lacuna.inference.align;

import java.util.Locale;
import java.util.Optional;

/** The steps that the features of a clip are put on. */
public sealed interface TimeGrid {

  /** Each modality keeps the steps on which it was extracted. */
  record Native() implements TimeGrid {
    @Override
    public String key() {
      return "native";
    }
  }

  /** One step a word of the transcript, over the word's own span. */
  record Words() implements TimeGrid {
    @Override
    public String key() {
      return "words";
    }
  }

  /**
   * Equal steps from the clip's start; the last one ends with the clip.
   *
   * @param stepMs length of a step in milliseconds, 1 to 60000
   */
  record FixedRate(int stepMs) implements TimeGrid {
    public FixedRate {
      if (stepMs < 1 || stepMs > 60_000) {
        throw new IllegalArgumentException("step of " + stepMs + " ms");
      }
    }

    @Override
    public String key() {
      return Integer.toString(stepMs);
    }
  }

  /** The name in files and options: {@code native}, {@code words}, or the milliseconds. */
  String key();

  /** Reverses {@link #key()}, upper or lower case; empty for anything else. */
  static Optional<TimeGrid> ofKey(String key) {
    String plain = key.strip().toLowerCase(Locale.ROOT);
    if (plain.equals("native")) {
      return Optional.of(new Native());
    }
    if (plain.equals("words")) {
      return Optional.of(new Words());
    }
    if (!plain.matches("[1-9][0-9]{0,4}") || Integer.parseInt(plain) > 60_000) {
      return Optional.empty();
    }
    return Optional.of(new FixedRate(Integer.parseInt(plain)));
  }
}
