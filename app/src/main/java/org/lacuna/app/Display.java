package org.lacuna.app;

import java.util.Locale;
import java.util.Map;

/** Finds out whether a window can be shown, without loading a toolkit. */
final class Display {

  private Display() {}

  /**
   * @param os value of {@code os.name}
   * @param environment environment variables
   * @return one sentence why no window can open; empty text when one can
   */
  static String whyNone(String os, Map<String, String> environment) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows") || system.startsWith("mac")) {
      return "";
    }
    // JavaFX draws through X11, under Wayland too.
    return environment.getOrDefault("DISPLAY", "").isBlank()
        ? "there is no display (DISPLAY is not set)."
        : "";
  }
}
