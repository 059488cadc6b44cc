package org.lacuna.app.annotate.tiers;

import org.lacuna.app.project.TierKind;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** What a person calls a label. */
public final class LabelNames {

  private LabelNames() {}

  /** "Happy" for "happy", "+2" for "2"; a text is itself. */
  public static String of(TierKind kind, String label, Texts texts) {
    if (kind == TierKind.TEXT || label.isEmpty()) {
      return label;
    }
    if (kind == TierKind.SENTIMENT) {
      return Numbers.signed(Integer.parseInt(label), 0);
    }
    return texts.getOr("emotion." + label, label);
  }
}
