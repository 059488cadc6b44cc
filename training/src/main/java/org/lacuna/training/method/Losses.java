package org.lacuna.training.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A loss as scalars.
 *
 * @param total what is minimised
 * @param parts what it is made of, by name, for reports
 */
public record Losses(Tensor total, Map<String, Tensor> parts) {

  public Losses {
    parts = new LinkedHashMap<>(parts);
  }
}
