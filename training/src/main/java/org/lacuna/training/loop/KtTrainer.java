package org.lacuna.training.loop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.OptimizerParamGroupVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.data.Batch;
import org.lacuna.training.kt.KtLosses;
import org.lacuna.training.kt.KtNetwork;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;

/**
 * Trains a network with Adam and gradient clipping, validates after each epoch, keeps the best
 * weights and stops early. One thread; the same seed and options give the same weights on the same
 * machine unless the time limit cuts in.
 */
public final class KtTrainer {

  /** Gives training batches. */
  @FunctionalInterface
  public interface Batches {
    Batch next(Random random) throws LacunaException;
  }

  /** Judges the weights as they are. */
  @FunctionalInterface
  public interface Validation {
    /** Scores by name; {@link #SCORE} decides, lower is better. */
    Map<String, Double> run() throws LacunaException;

    /** The entry that decides. */
    String SCORE = "score";
  }

  private static final double LAST_RATE = 0.1;

  private final KtNetwork network;
  private final Parameters parameters;
  private final TrainingOptions options;

  /**
   * @param parameters filled by this trainer; closed by the caller
   */
  public KtTrainer(KtNetwork network, Parameters parameters, TrainingOptions options) {
    this.network = network;
    this.parameters = parameters;
    this.options = options;
  }

  /**
   * Trains and leaves the best weights in the parameters.
   *
   * @throws LacunaException of kind MODEL when the loss is not a number any more
   */
  public void fit(
      Batches batches, Validation validation, TrainingListener listener, CancelToken cancel)
      throws LacunaException {
    torch.set_num_threads(1);
    torch.manual_seed(options.seed());
    Random random = new Random(options.seed());
    long begin = System.nanoTime();
    declare(batches.next(random));
    Map<String, float[]> best = parameters.values();
    double bestScore = Double.POSITIVE_INFINITY;
    int bestEpoch = 0;
    try (Adam adam = new Adam(parameters.vector(), new AdamOptions(options.learningRate()))) {
      for (int epoch = 1; epoch <= options.epochs(); epoch++) {
        Map<String, Double> loss = new LinkedHashMap<>();
        for (int i = 0; i < options.stepsPerEpoch(); i++) {
          cancel.check();
          rate(adam, (epoch - 1) * options.stepsPerEpoch() + i);
          Batch batch = batches.next(random);
          step(adam, batch, epoch, i)
              .forEach((k, v) -> loss.merge(k, v / options.stepsPerEpoch(), Double::sum));
        }
        Map<String, Double> scores = validation.run();
        double score = scores.getOrDefault(Validation.SCORE, Double.NaN);
        boolean better = score < bestScore;
        if (better) {
          bestScore = score;
          bestEpoch = epoch;
          best = parameters.values();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        listener.epoch(
            new EpochReport(epoch, epoch * options.stepsPerEpoch(), seconds, loss, scores, better));
        if (seconds > options.maxSeconds() || epoch - bestEpoch >= options.patience()) {
          break;
        }
      }
    }
    parameters.restore(best);
  }

  /** A first pass, so that all parameters exist before the optimiser is told of them. */
  private void declare(Batch batch) {
    Tensors.scopedWithoutGradient(
        () -> network.runWithoutAttention(TorchOps.inference(parameters), TorchBatch.given(batch)));
  }

  private Map<String, Double> step(Adam adam, Batch batch, int epoch, int i)
      throws LacunaException {
    Map<String, Double> parts =
        Tensors.scoped(
            () -> {
              adam.zero_grad();
              TorchOps ops = TorchOps.training(parameters, network.config().dropout());
              KtLosses.Parts loss =
                  KtLosses.compute(
                      network.config(),
                      network.runWithoutAttention(ops, TorchBatch.given(batch)),
                      TorchBatch.targets(batch, network, parameters));
              Map<String, Double> values = values(loss);
              if (values.values().stream().allMatch(Double::isFinite)) {
                loss.total().backward();
                torch.clip_grad_norm_(parameters.vector(), options.clip());
                adam.step();
              }
              return values;
            });
    if (!parts.values().stream().allMatch(Double::isFinite)) {
      throw new LacunaException(
          Kind.MODEL,
          "Training stopped in epoch "
              + epoch
              + ", step "
              + (i + 1)
              + ": the loss is not a number ("
              + parts
              + ") on the batch "
              + batch.parts()
              + ". Lower the learning rate or look at the features of these items.");
    }
    return parts;
  }

  private static Map<String, Double> values(KtLosses.Parts loss) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("total", number(loss.total()));
    values.put("sentiment", number(loss.sentiment()));
    values.put("emotion", number(loss.emotion()));
    values.put("consistency", number(loss.consistency()));
    values.put("readout", number(loss.readout()));
    return values;
  }

  private static double number(Tensor scalar) {
    return scalar.item_float();
  }

  /** Falls with the steps done, not with the clock: the same seed must give the same network. */
  private void rate(Adam adam, int step) {
    if (!options.decay()) {
      return;
    }
    double done = step / (double) (options.epochs() * options.stepsPerEpoch());
    double left = 1 - (1 - LAST_RATE) * done;
    Tensors.scoped(
        () -> {
          OptimizerParamGroupVector groups = adam.param_groups();
          for (long g = 0; g < groups.size(); g++) {
            groups.get(g).options().set_lr(options.learningRate() * left);
          }
          return groups.size();
        });
  }
}
