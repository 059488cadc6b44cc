package org.lacuna.app.corpus;

import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.SourceItem;

/** Takes one item of a training source to its features. For one thread at a time. */
public interface ItemExtractor extends AutoCloseable {

  /**
   * @return the features on their native grid; without any observed step when the item shows or
   *     says nothing
   * @throws LacunaException of kind MEDIA when the item cannot be read, of kind MODEL when a
   *     network fails
   */
  FeatureSequence extract(SourceItem item) throws LacunaException;

  @Override
  void close();
}
