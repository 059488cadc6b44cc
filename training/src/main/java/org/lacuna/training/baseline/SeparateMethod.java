package org.lacuna.training.baseline;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.amd.ScoreFusion;
import org.lacuna.training.amd.UnimodalNetworks;
import org.lacuna.training.method.Examples;
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
 * {@code Deep-S}: the unimodal networks of AMD, each trained by itself, and the mean of what those
 * that are given predict. Nothing passes between modalities.
 */
public final class SeparateMethod implements Method {

  private final Problem problem;
  private final UnimodalNetworks networks;
  private final double dropout;

  public SeparateMethod(Problem problem, UnimodalNetworks.Sizes sizes, double dropout) {
    this.problem = problem;
    this.networks = new UnimodalNetworks(problem, sizes);
    this.dropout = dropout;
  }

  @Override
  public String name() {
    return "Deep-S";
  }

  @Override
  public Problem problem() {
    return problem;
  }

  @Override
  public <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    Map<Modality, Map<String, V>> alone = new EnumMap<>(Modality.class);
    Map<Modality, V> present = new EnumMap<>(Modality.class);
    networks
        .encode(ops, inputs)
        .forEach(
            (m, e) -> {
              alone.put(m, networks.predict(ops, m, e.z()));
              present.put(m, e.present());
            });
    return new Outputs<>(
        ScoreFusion.mean(ops, problem, alone, present),
        alone,
        new EnumMap<>(Modality.class),
        List.of());
  }

  @Override
  public Losses loss(Phase phase, Parameters parameters, Examples examples) {
    TorchOps ops = TorchOps.training(parameters, dropout);
    TaskLoss right = TaskLoss.of(problem, examples);
    Tensor sum = torch.zeros(1).squeeze();
    Map<Modality, UnimodalNetworks.Encoded<Tensor>> encoded =
        networks.encode(ops, TorchExamples.given(examples));
    for (Modality m : problem.modalities()) {
      UnimodalNetworks.Encoded<Tensor> e = Required.entry(encoded, m);
      Tensor counts = e.present().to(ScalarType.Float);
      sum = sum.add(right.of(networks.predict(ops, m, e.z()), counts));
    }
    return new Losses(sum, Map.of("task", sum));
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
  public String configuration() {
    return networks.sizes() + " dropout " + dropout;
  }
}
