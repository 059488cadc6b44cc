package org.lacuna.inference.testset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.clip.ClipPredictor;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;

/**
 * What one model says about the samples of a test set. A sample with the same modalities given is
 * asked about once, so that curves of random missing cost nothing beyond the seven subsets. One
 * thread at a time; does not close the model.
 */
public final class AnswerSheet {

  /** Clips aligned at a time: bounds memory. */
  private static final int TOGETHER = 64;

  private final Source source;
  private final ModalitySet reads;
  private final List<ModalitySet> legal;
  private final List<LabelledClip> samples;
  private final List<ModelCard.Head> heads;
  private final Map<ModalitySet, Map<Integer, Map<String, double[]>>> known = new HashMap<>();

  /** Where answers come from. */
  @FunctionalInterface
  public interface Source {

    /**
     * The answers to some samples.
     *
     * @param use what is given of each, never empty
     * @param rows indices of the samples
     * @return by head, one a row in their order; a row without answers is empty
     * @throws LacunaException of kind MODEL when the network fails
     */
    List<Map<String, double[]>> answers(ModalitySet use, List<Integer> rows, CancelToken cancel)
        throws LacunaException;
  }

  /**
   * A sheet of answers that come from anywhere.
   *
   * @param heads what is answered
   * @param reads modalities that the model reads
   * @param legal subsets that it may be given
   */
  public AnswerSheet(
      List<LabelledClip> samples,
      List<ModelCard.Head> heads,
      ModalitySet reads,
      List<ModalitySet> legal,
      Source source) {
    this.samples = List.copyOf(samples);
    this.heads = List.copyOf(heads);
    this.reads = reads;
    this.legal = List.copyOf(legal);
    this.source = source;
  }

  /**
   * Asks a model.
   *
   * @throws LacunaException of kind MODEL when the model asks other questions than the set answers
   */
  public AnswerSheet(Predictor predictor, List<LabelledClip> samples) throws LacunaException {
    this(
        samples,
        predictor.card().outputs().allHeads(),
        predictor.card().modalities(),
        predictor.card().legalSubsets(),
        asking(new ClipPredictor(predictor), samples));
    requireFit(predictor.card());
  }

  private static Source asking(ClipPredictor clips, List<LabelledClip> samples) {
    List<String> labels = clips.card().outputs().emotionLabels();
    return (use, rows, cancel) -> {
      List<FeatureSet> features = rows.stream().map(i -> samples.get(i).features()).toList();
      return clips.predictAll(features, use, Predictor.Request.SCORES, cancel).stream()
          .map(said -> byHead(said, labels))
          .toList();
    };
  }

  private void requireFit(ModelCard card) throws LacunaException {
    boolean any = false;
    for (ModelCard.Head head : heads) {
      for (LabelledClip sample : samples) {
        double[] answers = sample.answers(head);
        if (answers.length != head.questions().size()) {
          throw new LacunaException(
              Kind.MODEL,
              "The model \"%s\" answers %d questions of \"%s\", and the data have %d labels for it: use a model that was trained on data like these."
                  .formatted(card.name(), head.questions().size(), head.name(), answers.length));
        }
        any |= !Arrays.stream(answers).allMatch(Double::isNaN);
      }
    }
    if (!any) {
      throw new LacunaException(
          Kind.MODEL,
          "The model \"%s\" says %s, of which the data have no labels: use other data or another model."
              .formatted(card.name(), heads.stream().map(ModelCard.Head::name).toList()));
    }
  }

  /**
   * Asks about every sample.
   *
   * @param given what the model is given; what it cannot read is left out
   * @throws LacunaException of kind MODEL when the features do not fit the model's card
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public Judged judge(Given given, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    List<ModalitySet> uses = new ArrayList<>();
    Map<ModalitySet, List<Integer>> open = new LinkedHashMap<>();
    int asked = 0;
    for (int i = 0; i < samples.size(); i++) {
      ModalitySet use = readable(given.of(i, samples.get(i).features().available()));
      uses.add(use);
      if (!use.isEmpty() && !known.computeIfAbsent(use, u -> new HashMap<>()).containsKey(i)) {
        open.computeIfAbsent(use, u -> new ArrayList<>()).add(i);
        asked++;
      }
    }
    int done = 0;
    for (Map.Entry<ModalitySet, List<Integer>> e : open.entrySet()) {
      for (int from = 0; from < e.getValue().size(); from += TOGETHER) {
        cancel.check();
        int to = Math.min(e.getValue().size(), from + TOGETHER);
        ask(e.getKey(), e.getValue().subList(from, to), cancel);
        done += to - from;
        progress.progress((double) done / asked, "Predicting");
      }
    }
    return judged(uses);
  }

  /** What the model reads of it; nothing where the rest is not a subset that it is made for. */
  private ModalitySet readable(ModalitySet given) {
    ModalitySet use = given.intersect(reads);
    return legal.contains(use) ? use : ModalitySet.none();
  }

  private void ask(ModalitySet use, List<Integer> rows, CancelToken cancel) throws LacunaException {
    List<Map<String, double[]>> said = source.answers(use, rows, cancel);
    Map<Integer, Map<String, double[]>> sheet = known.computeIfAbsent(use, u -> new HashMap<>());
    for (int k = 0; k < rows.size(); k++) {
      sheet.put(rows.get(k), said.get(k));
    }
  }

  private static Map<String, double[]> byHead(ClipPrediction said, List<String> labels) {
    Map<String, double[]> all = new HashMap<>(said.heads());
    said.sentiment().ifPresent(v -> all.put(ModelCard.Head.SENTIMENT, new double[] {v}));
    if (!said.emotions().isEmpty()) {
      all.put(
          ModelCard.Head.EMOTIONS,
          labels.stream().mapToDouble(l -> said.emotions().getOrDefault(l, 0.0)).toArray());
    }
    return all;
  }

  private Judged judged(List<ModalitySet> uses) {
    Map<String, double[][]> said = new LinkedHashMap<>();
    for (ModelCard.Head head : heads) {
      double[][] rows = new double[samples.size()][0];
      for (int i = 0; i < rows.length; i++) {
        rows[i] =
            known
                .getOrDefault(uses.get(i), Map.of())
                .getOrDefault(i, Map.of())
                .getOrDefault(head.name(), new double[0]);
      }
      said.put(head.name(), rows);
    }
    return new Judged(samples, heads, said, uses);
  }
}
