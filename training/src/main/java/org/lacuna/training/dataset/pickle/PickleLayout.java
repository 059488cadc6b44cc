package org.lacuna.training.dataset.pickle;

import java.nio.file.Path;
import java.util.Map;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.Dataset;

/** One way in which pickled data sets lay out their tables. Stateless. */
interface PickleLayout {

  /** Whether the keys are this layout's. */
  boolean matches(Map<String, Object> root);

  /**
   * @param variant which reading of the data; empty for the usual one
   * @throws LacunaException when the tables under the keys do not fit together
   */
  Dataset read(Path file, Map<String, Object> root, String variant) throws LacunaException;

  /** The keys it needs, for messages. */
  String keys();
}
