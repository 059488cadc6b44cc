package org.lacuna.training.loop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.OptimizerParamGroupVector;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Phase;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.Threads;

/**
 * Trains any method with Adam and gradient clipping: one update a step for each of its phases, a
 * validation after each epoch, the best weights kept, early stopping. With a checkpoint file a run
 * that was killed goes on after its last whole epoch and ends with the same weights as if nothing
 * had happened. On the caller's thread, with the gradients of a batch found by the workers of the
 * schedule; the same seed and schedule give the same weights on the same machine unless the time
 * limit cuts in. Several trainers may be at work in one process.
 */
public final class MethodTrainer {

  /** Gives training batches. */
  @FunctionalInterface
  public interface Batches {
    /**
     * The next batch, which depends on nothing but what it is given and the batches since step 0:
     * otherwise a run that is taken up again would learn from others.
     *
     * @param random seeded anew for each epoch
     * @param step from 0 in each epoch
     */
    Examples next(Random random, int step) throws LacunaException;
  }

  /** Judges the weights as they are. */
  @FunctionalInterface
  public interface Validation {
    /** Scores by name; {@link #SCORE} decides, lower is better. */
    Map<String, Double> run() throws LacunaException;

    /** The entry that decides. */
    String SCORE = "score";
  }

  private final Method method;
  private final Parameters parameters;
  private final Schedule schedule;
  private final @Nullable Path checkpoint;

  /**
   * @param parameters filled by this trainer; closed by the caller
   */
  public MethodTrainer(Method method, Parameters parameters, Schedule schedule) {
    this(method, parameters, schedule, null);
  }

  private MethodTrainer(
      Method method, Parameters parameters, Schedule schedule, @Nullable Path checkpoint) {
    this.method = method;
    this.parameters = parameters;
    this.schedule = schedule;
    this.checkpoint = checkpoint;
  }

  /**
   * The same, which writes its state to a file after each epoch and starts from that file when it
   * is there. The file is left behind for whoever asked for it.
   */
  public MethodTrainer resumable(Path file) {
    return new MethodTrainer(method, parameters, schedule, file);
  }

  /** One phase with the optimiser that moves its tensors. */
  private record Update(Phase phase, TensorVector moved, Adam adam) implements AutoCloseable {
    @Override
    public void close() {
      adam.close();
      moved.close();
    }
  }

  /**
   * How a training ended.
   *
   * @param epochs done, over all sittings
   * @param best the epoch whose weights are kept, 0 for those of the start
   * @param score its validation score
   * @param seconds spent, over all sittings
   */
  public record Ended(int epochs, int best, double score, double seconds) {}

  /**
   * Trains and leaves the best weights in the parameters.
   *
   * @throws LacunaException of kind MODEL when the loss is not a number any more, naming the batch;
   *     of kind USAGE when the checkpoint belongs to another run or cannot be written
   */
  public Ended fit(
      Batches batches, Validation validation, TrainingListener listener, CancelToken cancel)
      throws LacunaException {
    Threads.one();
    parameters.reseed(schedule.seed());
    long begin = System.nanoTime();
    declare(batches.next(new Random(schedule.seed()), 0));
    List<Update> updates = updates();
    try (Gradients gradients = gradients()) {
      Progress progress = Progress.start(parameters.values());
      Optional<WeightAverage> average =
          schedule.averaging() > 0
              ? Optional.of(new WeightAverage(parameters.values(), schedule.averaging()))
              : Optional.empty();
      Checkpoint file = checkpoint(updates, average);
      if (file.exists()) {
        progress = file.read(parameters);
        listener.note("Going on after epoch " + progress.epoch() + ".");
      }
      double before = progress.seconds();
      while (!finished(progress)) {
        int epoch = progress.epoch() + 1;
        Map<String, Double> loss = epoch(updates, gradients, batches, average, epoch, cancel);
        Map<String, float[]> trained = parameters.values();
        Map<String, float[]> judged = average.map(WeightAverage::copy).orElse(trained);
        parameters.restore(judged);
        Map<String, Double> scores = validation.run();
        parameters.restore(trained);
        double seconds = before + (System.nanoTime() - begin) / 1e9;
        progress =
            progress.next(scores.getOrDefault(Validation.SCORE, Double.NaN), seconds, judged);
        file.write(progress, parameters);
        listener.epoch(
            new EpochReport(
                epoch,
                epoch * schedule.stepsPerEpoch(),
                seconds,
                loss,
                scores,
                progress.bestEpoch() == epoch));
      }
      parameters.restore(progress.best());
      return new Ended(
          progress.epoch(), progress.bestEpoch(), progress.bestScore(), progress.seconds());
    } finally {
      updates.forEach(Update::close);
    }
  }

