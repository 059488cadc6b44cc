package org.lacuna.app.cli.base;

import java.nio.file.Path;
import java.util.Optional;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.extract.ExtractOptions;

/** Opens the window from a command. */
public final class Windows {

  private Windows() {}

  /**
   * Opens it and waits until it is closed.
   *
   * @throws LacunaException of kind USAGE where there is no display
   */
  public static int open(CommandContext context, Optional<Path> clip) throws LacunaException {
    return open(context, clip, ExtractOptions.Speech.TRANSCRIPT_ONLY);
  }

  /**
   * As {@link #open(CommandContext, Optional)}.
   *
   * @param speech what is done for the words of the clips that are opened
   */
  public static int open(CommandContext context, Optional<Path> clip, ExtractOptions.Speech speech)
      throws LacunaException {
    requireDisplay(context);
    context.window().open(context.services().get(), clip, speech);
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
