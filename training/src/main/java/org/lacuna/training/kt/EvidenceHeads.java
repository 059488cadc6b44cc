package org.lacuna.training.kt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Head;
import org.lacuna.training.nn.Layers;
import org.lacuna.training.nn.Ops;
import org.lacuna.training.nn.Sequences;

/**
 * One plain layer for each modality that says the heads from the mean of its encoded steps, f_m or
 * f'_m alike. Only for training: it asks of every encoder, and of everything that is rebuilt, to
 * carry what the heads need. No prediction of the network comes from here.
 *
 * @param width d
 * @param heads what is predicted
 */
record EvidenceHeads(int width, List<Head> heads) {

  /**
   * Scores by name of the head.
   *
   * @param states {@code [B, T, d]}
   * @param counted truth {@code [B, T]}: the steps of the mean
   */
  <V> Map<String, V> scores(Ops<V> ops, Modality m, V states, V counted) {
    V mean = ops.dropout(Sequences.mean(ops, states, counted, width));
    Map<String, V> scores = new LinkedHashMap<>();
    for (Head head : heads) {
      String name = "evidence." + m.key() + "." + head.name();
      scores.put(head.name(), Layers.linear(ops, name, mean, width, head.width()));
    }
    return scores;
  }
}
