package org.lacuna.app.analysis;

import java.util.Locale;
import org.lacuna.app.text.Texts;

/** What a person calls the labels of a network. */
public record EmotionNames(Texts texts) {

  /** The name of a label; a label that we do not know is shown with a capital letter. */
  public String of(String label) {
    String key = label.toLowerCase(Locale.ROOT);
    String plain =
        key.isEmpty() ? key : key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    return texts.getOr("emotion." + key, plain);
  }
}
