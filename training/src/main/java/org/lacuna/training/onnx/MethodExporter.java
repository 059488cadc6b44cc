package org.lacuna.training.onnx;

import static org.lacuna.training.method.Required.entry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Direction;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Inputs;
import org.lacuna.training.method.Network;
import org.lacuna.training.method.Outputs;
import org.lacuna.training.method.Problem;

/**
 * Writes a trained method as ONNX with the tensor names of the model card. The temperatures are
 * part of the file: classes come out as calibrated probabilities, numbers within their bounds.
 * Scores of single modalities are named after both, for example {@code sentiment_vision}.
 */
public final class MethodExporter {

  private MethodExporter() {}

  /**
   * What was written.
   *
   * @param network bytes of {@code model.onnx}; the same arguments give the same bytes
   * @param outputs the outputs as a model card names them
   */
  public record Exported(byte[] network, ModelCard.Outputs outputs) {}

  /**
   * @param weights trained values by parameter name; more than the network needs is no error
   * @param temperatures by name of the head, positive, divides its logits; 1 where there is none
   * @param metadata properties that are written into the file
   */
  public static Exported export(
      Network network,
      Map<String, float[]> weights,
      Map<String, Double> temperatures,
      Map<String, String> metadata) {
    Problem problem = network.problem();
    OnnxGraph graph = new OnnxGraph(network.name());
    OnnxOps ops = new OnnxOps(graph, weights);
    Map<Modality, Inputs.Channel<String>> channels = new EnumMap<>(Modality.class);
    for (Modality m : problem.modalities()) {
      channels.put(m, inputs(graph, ops, m, problem.dim(m)));
    }
    Outputs<String> out = network.run(ops, new Inputs<>(channels));
    for (Head head : problem.heads()) {
      double temperature = temperatures.getOrDefault(head.name(), 1.0);
      score(graph, ops, head, head.name(), entry(out.scores(), head.name()), temperature);
      out.alone()
          .forEach(
              (m, scores) -> {
                String name = head.name() + "_" + m.key();
                score(graph, ops, head, name, entry(scores, head.name()), temperature);
              });
    }
    out.reconstruction()
        .forEach((m, v) -> write(graph, v, reconstructed(m), "B", steps(m), problem.dim(m)));
    for (Outputs.Attention<String> a : out.attention()) {
      Direction d = a.direction();
      write(
          graph,
          a.weights(),
          attention(d),
          "B",
          a.layers(),
          a.heads(),
          steps(d.target()),
          steps(d.source()));
    }
    metadata.forEach(graph::metadata);
    return new Exported(graph.toBytes(), outputs(network, out));
  }

  private static void score(
      OnnxGraph graph, OnnxOps ops, Head head, String name, String scores, double temperature) {
    String said =
        switch (head.kind()) {
          case CLASSES -> head.probabilities(ops, ops.scale(scores, (float) (1 / temperature)));
          case REGRESSION -> ops.clip(scores, head.low(), head.high());
        };
    write(graph, said, name, "B", head.width());
  }

  private static void write(OnnxGraph graph, String value, String name, Object... dims) {
    graph.alias(value, name);
    graph.output(name, OnnxGraph.Type.FLOAT, dims);
  }

  private static ModelCard.Outputs outputs(Network network, Outputs<String> out) {
    Problem problem = network.problem();
    Map<String, String> reconstruction = new LinkedHashMap<>();
    out.reconstruction().keySet().forEach(m -> reconstruction.put(m.key(), reconstructed(m)));
    List<ModelCard.Attention> attention = new ArrayList<>();
    for (Outputs.Attention<String> a : out.attention()) {
      Direction d = a.direction();
      attention.add(
          new ModelCard.Attention(
              attention(d), d.source().key(), d.target().key(), a.layers(), a.heads()));
    }
    Head sentiment = single(problem, Head.SENTIMENT, Head.Kind.REGRESSION);
    Head emotions = single(problem, Head.EMOTIONS, Head.Kind.CLASSES);
    List<ModelCard.Head> others = new ArrayList<>();
    for (Head head : problem.heads()) {
      if (!head.equals(sentiment) && !head.equals(emotions)) {
        others.add(named(head));
      }
    }
    boolean all = network.legalSubsets().containsAll(problem.subsets());
    return new ModelCard.Outputs(
        sentiment == null ? null : Head.SENTIMENT,
        emotions == null ? null : Head.EMOTIONS,
        emotions == null ? List.of() : emotions.labels(),
        reconstruction,
        attention,
        others.isEmpty() ? null : others,
        all ? null : network.legalSubsets().stream().map(ModalitySet::toString).toList(),
        network.takesMissing() ? null : ModelCard.Outputs.ZEROS);
  }

  private static ModelCard.Head named(Head head) {
    return switch (head.kind()) {
      case REGRESSION ->
          ModelCard.Head.numbers(head.name(), head.name(), head.asked(), head.low(), head.high());
      case CLASSES -> ModelCard.Head.choices(head.name(), head.name(), head.asked(), head.labels());
    };
  }

  /** A head that the card has a name for: one question of that kind. */
  private static @Nullable Head single(Problem problem, String name, Head.Kind kind) {
    for (Head head : problem.heads()) {
      // the card's sentiment is on the scale from -3 to 3; another scale is a head of its own
      boolean scale = kind == Head.Kind.CLASSES || (head.low() >= -3 && head.high() <= 3);
      if (head.name().equals(name) && head.kind() == kind && head.questions() == 1 && scale) {
        return head;
      }
    }
    return null;
  }

  /** Name of the tensor with the features of a modality. */
  public static String values(Modality m) {
    return m.key();
  }

  public static String mask(Modality m) {
    return m.key() + "_mask";
  }

  public static String time(Modality m) {
    return m.key() + "_time";
  }

  public static String length(Modality m) {
    return m.key() + "_length";
  }

  private static String reconstructed(Modality m) {
    return "reconstructed_" + m.key();
  }

  private static String attention(Direction d) {
    return "attention_" + d.key();
  }

  private static String steps(Modality m) {
    return "T_" + m.key();
  }

  private static Inputs.Channel<String> inputs(OnnxGraph graph, OnnxOps ops, Modality m, int dim) {
    String values = graph.input(values(m), OnnxGraph.Type.FLOAT, "B", steps(m), dim);
    String mask = graph.input(mask(m), OnnxGraph.Type.FLOAT, "B", steps(m));
    String time = graph.input(time(m), OnnxGraph.Type.FLOAT, "B", steps(m));
    String length = graph.input(length(m), OnnxGraph.Type.INT64, "B");
    return new Inputs.Channel<>(values, mask, time, ops.toFloat(length));
  }
}
