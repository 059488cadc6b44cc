package org.lacuna.training.composites;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.data.Batch;
import org.lacuna.training.data.Dropping;
import org.lacuna.training.data.Sample;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Network;
import org.lacuna.training.method.NetworkScorer;
import org.lacuna.training.method.Outputs;
import org.lacuna.training.method.Required;
import org.lacuna.training.method.TorchExamples;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;

/** Runs a network over fixed samples with every subset of the modalities. */
final class Evaluator {

  private static final int BATCH = 48;

  private final Network network;
  private final Parameters parameters;
  private final List<Sample> samples;

  Evaluator(Network network, Parameters parameters, List<Sample> samples) {
    this.network = network;
    this.parameters = parameters;
    this.samples = List.copyOf(samples);
  }

  /** Predictions for each of the seven subsets. */
  Map<ModalitySet, Outcome> subsets() {
    Map<ModalitySet, Outcome> outcomes = new LinkedHashMap<>();
    for (ModalitySet subset : ModalitySet.nonEmptySubsets()) {
      Outcome outcome = new Outcome();
      for (Batch batch : batches(subset)) {
        Map<String, float[]> scores =
            new NetworkScorer(network, parameters).score(batch.examples());
        outcome.add(
            batch, Required.entry(scores, Head.EMOTIONS), Required.entry(scores, Head.SENTIMENT));
      }
      outcomes.put(subset, outcome);
    }
    return outcomes;
  }

  /**
   * How well a modality is rebuilt from the two others, by feature and in its unit: {@code rmse},
   * {@code corr}, and {@code rmse_of_mean}, the error of always saying the mean.
   */
  Map<String, Map<String, Double>> reconstruction(Modality m, ModelCard.Input input) {
    List<Pairs> pairs = new ArrayList<>();
    for (int d = 0; d < input.dim(); d++) {
      pairs.add(new Pairs());
    }
    for (Batch batch : batches(ModalitySet.all().without(m))) {
      float[] rebuilt =
          Tensors.scopedWithoutGradient(
              () -> Tensors.floats(Required.entry(run(batch).reconstruction(), m)));
      Lane lane = batch.lane(m);
      for (int i = 0; i < rebuilt.length; i++) {
        int d = i % lane.dim();
        if (lane.known()[i] > 0) {
          pairs.get(d).add(rebuilt[i] * input.std()[d], lane.values()[i] * input.std()[d]);
        }
      }
    }
    Map<String, Double> rmse = new LinkedHashMap<>();
    Map<String, Double> corr = new LinkedHashMap<>();
    Map<String, Double> ofMean = new LinkedHashMap<>();
    for (int d = 0; d < input.dim(); d++) {
      String name = input.features().get(d).name();
      rmse.put(name, Outcome.rounded(pairs.get(d).rmse()));
      corr.put(name, Outcome.rounded(pairs.get(d).correlation()));
      ofMean.put(name, Outcome.rounded(pairs.get(d).deviationB()));
    }
    Map<String, Map<String, Double>> tables = new LinkedHashMap<>();
    tables.put("reconstruction_" + m.key() + "_rmse", rmse);
    tables.put("reconstruction_" + m.key() + "_rmse_of_mean", ofMean);
    tables.put("reconstruction_" + m.key() + "_corr", corr);
    return tables;
  }

  /** The modalities that the method rebuilds. */
  ModalitySet rebuilt() {
    return Tensors.scopedWithoutGradient(
        () -> ModalitySet.of(run(batches(ModalitySet.all()).get(0)).reconstruction().keySet()));
  }

  private Outputs<Tensor> run(Batch batch) {
    return network.run(TorchOps.inference(parameters), TorchExamples.given(batch.examples()));
  }

  private List<Batch> batches(ModalitySet subset) {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < samples.size(); from += BATCH) {
      List<Sample> part = samples.subList(from, Math.min(samples.size(), from + BATCH));
      batches.add(Batch.of(part, Collections.nCopies(part.size(), Dropping.only(subset))));
    }
    return batches;
  }
}
