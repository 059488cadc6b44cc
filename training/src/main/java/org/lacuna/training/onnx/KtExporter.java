package org.lacuna.training.onnx;

import static org.lacuna.training.method.Required.entry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.kt.Emotion;
import org.lacuna.training.kt.KtConfig;
import org.lacuna.training.kt.KtNetwork;
import org.lacuna.training.kt.KtOutputs;
import org.lacuna.training.method.Direction;
import org.lacuna.training.method.Inputs;

/**
 * Writes a trained knowledge-transfer network as ONNX with the tensor names of the model card. The
 * temperature is part of the file: {@code emotions} are calibrated probabilities. Sentiment is held
 * within [-3, 3].
 */
public final class KtExporter {

  private static final String SENTIMENT = "sentiment";
  private static final String PROBABILITIES = "emotions";

  private KtExporter() {}

  /**
   * @param weights trained values by parameter name
   * @param temperature divides the logits, positive
   * @param metadata properties that are written into the file
   * @return the bytes of {@code model.onnx}; the same arguments give the same bytes
   */
  public static byte[] export(
      KtNetwork network,
      Map<String, float[]> weights,
      double temperature,
      Map<String, String> metadata) {
    KtConfig config = network.config();
    OnnxGraph graph = new OnnxGraph("knowledge_transfer");
    OnnxOps ops = new OnnxOps(graph, weights);
    Map<Modality, Inputs.Channel<String>> channels = new EnumMap<>(Modality.class);
    for (Modality m : Modality.values()) {
      channels.put(m, inputs(graph, ops, m, config.dim(m)));
    }
    KtOutputs<String> out = network.run(ops, new Inputs<>(channels));

    graph.alias(ops.clip(out.sentiment(), -3f, 3f), SENTIMENT);
    graph.output(SENTIMENT, OnnxGraph.Type.FLOAT, "B", 1);
    graph.alias(ops.softmax(ops.scale(out.emotions(), (float) (1 / temperature))), PROBABILITIES);
    graph.output(PROBABILITIES, OnnxGraph.Type.FLOAT, "B", KtConfig.EMOTIONS);
    for (Modality m : config.readouts()) {
      String name = reconstructed(m);
      graph.alias(entry(out.readRebuilt(), m), name);
      graph.output(name, OnnxGraph.Type.FLOAT, "B", steps(m), config.dim(m));
    }
    for (Map.Entry<Direction, String> e : out.attention().entrySet()) {
      Direction d = e.getKey();
      graph.alias(e.getValue(), attention(d));
      graph.output(
          attention(d),
          OnnxGraph.Type.FLOAT,
          "B",
          config.layers(),
          config.heads(),
          steps(d.target()),
          steps(d.source()));
    }
    metadata.forEach(graph::metadata);
    return graph.toBytes();
  }

  /** The outputs as a model card names them. */
  public static ModelCard.Outputs outputs(KtConfig config) {
    Map<String, String> reconstruction = new LinkedHashMap<>();
    for (Modality m : config.readouts()) {
      reconstruction.put(m.key(), reconstructed(m));
    }
    List<ModelCard.Attention> attention = new ArrayList<>();
    for (Direction d : Direction.all()) {
      if (config.targets().contains(d.target())) {
        attention.add(
            new ModelCard.Attention(
                attention(d), d.source().key(), d.target().key(), config.layers(), config.heads()));
      }
    }
    return new ModelCard.Outputs(
        SENTIMENT, PROBABILITIES, Emotion.labels(), reconstruction, attention);
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
