package org.lacuna.app.corpus;

import org.lacuna.inference.task.LacunaException;

/** Opens item extractors, one for each worker. Thread-safe. */
@FunctionalInterface
public interface ItemExtractors {

  /**
   * @throws LacunaException of kind MODEL when a network cannot be opened
   */
  ItemExtractor open() throws LacunaException;
}
