package org.lacuna.media.extract;

import org.lacuna.inference.task.LacunaException;

/** Makes a fresh extractor for one pass over one clip. Thread-safe. */
@FunctionalInterface
public interface ExtractorFactory<E extends FeatureExtractor> {

  /**
   * @throws LacunaException of kind MODEL when a network that the extractor needs cannot be opened
   */
  E create() throws LacunaException;
}
