package org.lacuna.app.session;

/**
 * One sentence for the user that can be dismissed.
 *
 * @param kind how loud it is
 * @param sentence what happened and what to do
 */
public record Notice(Kind kind, String sentence) {

  /** How loud a notice is. */
  public enum Kind {
    /** Something that was asked for did not work. */
    ERROR,
    /** Good to know. */
    INFO
  }
}
