package org.lacuna.training.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.training.amd.AmdConfig;
import org.lacuna.training.amd.SeparableMethod;
import org.lacuna.training.kt.KtMethod;
import org.lacuna.training.kt.KtSetting;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Problem;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.onnx.MethodExporter;

/**
 * Measures the methods at the size of the papers: MOSI's features, 24 examples a step, 50 steps of
 * time, width 40, 8 heads, 3 layers. Times are work of one thread, so that another program on the
 * machine does not count, except where two workers are compared with one: these are by the clock.
 * Ratios are of pairs that were measured next to each other.
 */
public final class MethodBench {

  private static final int BATCH = 24;
  private static final int TIME = 50;
  private static final int TRAIN = 1284;
  private static final int VALID = 229;
  private static final int EPOCHS = 40;

  static final Problem MOSI =
      new Problem(
          Map.of(Modality.VISION, 47, Modality.AUDIO, 74, Modality.LANGUAGE, 300),
          List.of(Head.sentiment()));

  private MethodBench() {}

  /**
   * One measured number.
   *
   * @param what was measured
   * @param value in the unit
   * @param unit {@code ms}, {@code min}, {@code x}
   * @param goal not to be passed; empty where there is none
   */
  public record Figure(String what, double value, String unit, OptionalDouble goal) {

    /** Whether it is as fast as it should be. */
    public boolean met() {
      return goal.isEmpty() || value <= goal.getAsDouble();
    }
  }

  /**
   * Measures everything, in about two minutes.
   *
   * @param rounds repetitions of each measurement, the median counts
   */
  public static List<Figure> run(int rounds, ProgressSink progress, CancelToken cancel)
      throws LacunaException {
    List<Figure> figures = new ArrayList<>();
    Examples batch = BenchExamples.make(MOSI, BATCH, TIME, 1);
    List<KtSetting> settings = List.of(KtSetting.OURS, KtSetting.ANY);
    for (int i = 0; i < settings.size(); i++) {
      cancel.check();
      progress.progress(i / 4.0, "training steps");
      training(settings.get(i), batch, rounds, figures, cancel);
    }
    cancel.check();
    progress.progress(.5, "predictions");
    figures.add(prediction(kt(KtSetting.FULL), rounds, 20));
    figures.add(prediction(kt(KtSetting.ANY), rounds, 20));
    Method amd = SeparableMethod.amd(MOSI, AmdConfig.paper());
    figures.add(prediction(amd, rounds, 2));
    progress.progress(.9, "training steps");
    figures.add(step(amd.name(), StepBench.own(amd, batch, rounds)));
    return figures;
  }

  private static KtMethod kt(KtSetting setting) {
    return KtMethod.of(MOSI, setting, c -> c.withSize(40, 8, 3));
  }

  private static Figure step(String name, double ms) {
    return none(name + ", training step", ms, "ms");
  }

  private static void training(
      KtSetting setting, Examples batch, int rounds, List<Figure> figures, CancelToken cancel)
      throws LacunaException {
    KtMethod method = kt(setting);
    StepBench.Result r = StepBench.run(method, batch, rounds);
    String name = method.name();
    figures.add(step(name + " (" + r.blocks() + " blocks of 3 layers)", r.own()));
    figures.add(step(name + "'s bare libtorch modules", r.bare()));
    figures.add(new Figure(name + " to its modules", r.ratio(), "x", OptionalDouble.of(1.1)));
    String run = name + ", " + TRAIN + " examples, " + EPOCHS + " epochs, ";
    figures.add(minutes(run + "work of one core", method, r.own(), r.forward()));
    CrewBench.Result c = CrewBench.run(method, batch, rounds, cancel);
    figures.add(step(name + ", one worker, by the clock", c.one()));
    figures.add(step(name + ", two workers, by the clock", c.two()));
    figures.add(none(name + ", two workers to one", c.ratio(), "x"));
    figures.add(minutes(run + "one worker, by the clock", method, c.one(), c.scoredByOne()));
    Figure two = minutes(run + "two workers, by the clock", method, c.two(), c.scoredByTwo());
    figures.add(new Figure(two.what(), two.value(), two.unit(), OptionalDouble.of(15)));
  }

  private static Figure none(String what, double value, String unit) {
    return new Figure(what, value, unit, OptionalDouble.empty());
  }

  /**
   * A whole training from its parts, as if all examples were as long as the longest.
   *
   * @param step milliseconds of a step
   * @param scored milliseconds of scoring as many examples, in a validation of every subset
   */
  private static Figure minutes(String what, Method method, double step, double scored) {
    int steps = (TRAIN + BATCH - 1) / BATCH;
    double validation = scored * method.legalSubsets().size() * VALID / BATCH;
    return none(what, EPOCHS * (steps * step + validation) / 60e3, "min");
  }

  /** One clip, all subsets of its modalities in one batch. */
  static Figure prediction(Method method, int rounds, double goal) throws LacunaException {
    Examples subsets = subsets();
    byte[] network;
    try (Parameters parameters = new Parameters(1)) {
      StepBench.declare(method, parameters, subsets);
      network = MethodExporter.export(method, parameters.values(), Map.of(), Map.of()).network();
    }
    Map<String, OnnxValue> inputs = inputs(subsets);
    double[] ms = new double[Math.max(20, rounds)];
    try (OnnxNetwork open = new OnnxRuntime().load(network, method.name(), 1)) {
      for (int i = -3; i < ms.length; i++) {
        long begin = StepBench.now();
        open.run(inputs, List.of(Head.SENTIMENT));
        if (i >= 0) {
          ms[i] = (StepBench.now() - begin) / 1e6;
        }
      }
    }
    String what = method.name() + ", one clip, seven subsets, ONNX";
    return new Figure(what, StepBench.median(ms), "ms", OptionalDouble.of(goal));
  }

  private static Examples subsets() {
    List<ModalitySet> subsets = MOSI.subsets();
    Examples same = BenchExamples.make(MOSI, 1, TIME, 2).rows(new int[subsets.size()]);
    same.lanes()
        .forEach(
            (m, lane) -> {
              for (int i = 0; i < lane.given().length; i++) {
                lane.given()[i] = subsets.get(i / TIME).contains(m) ? 1 : 0;
              }
            });
    return same;
  }

  private static Map<String, OnnxValue> inputs(Examples examples) {
    Map<String, OnnxValue> inputs = new LinkedHashMap<>();
    int size = examples.size();
    examples
        .lanes()
        .forEach(
            (m, l) -> {
              inputs.put(
                  MethodExporter.values(m), OnnxValue.floats(l.values(), size, l.steps(), l.dim()));
              inputs.put(MethodExporter.mask(m), OnnxValue.floats(l.given(), size, l.steps()));
              inputs.put(MethodExporter.time(m), OnnxValue.floats(l.seconds(), size, l.steps()));
              inputs.put(MethodExporter.length(m), OnnxValue.longs(lengths(l), size));
            });
    return inputs;
  }

  private static long[] lengths(Lane lane) {
    long[] lengths = new long[lane.length().length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (long) lane.length()[i];
    }
    return lengths;
  }
}
