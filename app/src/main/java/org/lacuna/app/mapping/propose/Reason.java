package org.lacuna.app.mapping.propose;

import java.util.List;
import org.lacuna.app.text.Texts;

/**
 * Why something is proposed or cannot be, as a text with its values. Immutable.
 *
 * @param key of the text
 * @param values that are filled in: texts and numbers
 */
public record Reason(String key, List<Object> values) {

  public Reason {
    values = List.copyOf(values);
  }

  /** A text with its values. */
  public static Reason of(String key, Object... values) {
    return new Reason(key, List.of(values));
  }

  /** For the user. */
  public String in(Texts texts) {
    return texts.get(key, values.toArray());
  }
}
