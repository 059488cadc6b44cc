package org.lacuna.inference.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.model.AttentionMap;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelCard.Outputs;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Windows to tensors and back, as a model card lays down. */
final class TensorCodec {

  private TensorCodec() {}

  /** Every input tensor that the card names. */
  static Set<String> inputNames(ModelCard card) {
    Set<String> names = new LinkedHashSet<>();
    for (Modality m : card.modalities()) {
      ModelCard.Input in = card.input(m).orElseThrow();
      names.add(in.tensor());
      addIfNamed(names, in.mask());
      addIfNamed(names, in.time());
      addIfNamed(names, in.length());
    }
    return names;
  }

  /** The output tensors that a request needs. */
  static Set<String> outputNames(ModelCard card, Predictor.Request request) {
    Set<String> names = new LinkedHashSet<>();
    card.outputs().allHeads().forEach(h -> names.add(h.tensor()));
    if (request.reconstructions()) {
      names.addAll(card.outputs().reconstruction().values());
    }
    if (request.attention()) {
      card.outputs().attention().forEach(a -> names.add(a.tensor()));
    }
    return names;
  }

  private static void addIfNamed(Set<String> names, @Nullable String name) {
    if (name != null) {
      names.add(name);
    }
  }

  /** Pads the windows of a batch to a common length. */
  static Map<String, OnnxValue> encode(ModelCard card, List<ModelInput> batch) {
    Map<String, OnnxValue> tensors = new LinkedHashMap<>();
    for (Modality m : card.modalities()) {
      ModelCard.Input in = card.input(m).orElseThrow();
      encode(in, m, batch, tensors);
    }
    return tensors;
  }

  private static void encode(
      ModelCard.Input in, Modality m, List<ModelInput> batch, Map<String, OnnxValue> tensors) {
    int n = batch.size();
    int steps = longest(batch, m);
    int dim = in.dim();
    float[] values = new float[n * steps * dim];
    float[] mask = new float[n * steps];
    float[] time = new float[n * steps];
    long[] length = new long[n];
    for (int b = 0; b < n; b++) {
      ModelInput window = batch.get(b);
      Channel c = window.channel(m);
      System.arraycopy(c.values(), 0, values, b * steps * dim, c.steps() * dim);
      length[b] = c.steps();
      for (int t = 0; t < c.steps(); t++) {
        mask[b * steps + t] = c.mask()[t] ? 1 : 0;
        double centre = (c.startUs()[t] + c.endUs()[t]) / 2.0 - window.startUs();
        time[b * steps + t] = (float) (centre / 1e6);
      }
    }
    tensors.put(in.tensor(), OnnxValue.floats(values, n, steps, dim));
    if (in.mask() != null) {
      tensors.put(in.mask(), OnnxValue.floats(mask, n, steps));
    }
    if (in.time() != null) {
      tensors.put(in.time(), OnnxValue.floats(time, n, steps));
    }
    if (in.length() != null) {
      tensors.put(in.length(), OnnxValue.longs(length, n));
    }
  }

  private static int longest(List<ModelInput> batch, Modality m) {
    int steps = 1;
    for (ModelInput window : batch) {
      steps = Math.max(steps, window.channel(m).steps());
    }
    return steps;
  }

  /** Cuts the outputs back into windows, without their padding. */
  static List<Prediction> decode(
      ModelCard card, List<ModelInput> batch, Map<String, OnnxValue> out, Predictor.Request request)
      throws LacunaException {
    List<Prediction> predictions = new ArrayList<>();
    for (int b = 0; b < batch.size(); b++) {
      ModelInput window = batch.get(b);
      predictions.add(
          new Prediction(
              window.startUs(),
              window.endUs(),
              window.observed(),
              sentiment(card, out, b),
              emotions(card, out, b),
              request.reconstructions() ? reconstructions(card, window, out, b) : Map.of(),
              request.attention() ? attention(card, window, out, b) : List.of(),
              heads(card, out, b)));
    }
    return predictions;
  }

  private static OptionalDouble sentiment(ModelCard card, Map<String, OnnxValue> out, int b)
      throws LacunaException {
    String name = card.outputs().sentiment();
    if (name == null) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(finite(scores(card, out, name, 1, b)[0], card, name));
  }

