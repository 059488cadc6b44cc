package org.lacuna.training.kt;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Inputs;
import org.lacuna.training.method.Losses;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Outputs;
import org.lacuna.training.method.Phase;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.Required;
import org.lacuna.training.method.TaskLoss;
import org.lacuna.training.method.TorchExamples;
import org.lacuna.training.nn.Ops;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.TorchOps;

/**
 * Encoders of a knowledge-transfer network by themselves, each with its {@link EvidenceHeads}. A
 * step costs a fraction of one of the whole network, so most of what can be learned from words
 * alone is learned here first; the learned tensors carry the same names.
 */
final class EncoderWarmUp implements Method {

  private final KtNetwork network;
  private final Problem problem;
  private final EvidenceHeads evidence;
  private final ModalitySet trained;

  EncoderWarmUp(KtMethod whole, ModalitySet trained) {
    this.trained = trained;
    network = whole.network();
    problem = whole.problem();
    evidence = new EvidenceHeads(network.config().width(), problem.heads());
  }

  @Override
  public String name() {
    return "KT encoders";
  }

  @Override
  public Problem problem() {
    return problem;
  }

  @Override
  public <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    Map<Modality, Map<String, V>> alone = alone(ops, inputs);
    Map<String, V> scores = new LinkedHashMap<>();
    for (Head head : problem.heads()) {
      V sum = ops.scalar(0f);
      for (Map<String, V> of : alone.values()) {
        sum = ops.add(sum, Required.entry(of, head.name()));
      }
      scores.put(head.name(), ops.scale(sum, 1f / alone.size()));
    }
    return new Outputs<>(scores, alone, new EnumMap<>(Modality.class), List.of());
  }

  private <V> Map<Modality, Map<String, V>> alone(Ops<V> ops, Inputs<V> inputs) {
    Map<Modality, Map<String, V>> alone = new EnumMap<>(Modality.class);
    for (Modality m : trained) {
      Inputs.Channel<V> c = inputs.channel(m);
      alone.put(m, evidence.scores(ops, m, network.encode(ops, m, c), c.observed(ops)));
    }
    return alone;
  }

  @Override
  public Losses loss(Phase phase, Parameters parameters, Examples examples) {
    TorchOps ops = TorchOps.training(parameters, network.config().dropout());
    Inputs<Tensor> given = TorchExamples.given(examples);
    TaskLoss right = TaskLoss.of(problem, examples);
    Tensor sum = torch.zeros(1).squeeze();
    Map<String, Tensor> parts = new LinkedHashMap<>();
    for (Map.Entry<Modality, Map<String, Tensor>> e : alone(ops, given).entrySet()) {
      Tensor counts = ops.any(given.channel(e.getKey()).observed(ops), 1).to(ScalarType.Float);
      Tensor part = right.of(e.getValue(), counts);
      parts.put(e.getKey().key(), part);
      sum = sum.add(part);
    }
    return new Losses(sum, parts);
  }

  @Override
  public boolean takesMissing() {
    return true;
  }

  @Override
  public boolean trainsOnDropped() {
    return false;
  }

  @Override
  public List<ModalitySet> legalSubsets() {
    return problem.subsets().stream().filter(s -> trained.minus(s).isEmpty()).toList();
  }

  @Override
  public String configuration() {
    return "encoders of " + trained + " of " + network.config();
  }
}
