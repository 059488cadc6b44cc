package org.lacuna.app.boot;

import java.nio.file.Path;
import java.util.Optional;
import org.lacuna.app.bench.WindowFigures;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.extract.ExtractOptions;

/** Opens the window. The one that implements it is the only door from the start to JavaFX. */
public interface WindowLauncher {

  /**
   * Shows the window and returns when the user has closed it.
   *
   * @param services what it works with; the caller closes it afterwards
   * @param clip a clip to open at once
   * @param speech what is done for the words of the clips that are opened
   */
  void open(Services services, Optional<Path> clip, ExtractOptions.Speech speech);

  /**
   * Shows the window on a made-up clip, has a script pan and zoom in it, and closes it.
   *
   * @param secondsEach how long each part of the script goes on
   * @throws LacunaException when this launcher has no window to measure, or it could not open
   */
  default WindowFigures measure(Services services, double secondsEach) throws LacunaException {
    throw new LacunaException(LacunaException.Kind.USAGE, "There is no window to measure.");
  }
}
