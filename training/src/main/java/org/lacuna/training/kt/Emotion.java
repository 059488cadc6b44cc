package org.lacuna.training.kt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The emotions that the network tells apart; the declaration order is that of its outputs. */
public enum Emotion {
  NEUTRAL,
  HAPPY,
  SAD,
  ANGRY;

  /** Name in files and model cards. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All labels in the order of the outputs. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Emotion::label).toList();
  }
}
