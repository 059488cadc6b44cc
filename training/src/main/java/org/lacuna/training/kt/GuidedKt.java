package org.lacuna.training.kt;

import static org.lacuna.training.method.Required.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Inputs;
import org.lacuna.training.method.Losses;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Network;
import org.lacuna.training.method.Outputs;
import org.lacuna.training.method.Phase;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.TaskLoss;
import org.lacuna.training.method.TorchExamples;
import org.lacuna.training.nn.Ops;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.TorchOps;

/**
 * The knowledge-transfer network, trained with more guidance than the paper has: what is encoded of
 * some modalities must by itself say what is asked ({@link EvidenceHeads}). What is predicted, and
 * how, is unchanged.
 */
public final class GuidedKt implements Method {

  private final KtMethod whole;
  private final double weight;
  private final ModalitySet guided;
  private final EvidenceHeads evidence;

  /**
   * @param whole a network that serves every subset
   * @param weight of the evidence in the loss
   * @param guided modalities that are guided, and whose encoders are trained first
   */
  public GuidedKt(KtMethod whole, double weight, ModalitySet guided) {
    this.whole = whole;
    this.weight = weight;
    this.guided = guided;
    evidence = new EvidenceHeads(whole.network().config().width(), whole.problem().heads());
  }

  /** The encoders by themselves, to be trained first with the same learned tensors. */
  public Method encoders() {
    return new EncoderWarmUp(whole, guided);
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public Problem problem() {
    return whole.problem();
  }

  @Override
  public <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    return whole.run(ops, inputs);
  }

  @Override
  public Losses loss(Phase phase, Parameters parameters, Examples examples) {
    KtConfig config = whole.network().config();
    TorchOps ops = TorchOps.training(parameters, config.dropout());
    Inputs<Tensor> given = TorchExamples.given(examples);
    KtOutputs<Tensor> out = whole.network().runWithoutAttention(ops, given);
    KtLosses.Targets targets = whole.targets(parameters, examples);
    KtLosses.Parts loss = KtLosses.compute(config, out, targets);
    Tensor guidance = guidance(ops, out, targets.right()).mul(new Scalar((float) weight));
    Map<String, Tensor> parts = new LinkedHashMap<>(loss.task());
    parts.put("consistency", loss.consistency());
    parts.put("readout", loss.readout());
    parts.put("evidence", guidance);
    return new Losses(loss.total().add(guidance), parts);
  }

  /** The loss of the evidence, summed over the guided modalities where they are given. */
  private Tensor guidance(TorchOps ops, KtOutputs<Tensor> out, TaskLoss right) {
    Tensor sum = torch.zeros(1).squeeze();
    for (Modality m : guided) {
      Tensor observed = entry(out.observed(), m);
      Tensor there = entry(out.present(), m).squeeze(2).to(ScalarType.Float);
      sum = sum.add(right.of(evidence.scores(ops, m, entry(out.encoded(), m), observed), there));
    }
    return sum;
  }

  @Override
  public boolean takesMissing() {
    return true;
  }

  @Override
  public Optional<Network> withoutRebuilt() {
    return whole.withoutRebuilt();
  }

  @Override
  public boolean trainsOnDropped() {
    return true;
  }

  @Override
  public String configuration() {
    return whole.configuration() + " evidence " + weight + " of " + guided;
  }
}