  private static Map<String, Double> emotions(ModelCard card, Map<String, OnnxValue> out, int b)
      throws LacunaException {
    String name = card.outputs().emotions();
    if (name == null) {
      return Map.of();
    }
    List<String> labels = card.outputs().emotionLabels();
    float[] said = scores(card, out, name, labels.size(), b);
    double[] p = new double[said.length];
    for (int k = 0; k < p.length; k++) {
      p[k] = finite(said[k], card, name);
    }
    if (Outputs.LOGITS.equals(card.outputs().emotionScores())) {
      softmax(p);
    }
    Map<String, Double> emotions = new LinkedHashMap<>();
    for (int k = 0; k < p.length; k++) {
      emotions.put(labels.get(k), p[k]);
    }
    return emotions;
  }

  private static void softmax(double[] scores) {
    double most = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      scores[k] = Math.exp(scores[k] - most);
      sum += scores[k];
    }
    for (int k = 0; k < scores.length; k++) {
      scores[k] /= sum;
    }
  }

  /** The numbers of one window; an output of another size than the card says is refused. */
  private static float[] scores(
      ModelCard card, Map<String, OnnxValue> out, String name, int width, int b)
      throws LacunaException {
    OnnxValue v = value(out, name);
    int windows = v.shape().length == 0 ? 1 : (int) v.shape()[0];
    if (v.floatData().length != windows * width || b >= windows) {
      throw new LacunaException(
          Kind.MODEL,
          "The model \"%s\" gives %d numbers as \"%s\" where %d a window were expected."
              .formatted(card.name(), v.floatData().length, name, width));
    }
    return Arrays.copyOfRange(v.floatData(), b * width, (b + 1) * width);
  }

  private static Map<String, double[]> heads(ModelCard card, Map<String, OnnxValue> out, int b)
      throws LacunaException {
    Map<String, double[]> heads = new LinkedHashMap<>();
    List<ModelCard.Head> named = card.outputs().heads();
    for (ModelCard.Head head : named == null ? List.<ModelCard.Head>of() : named) {
      float[] all = scores(card, out, head.tensor(), head.width(), b);
      double[] said = new double[head.width()];
      for (int k = 0; k < said.length; k++) {
        said[k] = finite(all[k], card, head.tensor());
      }
      heads.put(head.name(), said);
    }
    return heads;
  }

  private static double finite(float v, ModelCard card, String output) throws LacunaException {
    if (!Float.isFinite(v)) {
      throw new LacunaException(
          Kind.MODEL,
          "The model \""
              + card.name()
              + "\" gave a value of \""
              + output
              + "\" that is no number.");
    }
    return v;
  }

  private static Map<Modality, float[]> reconstructions(
      ModelCard card, ModelInput window, Map<String, OnnxValue> out, int b) {
    Map<Modality, float[]> rebuilt = new EnumMap<>(Modality.class);
    for (Modality m : card.modalities()) {
      String name = card.outputs().reconstruction().get(m.key());
      ModalitySet others = window.observed().without(m);
      if (name == null || others.isEmpty()) {
        continue;
      }
      OnnxValue v = value(out, name);
      Channel c = window.channel(m);
      int padded = (int) v.shape()[1];
      float[] rows = new float[c.steps() * c.dim()];
      System.arraycopy(v.floatData(), b * padded * c.dim(), rows, 0, rows.length);
      rebuilt.put(m, rows);
    }
    return rebuilt;
  }

  private static List<AttentionMap> attention(
      ModelCard card, ModelInput window, Map<String, OnnxValue> out, int b) {
    List<AttentionMap> maps = new ArrayList<>();
    for (ModelCard.Attention a : card.outputs().attention()) {
      Modality source = Modality.ofKey(a.source()).orElseThrow();
      Modality target = Modality.ofKey(a.target()).orElseThrow();
      int rows = window.channel(target).steps();
      int columns = window.channel(source).steps();
      OnnxValue v = value(out, a.tensor());
      // A network of one layer may leave the axis of layers out.
      int rank = v.shape().length;
      int paddedRows = (int) v.shape()[rank - 2];
      int paddedColumns = (int) v.shape()[rank - 1];
      int planes = a.layers() * a.heads();
      float[] weights = new float[planes * rows * columns];
      for (int p = 0; p < planes; p++) {
        for (int r = 0; r < rows; r++) {
          int from = ((b * planes + p) * paddedRows + r) * paddedColumns;
          System.arraycopy(v.floatData(), from, weights, (p * rows + r) * columns, columns);
        }
      }
      maps.add(new AttentionMap(source, target, a.layers(), a.heads(), rows, columns, weights));
    }
    return maps;
  }

  private static OnnxValue value(Map<String, OnnxValue> out, String name) {
    OnnxValue v = out.get(name);
    if (v == null) {
      throw new IllegalStateException("the network did not return " + name);
    }
    return v;
  }
}
