package org.lacuna.media.isolate;

import org.lacuna.inference.task.LacunaException;

/** How a request to a worker ended. */
sealed interface Outcome {

  /** The files are there. */
  record Done() implements Outcome {}

  /** The worker lives and says why not. */
  record Refused(LacunaException why) implements Outcome {}

  /** The worker is gone. */
  record Broken(Cause cause, String detail) implements Outcome {}

  /** Why a worker is gone. */
  enum Cause {
    /** It never was there. */
    NOT_STARTED,
    /** It ended by itself, or was killed by somebody else. */
    CRASHED,
    /** It stood still and was killed. */
    STILL,
    /** It took too long and was killed. */
    TOO_LONG,
    /** It took too much memory and was killed. */
    TOO_LARGE
  }
}
