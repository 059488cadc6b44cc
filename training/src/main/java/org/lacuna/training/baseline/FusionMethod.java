package org.lacuna.training.baseline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.lacuna.training.amd.UnimodalNetworks;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Fusion;
import org.lacuna.training.method.Inputs;
import org.lacuna.training.method.Losses;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Outputs;
import org.lacuna.training.method.Phase;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.TaskLoss;
import org.lacuna.training.method.TorchExamples;
import org.lacuna.training.nn.Ops;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.TorchOps;

/**
 * Unimodal networks, one fusion, one prediction: TFN and LMF. Made for complete input; of a missing
 * modality it sees zeros.
 */
public final class FusionMethod implements Method {

  private final String name;
  private final Problem problem;
  private final UnimodalNetworks networks;
  private final Fusion fusion;
  private final double dropout;

  /**
   * @param fusion for the modalities of the problem in the order V, A, L
   */
  public FusionMethod(
      String name, Problem problem, UnimodalNetworks.Sizes sizes, Fusion fusion, double dropout) {
    this.name = name;
    this.problem = problem;
    this.networks = new UnimodalNetworks(problem, sizes);
    this.fusion = fusion;
    this.dropout = dropout;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Problem problem() {
    return problem;
  }

  @Override
  public <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    List<V> parts = new ArrayList<>();
    networks.encode(ops, inputs).values().forEach(e -> parts.add(e.z()));
    V z = fusion.fuse(ops, parts);
    return Outputs.scores(UnimodalNetworks.heads(ops, "head", problem, z, fusion.size()));
  }

  @Override
  public Losses loss(Phase phase, Parameters parameters, Examples examples) {
    TorchOps ops = TorchOps.training(parameters, dropout);
    return task(problem, run(ops, TorchExamples.given(examples)).scores(), examples);
  }

  /** A loss that is nothing but the error of the predictions. */
  static Losses task(Problem problem, Map<String, Tensor> scores, Examples examples) {
    TaskLoss right = TaskLoss.of(problem, examples);
    Map<String, Tensor> parts = new LinkedHashMap<>(right.parts(scores));
    return new Losses(right.of(scores), parts);
  }

  @Override
  public boolean takesMissing() {
    return false;
  }

  @Override
  public boolean trainsOnDropped() {
    return false;
  }

  @Override
  public String configuration() {
    return networks.sizes() + " " + fusion + " dropout " + dropout;
  }
}
