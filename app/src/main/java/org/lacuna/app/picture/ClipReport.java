package org.lacuna.app.picture;

import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * Makes the HTML page about the open clip as it is shown now; away from the thread of the views.
 */
@FunctionalInterface
public interface ClipReport {

  /** The page, which needs no other file. */
  String html(CancelToken cancel) throws LacunaException;
}
