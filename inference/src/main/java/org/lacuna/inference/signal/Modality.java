package org.lacuna.inference.signal;

import java.util.Locale;
import java.util.Optional;

/**
 * One of the three sources that a multimodal sentiment model reads. The declaration order (V, A, L)
 * is the order of presence vectors and of tables everywhere.
 */
public enum Modality {
  /** What is seen: faces in the video frames. */
  VISION,
  /** What is heard: the acoustic side of the sound track. */
  AUDIO,
  /** What is said: the transcript. */
  LANGUAGE;

  /**
   * The name in files, options and tensor names: {@code vision}, {@code audio}, {@code language}.
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The modality of that {@link #key()}, upper or lower case; empty for anything else. */
  public static Optional<Modality> ofKey(String key) {
    for (Modality m : values()) {
      if (m.key().equalsIgnoreCase(key.trim())) {
        return Optional.of(m);
      }
    }
    return Optional.empty();
  }
}
