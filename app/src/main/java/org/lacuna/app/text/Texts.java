package org.lacuna.app.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts that a user reads. Immutable and thread-safe. */
public final class Texts {

  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** The texts in that language, or in English where it has none. */
  public static Texts of(Locale locale) {
    return new Texts(
        ResourceBundle.getBundle(
            "org.lacuna.app.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** The text of that key, with {@code {0}}, {@code {1}} ... filled in. */
  public String get(String key, Object... values) {
    // Root locale: a 4 in a number never becomes something that cannot be pasted elsewhere.
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
  }

  /** The text of that key, or the given one where the bundle has none. */
  public String getOr(String key, String otherwise) {
    return bundle.containsKey(key) ? get(key) : otherwise;
  }
}
