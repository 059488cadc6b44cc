package org.lacuna.training.amd;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Fusion;
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
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;

/**
 * Separable multimodal learning: unimodal networks and a multimodal tensor over their vectors,
 * updated alternately, the tensor teaching each modality. With all modalities given the tensor
 * predicts; otherwise the mean of the predictions of the given modalities.
 *
 * <p>Adaptive modality distillation and {@code LMF-S}, the same without distillation, are settings
 * of it. The unimodal networks are moved by both phases, the tensor by its own only: as a teacher
 * it stands still.
 */
public final class SeparableMethod implements Method {

  /** Moves the tensor, its prediction and the unimodal networks: l(y, sigma_Z(z_h)). */
  private static final Phase TENSOR = new Phase("tensor", SeparableMethod::movedByTensor);

  /** Moves everything that belongs to single modalities: eq. 2. */
  private static final Phase SEPARATED = new Phase("separated", SeparableMethod::movedAlone);

  private static final String TEACHER = "teacher";

  private final String name;
  private final Problem problem;
  private final UnimodalNetworks networks;
  private final Fusion fusion;
  private final double dropout;
  private final String configuration;
  private final @Nullable Distillation distillation;

  private SeparableMethod(
      String name,
      Problem problem,
      UnimodalNetworks.Sizes sizes,
      Fusion fusion,
      double dropout,
      String configuration,
      @Nullable Distillation distillation) {
    this.name = name;
    this.problem = problem;
    this.networks = new UnimodalNetworks(problem, sizes);
    this.fusion = fusion;
    this.dropout = dropout;
    this.configuration = configuration;
    this.distillation = distillation;
  }

  /** Adaptive modality distillation, or its ablation with fixed temperatures. */
  public static SeparableMethod amd(Problem problem, AmdConfig config) {
    boolean adaptive = config.temperature() == AmdConfig.Temperature.ADAPTIVE;
    return new SeparableMethod(
        adaptive ? "AMD" : "AMD-fixed",
        problem,
        config.sizes(),
        config.fusion(problem),
        config.dropout(),
        config.toString(),
        new Distillation(problem, config));
  }

  /** A separable method whose tensor teaches nothing. */
  public static SeparableMethod withoutDistillation(
      String name, Problem problem, UnimodalNetworks.Sizes sizes, Fusion fusion, double dropout) {
    String configuration = sizes + " " + fusion + " dropout " + dropout;
    return new SeparableMethod(name, problem, sizes, fusion, dropout, configuration, null);
  }

  private static boolean movedByTensor(String parameter) {
    return parameter.startsWith("unimodal.")
        || parameter.startsWith("fusion.")
        || parameter.startsWith(TEACHER);
  }

  private static boolean movedAlone(String parameter) {
    return parameter.startsWith("unimodal.")
        || parameter.startsWith("alone.")
        || parameter.startsWith("distil.");
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
  public List<Phase> phases() {
    return List.of(TENSOR, SEPARATED);
  }

  @Override
  public <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    Map<Modality, UnimodalNetworks.Encoded<V>> encoded = networks.encode(ops, inputs);
    Map<Modality, Map<String, V>> alone = new EnumMap<>(Modality.class);
    Map<Modality, V> present = new EnumMap<>(Modality.class);
    encoded.forEach(
        (m, e) -> {
          alone.put(m, networks.predict(ops, m, e.z()));
          present.put(m, e.present());
        });
    Map<String, V> partial = ScoreFusion.mean(ops, problem, alone, present);
    Map<String, V> whole = teach(ops, fused(ops, encoded));
    V all = all(ops, List.copyOf(present.values()));
    Map<String, V> scores = new LinkedHashMap<>();
    for (Head head : problem.heads()) {
      V tensor = Required.entry(whole, head.name());
      scores.put(head.name(), ops.where(all, tensor, Required.entry(partial, head.name())));
    }
    return new Outputs<>(scores, alone, new EnumMap<>(Modality.class), List.of());
  }

  /** z_h. */
  private <V> V fused(Ops<V> ops, Map<Modality, UnimodalNetworks.Encoded<V>> encoded) {
    List<V> parts = new ArrayList<>();
    encoded.values().forEach(e -> parts.add(e.z()));
    return fusion.fuse(ops, parts);
  }

  private Distillation.Side teacher(
      TorchOps ops, Map<Modality, UnimodalNetworks.Encoded<Tensor>> encoded) {
    Tensor z = fused(ops, encoded);
    return new Distillation.Side(z, teach(ops, z));
  }

  /** sigma_Z. */
  private <V> Map<String, V> teach(Ops<V> ops, V z) {
    return UnimodalNetworks.heads(ops, TEACHER, problem, z, fusion.size());
  }

  private static <V> V all(Ops<V> ops, List<V> truths) {
    V all = truths.get(0);
    for (V truth : truths.subList(1, truths.size())) {
      all = ops.and(all, truth);
    }
    return all;
  }

  @Override
  public Losses loss(Phase phase, Parameters parameters, Examples examples) {
    TorchOps ops = TorchOps.training(parameters, dropout);
    Map<Modality, UnimodalNetworks.Encoded<Tensor>> encoded =
        networks.encode(ops, TorchExamples.given(examples));
    TaskLoss right = TaskLoss.of(problem, examples);
    return phase.name().equals(TENSOR.name())
        ? tensorLoss(ops, encoded, right)
        : separatedLoss(ops, encoded, right);
  }

  private Losses tensorLoss(
      TorchOps ops, Map<Modality, UnimodalNetworks.Encoded<Tensor>> encoded, TaskLoss right) {
    Tensor loss = right.of(teach(ops, ops.dropout(fused(ops, encoded))));
    return new Losses(loss, Map.of("task", loss));
  }

  /** Eq. 2, summed over the modalities; an example counts where the modality is there. */
  private Losses separatedLoss(
      TorchOps ops, Map<Modality, UnimodalNetworks.Encoded<Tensor>> encoded, TaskLoss right) {
    Tensor task = torch.zeros(1).squeeze();
    Tensor label = torch.zeros(1).squeeze();
    Tensor representation = torch.zeros(1).squeeze();
    Distillation.Side teacher = Tensors.withoutGradient(() -> teacher(ops, encoded));
    for (Modality m : problem.modalities()) {
      UnimodalNetworks.Encoded<Tensor> e = Required.entry(encoded, m);
      Tensor counts = e.present().to(ScalarType.Float);
      Map<String, Tensor> scores = networks.predict(ops, m, e.z());
      task = task.add(right.of(scores, counts));
      if (distillation != null) {
        Distillation.Side student = new Distillation.Side(e.z(), scores);
        Distillation.Terms terms =
            distillation.terms(ops, m, student, teacher, s -> teach(ops, s), counts);
        label = label.add(terms.label());
        representation = representation.add(terms.representation());
      }
    }
    Map<String, Tensor> parts = new LinkedHashMap<>();
    parts.put("task", task);
    if (distillation == null) {
      return new Losses(task, parts);
    }
    AmdConfig config = distillation.config();
    Tensor soft = label.mul(new Scalar(config.alpha()));
    Tensor near = representation.mul(new Scalar(config.beta()));
    parts.put("soft_label", soft);
    parts.put("soft_vector", near);
    return new Losses(task.add(soft).add(near), parts);
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
    return configuration;
  }
}
