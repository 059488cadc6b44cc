package org.lacuna.app.text;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/** The texts that a user reads. Immutable and thread-safe. */
public final class Texts {

  /** One bundle for each part of the window, so that a part can be read and translated alone. */
  private static final List<String> BUNDLES =
      List.of(
          "org.lacuna.app.messages",
          "org.lacuna.app.texts.undo",
          "org.lacuna.app.texts.lanes",
          "org.lacuna.app.texts.library",
          "org.lacuna.app.texts.presenter",
          "org.lacuna.app.texts.annotate",
          "org.lacuna.app.texts.compare",
          "org.lacuna.app.texts.attention",
          "org.lacuna.app.texts.rebuilt",
          "org.lacuna.app.texts.degrade",
          "org.lacuna.app.texts.mapping",
          "org.lacuna.app.texts.reports");

  private final Map<String, String> texts;

  private Texts(Map<String, String> texts) {
    this.texts = texts;
  }

  /** The texts in that language, or in English where it has none. */
  public static Texts of(Locale locale) {
    Map<String, String> all = new HashMap<>();
    for (String name : BUNDLES) {
      ResourceBundle bundle =
          ResourceBundle.getBundle(
              name,
              locale,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
      for (String key : bundle.keySet()) {
        if (all.put(key, bundle.getString(key)) != null) {
          throw new IllegalStateException("two bundles of texts have the key " + key);
        }
      }
    }
    return new Texts(Map.copyOf(all));
  }

  /** The text of that key, with {@code {0}}, {@code {1}} ... filled in. */
  public String get(String key, Object... values) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("there is no text with the key " + key);
    }
    // Root locale: a 4 in a number never becomes something that cannot be pasted elsewhere.
    return new MessageFormat(text, Locale.ROOT).format(values);
  }

  /** The text of that key, or the given one where the bundles have none. */
  public String getOr(String key, String otherwise) {
    return texts.containsKey(key) ? get(key) : otherwise;
  }

  /** Every key there is. */
  Set<String> keys() {
    return texts.keySet();
  }
}
