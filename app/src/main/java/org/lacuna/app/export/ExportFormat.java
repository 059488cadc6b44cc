package org.lacuna.app.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of file that features are written to; {@code docs/extract.md} describes each. */
public enum ExportFormat {
  /** Three tables a clip: faces as OpenFace names them, sound as openSMILE does, words. */
  CSV,
  /** NumPy arrays, one file a clip. */
  NPZ,
  /** One pickle for the whole run, laid out as MMSA's datasets are. */
  MMSA,
  /** Hierarchical arrays with attributes, one file a clip. */
  HDF5;

  /** The name in options and file names. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of that {@link #key()}, upper or lower case; empty for anything else. */
  public static Optional<ExportFormat> ofKey(String key) {
    return Arrays.stream(values()).filter(f -> f.key().equalsIgnoreCase(key.strip())).findFirst();
  }
}
