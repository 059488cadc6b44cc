package org.lacuna.app.boot;

import java.nio.file.Path;
import java.util.Optional;
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
}
