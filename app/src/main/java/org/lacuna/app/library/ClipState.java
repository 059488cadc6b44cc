package org.lacuna.app.library;

/** How far a clip of the session is. */
public enum ClipState {
  /** It will be read when its turn comes. */
  WAITING,
  /** It is being read. */
  READING,
  /** Its scores are there. */
  DONE,
  /** It cannot be read; the clip says why. */
  FAILED,
  /** There is no file any more where it lay. */
  MISSING,
  /** The user did not want it to be read now. */
  STOPPED
}
