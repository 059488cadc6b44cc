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

  private final ClipPredictor clips;
  private final List<LabelledClip> samples;
  private final List<ModelCard.Head> heads;
  private final Map<ModalitySet, Map<Integer, Map<String, double[]>>> known = new HashMap<>();

  /**
   * @throws LacunaException of kind MODEL when the model asks other questions than the set answers
   */
  public AnswerSheet(Predictor predictor, List<LabelledClip> samples) throws LacunaException {
    this.clips = new ClipPredictor(predictor);
    this.samples = List.copyOf(samples);
    this.heads = predictor.card().outputs().allHeads();
    requireFit(predictor.card());
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
    ModalitySet use = given.intersect(clips.card().modalities());
    return clips.card().legalSubsets().contains(use) ? use : ModalitySet.none();
  }

  private void ask(ModalitySet use, List<Integer> rows, CancelToken cancel) throws LacunaException {
    List<FeatureSet> features = rows.stream().map(i -> samples.get(i).features()).toList();
    List<ClipPrediction> said = clips.predictAll(features, use, Predictor.Request.SCORES, cancel);
    Map<Integer, Map<String, double[]>> sheet = known.computeIfAbsent(use, u -> new HashMap<>());
    for (int k = 0; k < rows.size(); k++) {
      sheet.put(rows.get(k), byHead(said.get(k)));
    }
  }

  private Map<String, double[]> byHead(ClipPrediction said) {
    Map<String, double[]> all = new HashMap<>(said.heads());
    said.sentiment().ifPresent(v -> all.put(ModelCard.Head.SENTIMENT, new double[] {v}));
    List<String> labels = clips.card().outputs().emotionLabels();
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
    return new Judged(samples, heads, said);
  }
}