  private boolean finished(Progress progress) {
    return progress.epoch() >= schedule.epochs()
        || progress.seconds() > schedule.maxSeconds()
        || progress.epoch() - progress.bestEpoch() >= schedule.patience();
  }

  private Checkpoint checkpoint(List<Update> updates, Optional<WeightAverage> average) {
    Map<String, Adam> optimisers = new LinkedHashMap<>();
    updates.forEach(u -> optimisers.put(u.phase().name(), u.adam()));
    return new Checkpoint(
        checkpoint,
        method.name() + " " + method.configuration() + " " + schedule,
        optimisers,
        average);
  }

  /** A first loss of every phase, so that all parameters exist before an optimiser is made. */
  private void declare(Examples examples) {
    for (Phase phase : method.phases()) {
      Tensors.scopedWithoutGradient(() -> method.loss(phase, parameters, examples).parts().size());
    }
  }

  private Gradients gradients() {
    return schedule.workers() == 1
        ? Gradients.alone(method, parameters)
        : new Crew(method, parameters, schedule.workers());
  }

  private List<Update> updates() {
    List<Update> updates = new ArrayList<>();
    for (Phase phase : method.phases()) {
      TensorVector moved = parameters.vector(phase.moves());
      AdamOptions options = new AdamOptions(schedule.learningRate());
      options.weight_decay().put(schedule.weightDecay());
      updates.add(new Update(phase, moved, new Adam(moved, options)));
    }
    return updates;
  }

  private Map<String, Double> epoch(
      List<Update> updates,
      Gradients gradients,
      Batches batches,
      Optional<WeightAverage> average,
      int epoch,
      CancelToken cancel)
      throws LacunaException {
    gradients.reseed(schedule.seedOf(epoch));
    Random random = new Random(schedule.seedOf(epoch));
    Map<String, Double> loss = new LinkedHashMap<>();
    for (int i = 0; i < schedule.stepsPerEpoch(); i++) {
      cancel.check();
      double rate = schedule.rate((epoch - 1) * schedule.stepsPerEpoch() + i);
      Examples examples = batches.next(random, i);
      for (Update update : updates) {
        rate(update.adam(), rate);
        Map<String, Double> parts = step(updates, gradients, update, examples);
        check(parts, examples, epoch, i);
        String prefix = updates.size() == 1 ? "" : update.phase().name() + "_";
        parts.forEach((k, v) -> loss.merge(prefix + k, v / schedule.stepsPerEpoch(), Double::sum));
      }
      average.ifPresent(a -> a.step(parameters));
    }
    return loss;
  }

  private Map<String, Double> step(
      List<Update> updates, Gradients gradients, Update update, Examples examples)
      throws LacunaException {
    PointerScope scope = new PointerScope();
    try {
      // also of what this phase does not move: it must not reach the next phase
      updates.forEach(u -> u.adam().zero_grad());
      Map<String, Double> values = gradients.of(update.phase(), examples);
      if (Gradients.finite(values)) {
        torch.clip_grad_norm_(update.moved(), schedule.clip());
        update.adam().step();
      }
      return values;
    } finally {
      scope.close();
    }
  }

  private static void check(Map<String, Double> parts, Examples examples, int epoch, int i)
      throws LacunaException {
    if (!Gradients.finite(parts)) {
      throw new LacunaException(
          Kind.MODEL,
          "Training stopped in epoch "
              + epoch
              + ", step "
              + (i + 1)
              + ": the loss is not a number ("
              + parts
              + ") on the batch "
              + examples.ids()
              + ". Lower the learning rate or look at the features of these items.");
    }
  }

  private static void rate(Adam adam, double rate) {
    Tensors.scoped(
        () -> {
          OptimizerParamGroupVector groups = adam.param_groups();
          for (long g = 0; g < groups.size(); g++) {
            groups.get(g).options().set_lr(rate);
          }
          return groups.size();
        });
  }
}
