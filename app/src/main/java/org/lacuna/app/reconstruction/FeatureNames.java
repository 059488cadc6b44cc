package org.lacuna.app.reconstruction;

import java.util.Locale;
import org.lacuna.app.text.Texts;

/** What a person calls the columns of a sequence. */
public final class FeatureNames {

  private FeatureNames() {}

  /** A text of its own, or the column's name made readable: {@code mfcc_3} is {@code MFCC 3}. */
  public static String of(String column, Texts texts) {
    String own = texts.getOr("feature." + column, "");
    if (!own.isEmpty()) {
      return own;
    }
    int cut = column.lastIndexOf('_');
    if (cut > 0 && column.substring(cut + 1).matches("\\d+")) {
      return of(column.substring(0, cut), texts) + " " + column.substring(cut + 1);
    }
    String plain = column.replace('_', ' ');
    return plain.isEmpty()
        ? plain
        : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
  }
}
