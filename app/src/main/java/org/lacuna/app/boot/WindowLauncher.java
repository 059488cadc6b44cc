package org.lacuna.app.boot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lacuna.app.bench.FrameTimes;
import org.lacuna.app.bench.SyncFigures;
import org.lacuna.app.bench.WindowFigures;
import org.lacuna.inference.task.LacunaException;

/** Opens the window. The one that implements it is the only door from the start to JavaFX. */
public interface WindowLauncher {

  /**
   * Shows the window and returns when the user has closed it.
   *
   * @param services what it works with; the caller closes it afterwards
   * @param request what it shows first
   */
  void open(Services services, WindowRequest request);

  /**
   * Plays a clip of flashes and tones in the player at several speeds.
   *
   * @param flashes the clip
   * @throws LacunaException when this launcher has no window, or the clip could not be played
   */
  default List<SyncFigures> measureSync(Services services, Path flashes) throws LacunaException {
    throw new LacunaException(LacunaException.Kind.USAGE, "There is no window to measure.");
  }

  /**
   * Shows the window on a made-up clip, has a script pan and zoom in it, and closes it.
   *
   * @param secondsEach how long each part of the script goes on
   * @throws LacunaException when this launcher has no window to measure, or it could not open
   */
  default WindowFigures measure(Services services, double secondsEach) throws LacunaException {
    throw new LacunaException(LacunaException.Kind.USAGE, "There is no window to measure.");
  }

  /**
   * Flips modality switches with a clip open, before each page in turn, and closes the window.
   *
   * @param clip the clip; empty for the demo clip
   * @param flips counted flips of each page
   * @return how long it took from the switch to the next frame after the new answer, by page
   * @throws LacunaException when this launcher has no window, or the clip could not be scored
   */
  default List<FrameTimes> measureSwitches(Services services, Optional<Path> clip, int flips)
      throws LacunaException {
    throw new LacunaException(LacunaException.Kind.USAGE, "There is no window to measure.");
  }

  /**
   * Takes the pictures of the guide from the window with the demo clip, and closes it.
   *
   * @param folder where they go; is there
   * @return the files
   * @throws LacunaException when this launcher has no window, or one cannot be written
   */
  default List<Path> pictures(Services services, Path folder) throws LacunaException {
    throw new LacunaException(
        LacunaException.Kind.USAGE, "There is no window to take pictures of.");
  }
}
