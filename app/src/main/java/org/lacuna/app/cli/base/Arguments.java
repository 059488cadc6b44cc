package org.lacuna.app.cli.base;

import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Checks of what was typed. */
public final class Arguments {

  private Arguments() {}

  /**
   * A required value. The parser refuses a command line without it already; this says so to the
   * null checker and to callers that build commands by hand.
   */
  public static <T> T given(@Nullable T value, String name) throws LacunaException {
    if (value == null) {
      throw new LacunaException(Kind.USAGE, name + " is missing.");
    }
    return value;
  }
}
