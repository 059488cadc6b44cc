package org.lacuna.media.text.speech.sphinx;

import edu.cmu.sphinx.result.Edge;
import edu.cmu.sphinx.result.Lattice;
import edu.cmu.sphinx.result.Node;
import edu.cmu.sphinx.util.LogMath;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How sure the recogniser is of its words: the share of probability, among all word sequences of
 * its lattice, of those that have the same word at the middle of its span. Sphinx's own posteriors
 * are 1 nearly everywhere since its acoustic scores count every frame as independent; here all
 * scores are flattened by {@link #FLATTEN} first.
 *
 * @see <a href="https://doi.org/10.1109/89.906002">Wessel et al. 2001, Confidence measures for
 *     large vocabulary continuous speech recognition</a>
 */
final class WordConfidence {

  /** About the weight that the language model has against the acoustic one. */
  private static final double FLATTEN = 10;

  private final Map<Node, Double> posteriors = new HashMap<>();

  private WordConfidence() {}

  /**
   * Computes forward and backward sums over the lattice.
   *
   * @return nothing when the lattice has no beginning or no end
   */
  static Optional<WordConfidence> of(@Nullable Lattice lattice) {
    if (lattice == null || lattice.getInitialNode() == null || lattice.getTerminalNode() == null) {
      return Optional.empty();
    }
    WordConfidence confidence = new WordConfidence();
    List<Node> order = lattice.sortNodes();
    Map<Node, Double> forward = new HashMap<>();
    for (Node node : order) {
      forward.put(
          node,
          sum(
              node.equals(lattice.getInitialNode()),
              node.getEnteringEdges(),
              Edge::getFromNode,
              forward));
    }
    Map<Node, Double> backward = new HashMap<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      Node node = order.get(i);
      backward.put(
          node,
          sum(
              node.equals(lattice.getTerminalNode()),
              node.getLeavingEdges(),
              Edge::getToNode,
              backward));
    }
    double total = forward.getOrDefault(lattice.getTerminalNode(), Double.NEGATIVE_INFINITY);
    for (Node node : order) {
      double log = value(forward, node) + value(backward, node) - total;
      confidence.posteriors.put(node, Math.min(1, Math.exp(log)));
    }
    return Optional.of(confidence);
  }

  /**
   * @param spelling the word as recognised
   * @param startMs start of its span on the lattice's clock
   * @param endMs end of its span
   * @return 0 to 1
   */
  float of(String spelling, long startMs, long endMs) {
    long middle = (startMs + endMs) / 2;
    double sum = 0;
    for (Map.Entry<Node, Double> entry : posteriors.entrySet()) {
      Node node = entry.getKey();
      if (node.getWord().getSpelling().equals(spelling)
          && node.getBeginTime() <= middle
          && middle <= node.getEndTime()) {
        sum += entry.getValue();
      }
    }
    return (float) Math.min(1, sum);
  }

  /** Log of the summed probability of all paths from the lattice's end on this side to the node. */
  private static double sum(
      boolean atEnd,
      Collection<Edge> edges,
      Function<Edge, Node> neighbour,
      Map<Node, Double> known) {
    double largest = atEnd ? 0 : Double.NEGATIVE_INFINITY;
    for (Edge edge : edges) {
      largest = Math.max(largest, value(known, neighbour.apply(edge)) + score(edge));
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      return largest;
    }
    double sum = atEnd ? Math.exp(-largest) : 0;
    for (Edge edge : edges) {
      sum += Math.exp(value(known, neighbour.apply(edge)) + score(edge) - largest);
    }
    return largest + Math.log(sum);
  }

  private static double value(Map<Node, Double> known, Node node) {
    return known.getOrDefault(node, Double.NEGATIVE_INFINITY);
  }

  private static double score(Edge edge) {
    double score = edge.getAcousticScore() + edge.getLMScore();
    return LogMath.getLogMath().logToLn((float) score) / FLATTEN;
  }
}
