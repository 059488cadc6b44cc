package org.lacuna.app.cli.base;

import org.lacuna.app.boot.WindowRequest;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Opens the window from a command. */
public final class Windows {

  private Windows() {}

  /**
   * Opens it and waits until it is closed.
   *
   * @throws LacunaException of kind USAGE where there is no display
   */
  public static int open(CommandContext context, WindowRequest request) throws LacunaException {
    requireDisplay(context);
    context.window().open(context.services().get(), request);
    return 0;
  }

  /**
   * @throws LacunaException of kind USAGE where there is no display
   */
  public static void requireDisplay(CommandContext context) throws LacunaException {
    if (!context.noDisplay().isEmpty()) {
      throw new LacunaException(
          Kind.USAGE,
          "The window cannot open: "
              + context.noDisplay()
              + " The commands work without one: see \"lacuna --help\".");
    }
  }
}
