package org.lacuna.training.kt;

import static org.lacuna.training.method.Required.entry;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Direction;

/**
 * The loss of the knowledge-transfer network, eq. 1, 5 and 6, with what goes beyond the paper: six
 * directions instead of two, and the read-out. What has no target is left out, never counted as 0.
 */
public final class KtLosses {

  private KtLosses() {}

  /**
   * What the network should give.
   *
   * @param sentiment {@code [B]}; where {@code sentimentAsked} is 0 the value is not used
   * @param sentimentAsked {@code [B]} 1 where there is a sentiment
   * @param emotions {@code [B, 4]} 1 at the right emotion; a row of 0 where none is asked
   * @param features by modality {@code [B, T, D]}, the real scaled features
   * @param known by modality {@code [B, T, D]} 1 where that value was there
   * @param truth by modality {@code [B, T]} 1 where the step was observed, dropped or not
   * @param encoded f_m of the real features, whether dropped or not
   */
  public record Targets(
      Tensor sentiment,
      Tensor sentimentAsked,
      Tensor emotions,
      Map<Modality, Tensor> features,
      Map<Modality, Tensor> known,
      Map<Modality, Tensor> truth,
      Map<Modality, Tensor> encoded) {}

  /**
   * The parts of the loss as scalars.
   *
   * @param total what is minimised
   * @param sentiment mean absolute error
   * @param emotion cross-entropy (eq. 5)
   * @param consistency weighted by lambda (eq. 1, 6)
   * @param readout weighted
   */
  public record Parts(
      Tensor total, Tensor sentiment, Tensor emotion, Tensor consistency, Tensor readout) {}

  /** The loss of one batch, eq. 6. */
  public static Parts compute(KtConfig config, KtOutputs<Tensor> out, Targets targets) {
    Tensor sentiment = sentiment(out.sentiment(), targets);
    Tensor emotion = emotion(out.emotions(), targets.emotions());
    Tensor consistency = consistency(config, out, targets);
    Tensor readout = readout(config, out, targets);
    Tensor total = sentiment.add(emotion).add(consistency).add(readout);
    return new Parts(total, sentiment, emotion, consistency, readout);
  }

  /** L1, the convention of the backbone. */
  private static Tensor sentiment(Tensor predicted, Targets targets) {
    Tensor wrong = predicted.squeeze(1).sub(targets.sentiment()).abs();
    return mean(wrong, targets.sentimentAsked());
  }

  private static Tensor emotion(Tensor logits, Tensor right) {
    Tensor asked = right.sum();
    Tensor surprise = logits.log_softmax(-1).mul(right).sum().neg();
    return surprise.div(atLeastOne(asked));
  }

  /** Eq. 1 for all six directions: theta(f_source) against the encoded real target. */
  private static Tensor consistency(KtConfig config, KtOutputs<Tensor> out, Targets targets) {
    Tensor sum = torch.zeros(1).squeeze();
    for (Modality target : Modality.values()) {
      Tensor aim = entry(targets.encoded(), target);
      aim = config.detach() ? aim.detach() : aim;
      List<Direction> into = Direction.into(target);
      for (int i = 0; i < into.size(); i++) {
        Direction d = into.get(i);
        Tensor gap = entry(out.mapped(), d).sub(aim);
        Tensor size = config.consistency() == KtConfig.Norm.L1 ? gap.abs() : gap.mul(gap);
        Tensor counted =
            entry(targets.truth(), target)
                .mul(entry(out.present(), d.source()).to(ScalarType.Float).squeeze(2));
        double lambda = i == 0 ? config.lambda1() : config.lambda2();
        sum = sum.add(mean(size.mean(-1), counted).mul(new Scalar(lambda)));
      }
    }
    return sum;
  }

  /** Squared error of the read-outs of f' and f in the scaled units of the input. */
  private static Tensor readout(KtConfig config, KtOutputs<Tensor> out, Targets targets) {
    Tensor sum = torch.zeros(1).squeeze();
    for (Modality m : config.readouts()) {
      Tensor known = entry(targets.known(), m);
      Tensor others = torch.zeros(1).squeeze().to(ScalarType.Bool);
      for (Direction d : Direction.into(m)) {
        others = others.logical_or(entry(out.present(), d.source()));
      }
      Tensor rebuilt = known.mul(others.to(ScalarType.Float));
      Tensor encoded = known.mul(entry(out.observed(), m).to(ScalarType.Float).unsqueeze(2));
      Tensor real = entry(targets.features(), m);
      sum = sum.add(squared(entry(out.readRebuilt(), m), real, rebuilt));
      sum = sum.add(squared(entry(out.readEncoded(), m), real, encoded));
    }
    return sum.mul(new Scalar(config.readout()));
  }

  private static Tensor squared(Tensor a, Tensor b, Tensor counted) {
    Tensor gap = a.sub(b);
    return mean(gap.mul(gap), counted);
  }

  /** Mean over what counts; 0 when nothing does. */
  private static Tensor mean(Tensor values, Tensor counted) {
    Tensor kept = torch.where(counted.gt(new Scalar(0.5f)), values, torch.zeros_like(values));
    return kept.sum().div(atLeastOne(counted.sum()));
  }

  private static Tensor atLeastOne(Tensor count) {
    return count.clamp_min(new Scalar(1f));
  }
}
