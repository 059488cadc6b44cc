package org.lacuna.app.testbed;

import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.prepare.DataSource;

/** Puts the program's own word vectors in the place of a data set's language. */
@FunctionalInterface
public interface Embedding {

  /**
   * The same data with language from its transcripts.
   *
   * @throws LacunaException of kind USAGE when the data have no text, of kind MODEL when the
   *     language network cannot be opened
   */
  DataSource embed(DataSource data) throws LacunaException;
}
