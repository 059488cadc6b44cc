package org.lacuna.app.player;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The player's words, in the user's language where there is a translation. */
final class PlayerTexts {

  private final ResourceBundle bundle =
      ResourceBundle.getBundle(
          "org.lacuna.app.player.player",
          Locale.getDefault(),
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

  String get(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
  }
}
