package org.lacuna.training.method;

import java.util.List;
import org.lacuna.training.nn.Ops;

/** Turns one vector for each modality into one vector for all. */
public interface Fusion {

  /**
   * @param parts z^m {@code [B, d_m]} in the order V, A, L; 0 where the modality is not there
   * @return {@code [B, }{@link #size}{@code ]}
   */
  <V> V fuse(Ops<V> ops, List<V> parts);

  /** Length of the joint vector. */
  int size();
}
