package org.lacuna.app.annotate.agreement;

import org.lacuna.app.project.TierKind;

/**
 * What is compared: the tiers of one name whose labels can be told apart in the same way.
 *
 * @param name of the tiers
 * @param kind of their labels; tiers of four and of seven emotions are compared as emotions
 */
public record Topic(String name, TierKind kind) {

  public Topic {
    kind = kind.isEmotion() ? TierKind.EMOTION_7 : kind;
  }

  /** Whether what the model says can be compared with it, given what kind that is. */
  boolean fits(TierKind model) {
    return kind == model || (kind.isEmotion() && model.isEmotion());
  }
}
