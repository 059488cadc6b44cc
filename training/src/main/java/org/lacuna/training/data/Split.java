package org.lacuna.training.data;

import java.util.Locale;

/** The three parts of the data. No speaker, picture, person or dialogue lies in two of them. */
public enum Split {
  TRAIN,
  VALID,
  TEST;

  /** Name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
