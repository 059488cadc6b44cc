package org.lacuna.media.isolate;

import java.nio.file.Path;

/** Knows how to start this program again as a worker. */
@FunctionalInterface
public interface WorkerStart {

  /**
   * A process that will serve with {@link ExtractionWorker} on its standard streams.
   *
   * @param scratch an empty folder for its temporary files; deleted after it has ended
   */
  ProcessBuilder process(Path scratch);
}
