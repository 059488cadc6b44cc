package org.lacuna.inference.drop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lacuna.inference.align.Aligner;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * Why a score is what it is: each part of a modality is masked in turn and the network is asked
 * again, so that the difference is the network's own and no estimate. One network call judges many
 * parts. Occlusion as in M. Zeiler and R. Fergus, "Visualizing and Understanding Convolutional
 * Networks" (ECCV 2014), with masks in place of grey patches.
 *
 * <p>As thread-safe as the predictor: one thread at a time. Does not close it.
 */
public final class Occlusion {

  /** Windows in one network call: few, so that a cancelled run makes way at once. */
  private static final int BATCH = 8;

  private final Predictor predictor;
  private final Aligner aligner;

  public Occlusion(Predictor predictor) {
    this.predictor = predictor;
    this.aligner = new Aligner(predictor.card());
  }

  /** A part of one window, what was said with it, and what the network is shown without it. */
  private record Part(Prediction before, long startUs, long endUs, ModelInput input) {}

  /**
   * Masks one part after the other.
   *
   * @param features the clip
   * @param use the modalities that the network is shown
   * @param of the modality whose parts are masked; nothing comes back when it is not shown
   * @param partUs least length of a part, microseconds; a part is a run of whole steps, and on a
   *     grid of words a length of 0 makes every word a part
   * @return one entry for each part that holds something observed, in time order
   * @throws LacunaException of kind MODEL when the features do not fit or the network fails
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public List<Influence> of(
      FeatureSet features, ModalitySet use, Modality of, long partUs, CancelToken cancel)
      throws LacunaException {
    if (!use.contains(of) || predictor.card().input(of).isEmpty()) {
      return List.of();
    }
    List<ModelInput> windows = aligner.align(features, use);
    List<Prediction> whole = predict(observed(windows), cancel);
    List<Influence> influences = new ArrayList<>();
    List<Part> waiting = new ArrayList<>();
    int next = 0;
    for (ModelInput window : windows) {
      if (window.observed().isEmpty()) {
        continue;
      }
      Prediction before = whole.get(next++);
      for (Part part : parts(before, window, of, partUs)) {
        waiting.add(part);
        if (waiting.size() == BATCH) {
          influences.addAll(influences(waiting, of, cancel));
          waiting.clear();
        }
      }
    }
    influences.addAll(influences(waiting, of, cancel));
    return List.copyOf(influences);
  }

  private List<Influence> influences(List<Part> parts, Modality of, CancelToken cancel)
      throws LacunaException {
    List<Prediction> answers = predict(observed(parts.stream().map(Part::input).toList()), cancel);
    List<Influence> influences = new ArrayList<>();
    int next = 0;
    for (Part part : parts) {
      boolean judged = !part.input().observed().isEmpty();
      Prediction after =
          judged ? answers.get(next++) : Prediction.none(part.startUs(), part.endUs());
      influences.add(influence(part, after, of));
    }
    return influences;
  }

  private static Influence influence(Part part, Prediction after, Modality of) {
    Prediction before = part.before();
    OptionalDouble sentiment =
        before.sentiment().isPresent() && after.sentiment().isPresent()
            ? OptionalDouble.of(after.sentiment().getAsDouble() - before.sentiment().getAsDouble())
            : OptionalDouble.empty();
    Map<String, Double> emotions = new LinkedHashMap<>();
    after
        .emotions()
        .forEach((label, p) -> emotions.put(label, p - before.emotions().getOrDefault(label, 0.0)));
    return new Influence(of, part.startUs(), part.endUs(), sentiment, emotions);
  }

  private static List<ModelInput> observed(List<ModelInput> inputs) {
    return inputs.stream().filter(i -> !i.observed().isEmpty()).toList();
  }

  private List<Prediction> predict(List<ModelInput> inputs, CancelToken cancel)
      throws LacunaException {
    List<Prediction> all = new ArrayList<>();
    for (int from = 0; from < inputs.size(); from += BATCH) {
      cancel.check();
      List<ModelInput> some = inputs.subList(from, Math.min(inputs.size(), from + BATCH));
      all.addAll(predictor.predict(some, Predictor.Request.SCORES, cancel));
    }
    return all;
  }

  /** Runs of whole steps, each at least that long but the last. */
  private static List<Part> parts(Prediction before, ModelInput input, Modality of, long partUs) {
    Channel channel = input.channel(of);
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int t = 0; t < channel.steps(); t++) {
      boolean full = channel.endUs()[t] - channel.startUs()[from] >= partUs;
      if (full || t == channel.steps() - 1) {
        if (anyObserved(channel, from, t + 1)) {
          parts.add(
              new Part(
                  before,
                  channel.startUs()[from],
                  channel.endUs()[t],
                  without(input, of, from, t + 1)));
        }
        from = t + 1;
      }
    }
    return parts;
  }

  private static boolean anyObserved(Channel channel, int from, int to) {
    for (int t = from; t < to; t++) {
      if (channel.mask()[t]) {
        return true;
      }
    }
    return false;
  }

  private static ModelInput without(ModelInput input, Modality of, int from, int to) {
    Map<Modality, Channel> channels = new EnumMap<>(Modality.class);
    channels.putAll(input.channels());
    Channel c = input.channel(of);
    float[] values = c.values().clone();
    boolean[] mask = c.mask().clone();
    for (int t = from; t < to; t++) {
      mask[t] = false;
      Arrays.fill(values, t * c.dim(), (t + 1) * c.dim(), 0f);
    }
    channels.put(of, new Channel(c.steps(), c.dim(), values, mask, c.startUs(), c.endUs()));
    return new ModelInput(input.startUs(), input.endUs(), channels);
  }
}
