package org.lacuna.training.kt;

import static org.lacuna.training.method.Required.entry;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Direction;
import org.lacuna.training.method.TaskLoss;

/**
 * The loss of the knowledge-transfer network, eq. 1, 5 and 6, with what goes beyond the paper: six
 * directions instead of two, and the read-out. What has no target is left out, never counted as 0.
 */
public final class KtLosses {

  private KtLosses() {}

  /**
   * What the network should give.
   *
   * @param right the right answers of every head
   * @param features by modality {@code [B, T, D]}, the real scaled features
   * @param known by modality {@code [B, T, D]} 1 where that value was there
   * @param truth by modality {@code [B, T]} 1 where the step was observed, dropped or not
   * @param encoded f_m of the real features, whether dropped or not, of what is rebuilt
   * @param readAims read-outs of {@code encoded} where the network is never given the modality:
   *     nothing else teaches that encoder to keep what there is to hear
   */
  public record Targets(
      TaskLoss right,
      Map<Modality, Tensor> features,
      Map<Modality, Tensor> known,
      Map<Modality, Tensor> truth,
      Map<Modality, Tensor> encoded,
      Map<Modality, Tensor> readAims) {}

  /**
   * The parts of the loss as scalars.
   *
   * @param total what is minimised
   * @param task by name of the head: cross-entropy (eq. 5) of classes, absolute error of numbers
   * @param consistency weighted by lambda (eq. 1, 6)
   * @param readout weighted
   */
  public record Parts(Tensor total, Map<String, Tensor> task, Tensor consistency, Tensor readout) {}

  /** The loss of one batch, eq. 6. */
  public static Parts compute(KtConfig config, KtOutputs<Tensor> out, Targets targets) {
    Map<String, Tensor> task = targets.right().parts(out.scores());
    Tensor consistency = consistency(config, out, targets);
    Tensor readout = readout(config, out, targets);
    Tensor total = consistency.add(readout);
    for (Tensor part : task.values()) {
      total = total.add(part);
    }
    return new Parts(total, task, consistency, readout);
  }

  /** Eq. 1 for all six directions: theta(f_source) against the encoded real target. */
  private static Tensor consistency(KtConfig config, KtOutputs<Tensor> out, Targets targets) {
    Tensor sum = torch.zeros(1).squeeze();
    for (Modality target : config.rebuilt()) {
      Tensor aim = entry(targets.encoded(), target);
      aim = config.detach() ? aim.detach() : aim;
      for (Direction d : config.into(target)) {
        Tensor gap = entry(out.mapped(), d).sub(aim);
        Tensor size = config.consistency() == KtConfig.Norm.L1 ? gap.abs() : gap.mul(gap);
        Tensor counted =
            entry(targets.truth(), target)
                .mul(entry(out.present(), d.source()).to(ScalarType.Float).squeeze(2));
        Scalar lambda = new Scalar(config.lambda(d));
        sum = sum.add(TaskLoss.mean(size.mean(-1), counted).mul(lambda));
      }
    }
    return sum;
  }

  /** Squared error of the read-outs of f' and f in the scaled units of the input. */
  private static Tensor readout(KtConfig config, KtOutputs<Tensor> out, Targets targets) {
    Tensor sum = torch.zeros(1).squeeze();
    for (Modality m : config.read()) {
      Tensor known = entry(targets.known(), m);
      Tensor others = torch.zeros(1).squeeze().to(ScalarType.Bool);
      for (Direction d : config.into(m)) {
        others = others.logical_or(entry(out.present(), d.source()));
      }
      Tensor rebuilt = known.mul(others.to(ScalarType.Float));
      Tensor encoded = known.mul(entry(out.observed(), m).to(ScalarType.Float).unsqueeze(2));
      Tensor real = entry(targets.features(), m);
      sum = sum.add(squared(entry(out.readRebuilt(), m), real, rebuilt));
      Tensor aim = targets.readAims().get(m);
      sum =
          sum.add(
              aim == null
                  ? squared(entry(out.readEncoded(), m), real, encoded)
                  : squared(aim, real, known));
    }
    return sum.mul(new Scalar(config.readout()));
  }

  private static Tensor squared(Tensor a, Tensor b, Tensor counted) {
    // what was not there may be NaN, and 0 times NaN would come back as the gradient
    Tensor there = counted.gt(new Scalar(0.5f));
    Tensor gap = a.sub(torch.where(there, b, torch.zeros_like(b)));
    return TaskLoss.mean(gap.mul(gap), counted);
  }
}
