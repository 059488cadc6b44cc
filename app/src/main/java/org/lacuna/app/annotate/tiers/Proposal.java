package org.lacuna.app.annotate.tiers;

import org.lacuna.app.project.Predicted;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.TierKind;

/**
 * What a model says about one window of the open clip.
 *
 * @param index among those of its kind, in time order
 * @param kind {@link TierKind#EMOTION} or {@link TierKind#SENTIMENT}
 * @param startUs start of the window
 * @param endUs end of the window (exclusive)
 * @param label as the kind has it
 * @param value the probability of the emotion, or the sentiment before it was rounded
 * @param model name and version of the network
 */
public record Proposal(
    int index, TierKind kind, long startUs, long endUs, String label, double value, String model) {

  /** What people made of a proposal. */
  public enum State {
    /** Nobody has said anything about that stretch. */
    OPEN,
    /** It was taken over as it is. */
    ACCEPTED,
    /** It was taken over and changed. */
    CORRECTED,
    /** There is a label there that was made without it. */
    OWN
  }

  public Segment.Proposal source() {
    return new Segment.Proposal(model, startUs, endUs, label);
  }

  /** Whether a segment was made from this one. */
  public boolean isSourceOf(Segment s) {
    return s.proposal()
        .filter(p -> p.model().equals(model) && p.startUs() == startUs && p.endUs() == endUs)
        .isPresent();
  }

  public Predicted predicted(long clip) {
    return new Predicted(clip, model, kind, startUs, endUs, label, value);
  }
}
