package org.lacuna.app.mapping.propose;

/**
 * What a tensor is taken for, and why.
 *
 * @param <R> an {@link InputRole} or an {@link OutputRole}
 * @param role what it is taken for
 * @param certainty how sure that is
 * @param why for the user
 */
public record Proposed<R>(R role, Certainty certainty, Reason why) {

  /** How sure a proposal is. */
  public enum Certainty {
    /** Name and shape say the same. */
    SURE,
    /** One of them says so. */
    LIKELY,
    /** Nothing speaks for it but what is left and the usual order. */
    GUESS
  }
}
