package org.lacuna.app.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.lacuna.inference.model.AttentionMap;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;

/** A made-up network whose answers depend on what it sees and on nothing else. */
public final class SamplePredictor implements Predictor {

  private final ModelCard card = SampleCard.card();
  private int closed;

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public Device device() {
    return new Device("cpu", "No CUDA device was found, so the network runs on the CPU.");
  }

  @Override
  public List<Prediction> predict(List<ModelInput> windows, Request request, CancelToken cancel) {
    cancel.check();
    return windows.stream().map(w -> one(w, request)).toList();
  }

  private Prediction one(ModelInput in, Request request) {
    ModalitySet used = in.observed();
    double base = Math.sin(in.startUs() / 3e6);
    double sentiment =
        1.6 * base
            + (used.contains(Modality.LANGUAGE) ? 0.9 : 0)
            - (used.contains(Modality.AUDIO) ? 0.3 : 0)
            + (used.contains(Modality.VISION) ? 0.4 : 0);
    Map<Modality, float[]> rebuilt = Map.of();
    if (request.reconstructions() && !used.without(Modality.AUDIO).isEmpty()) {
      rebuilt = Map.of(Modality.AUDIO, rebuilt(in, used));
    }
    return new Prediction(
        in.startUs(),
        in.endUs(),
        used,
        OptionalDouble.of(sentiment),
        emotions(sentiment),
        rebuilt,
        request.attention() ? attention(in, used) : List.of());
  }

  private static Map<String, Double> emotions(double sentiment) {
    double[] raw = {
      1, Math.exp(sentiment), Math.exp(-1.2 * sentiment), 0.5 * Math.exp(-0.4 * sentiment)
    };
    double sum = 0;
    for (double r : raw) {
      sum += r;
    }
    Map<String, Double> out = new LinkedHashMap<>();
    for (int i = 0; i < raw.length; i++) {
      out.put(SampleCard.EMOTIONS.get(i), raw[i] / sum);
    }
    return out;
  }

  private float[] rebuilt(ModelInput in, ModalitySet used) {
    int steps = channel(in, Modality.AUDIO).steps();
    int dim = SampleClips.AUDIO.size();
    float[] out = new float[steps * dim];
    for (int t = 0; t < steps; t++) {
      double s = channel(in, Modality.AUDIO).startUs()[t] / 1e6;
      for (int d = 0; d < dim; d++) {
        out[t * dim + d] = (float) (0.8 * Math.sin(s * (1.1 + 0.17 * d) + d + 0.2 * used.size()));
      }
    }
    return out;
  }

  private static Channel channel(ModelInput in, Modality m) {
    return Objects.requireNonNull(in.channels().get(m));
  }

  private List<AttentionMap> attention(ModelInput in, ModalitySet used) {
    List<AttentionMap> maps = new ArrayList<>();
    for (ModelCard.Attention a : card.outputs().attention()) {
      Modality source = Modality.ofKey(a.source()).orElseThrow();
      Modality target = Modality.ofKey(a.target()).orElseThrow();
      maps.add(map(in, source, target, used.contains(source)));
    }
    return maps;
  }

  private static AttentionMap map(ModelInput in, Modality source, Modality target, boolean seen) {
    Channel s = channel(in, source);
    Channel t = channel(in, target);
    int rows = t.steps();
    int columns = s.steps();
    int planes = SampleCard.LAYERS * SampleCard.HEADS;
    float[] w = new float[planes * rows * columns];
    for (int p = 0; seen && p < planes; p++) {
      for (int r = 0; r < rows; r++) {
        double sum = 0;
        int at = (p * rows + r) * columns;
        for (int c = 0; c < columns; c++) {
          double apart = (s.startUs()[c] - t.startUs()[r]) / 1e6 - 0.15 * p;
          double weight = Math.exp(-apart * apart * 3) + 0.15 * Math.exp(Math.sin(c * 1.3 + p));
          w[at + c] = (float) weight;
          sum += weight;
        }
        for (int c = 0; c < columns; c++) {
          w[at + c] /= (float) sum;
        }
      }
    }
    return new AttentionMap(source, target, SampleCard.LAYERS, SampleCard.HEADS, rows, columns, w);
  }

  /** How often it was closed. */
  public int closed() {
    return closed;
  }

  @Override
  public void close() {
    closed++;
  }
}
