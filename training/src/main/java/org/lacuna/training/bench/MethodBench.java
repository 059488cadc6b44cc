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
 * time, width 40, 8 heads, 3 layers. All times are work of one thread, so that another program on
 * the machine does not count; ratios are of pairs that were measured next to each other.
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
   * Measures everything, in about a minute.
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
      training(settings.get(i), batch, rounds, figures);
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
    return new Figure(name + ", training step", ms, "ms", OptionalDouble.empty());
  }

  private static void training(
      KtSetting setting, Examples batch, int rounds, List<Figure> figures) {
    KtMethod method = kt(setting);
    StepBench.Result r = StepBench.run(method, batch, rounds);
    String name = method.name();
    figures.add(step(name + " (" + r.blocks() + " blocks of 3 layers)", r.own()));
    figures.add(step(name + "'s bare libtorch modules", r.bare()));
    figures.add(new Figure(name + " to its modules", r.ratio(), "x", OptionalDouble.of(1.1)));
    int steps = (TRAIN + BATCH - 1) / BATCH;
    double validation = r.forward() * VALID / BATCH;
    double minutes = EPOCHS * (steps * r.own() + validation) / 60e3;
    String what = name + ", " + TRAIN + " examples, " + EPOCHS + " epochs, extrapolated";
    figures.add(new Figure(what, minutes, "min", OptionalDouble.of(15)));
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
