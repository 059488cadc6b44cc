package org.lacuna.training.dataset.pickle;

import java.io.IOException;

/** The pickle asks for something that is not on the allow-list; nothing of it was run. */
final class RefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param what a clause that completes "it ..."
   */
  RefusedException(String what) {
    super(what);
  }

  /** A clause that completes "it ...". */
  String what() {
    return String.valueOf(getMessage());
  }
}
