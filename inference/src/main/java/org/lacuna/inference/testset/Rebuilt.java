package org.lacuna.inference.testset;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.align.Aligner;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * How near a model's reconstruction of a modality, from all the others, comes to what was measured,
 * beside two plain references, step by step of a test set and in the features' units. Filled by one
 * pass; not thread-safe.
 */
public final class Rebuilt {

  /** All columns together in {@link #saved}. */
  public static final String ALL = "all";

  /** Whose error. */
  public enum Source {
    MODEL,
    MEAN,
    RIDGE
  }

  private final ModelCard.Input input;
  private final int clips;
  private final Map<Source, double[][]> squares = new EnumMap<>(Source.class);
  private final Map<Source, Moments[]> moments = new EnumMap<>(Source.class);
  private final int[][] values;

  /** Sums for a correlation, about the training mean, where rounding does no harm. */
  private static final class Moments {
    private long n;
    private double t;
    private double e;
    private double tt;
    private double ee;
    private double te;

    void add(double truth, double estimate) {
      n++;
      t += truth;
      e += estimate;
      tt += truth * truth;
      ee += estimate * estimate;
      te += truth * estimate;
    }

    OptionalDouble correlation() {
      double varianceT = tt - t * t / n;
      double varianceE = ee - e * e / n;
      boolean varies = n > 1 && varianceT > 1e-12 * tt && varianceE > 1e-12 * ee;
      return varies
          ? OptionalDouble.of((te - t * e / n) / Math.sqrt(varianceT * varianceE))
          : OptionalDouble.empty();
    }
  }

  private Rebuilt(ModelCard.Input input, int clips) {
    this.input = input;
    this.clips = clips;
    this.values = new int[clips][input.dim()];
    for (Source source : Source.values()) {
      Moments[] empty = new Moments[input.dim()];
      Arrays.setAll(empty, d -> new Moments());
      moments.put(source, empty);
      squares.put(source, new double[clips][input.dim()]);
    }
  }

  /**
   * Rebuilds a modality of every clip.
   *
   * @throws LacunaException of kind MODEL when the features do not fit or the network fails
   */
  public static Rebuilt of(
      Predictor model,
      List<LabelledClip> test,
      Modality target,
      PlainReference reference,
      CancelToken cancel)
      throws LacunaException {
    Aligner aligner = new Aligner(model.card());
    Rebuilt all = new Rebuilt(model.card().input(target).orElseThrow(), test.size());
    for (int i = 0; i < test.size(); i++) {
      cancel.check();
      LabelledClip clip = test.get(i);
      // A reconstruction is made from the others only, so the modality itself may be given: its
      // steps are then those of the measurement.
      List<ModelInput> windows =
          aligner.align(clip.features(), ModalitySet.all()).stream()
              .filter(w -> w.observed().contains(target))
              .toList();
      List<float[]> real = observed(aligner, clip, target);
      List<Prediction> said =
          model.predict(windows, Predictor.Request.WITH_RECONSTRUCTION, cancel);
      for (int w = 0; w < windows.size(); w++) {
        float @Nullable [] rebuilt = said.get(w).reconstructions().get(target);
        if (rebuilt != null) {
          all.add(i, windows.get(w), target, real.get(w), rebuilt, reference);
        }
      }
    }
    return all;
  }

  /** Windows in which something was observed, as the filter above leaves them. */
  private static List<float[]> observed(Aligner aligner, LabelledClip clip, Modality target)
      throws LacunaException {
    List<ModelInput> windows = aligner.align(clip.features(), ModalitySet.of(target));
    List<float[]> real = aligner.measured(clip.features(), target);
    return java.util.stream.IntStream.range(0, windows.size())
        .filter(w -> windows.get(w).observed().contains(target))
        .mapToObj(real::get)
        .toList();
  }

  private void add(
      int clip,
      ModelInput window,
      Modality target,
      float[] real,
      float[] rebuilt,
      PlainReference reference) {
    Channel c = window.channel(target);
    double[] mean = reference.mean();
    for (int t = 0; t < c.steps(); t++) {
      if (!c.mask()[t]) {
        continue;
      }
      double[] ridge = reference.regressed(window, PlainReference.centre(c, t));
      for (int d = 0; d < c.dim(); d++) {
        double truth = real[t * c.dim() + d];
        if (Double.isNaN(truth) || Double.isNaN(mean[d])) {
          continue;
        }
        values[clip][d]++;
        double said = Aligner.unscaled(input, d, rebuilt[t * c.dim() + d]);
        add(Source.MODEL, clip, d, truth, said, mean[d]);
        add(Source.MEAN, clip, d, truth, mean[d], mean[d]);
        add(Source.RIDGE, clip, d, truth, ridge[d], mean[d]);
      }
    }
  }

  private void add(Source source, int clip, int d, double truth, double said, double about) {
    squares(source)[clip][d] += (truth - said) * (truth - said);
    moments.getOrDefault(source, new Moments[0])[d].add(truth - about, said - about);
  }

  private double[][] squares(Source source) {
    return squares.getOrDefault(source, new double[0][]);
  }

  /** The rebuilt columns. */
  public List<ModelCard.Column> features() {
    return input.features();
  }

  /** Values of a column that were measured and rebuilt. */
  public int values(int d) {
    return Arrays.stream(values).mapToInt(row -> row[d]).sum();
  }

  /** Root mean square error of a column in its unit; empty where nothing was measured. */
  public OptionalDouble rmse(Source source, int d) {
    int n = values(d);
    double sum = Arrays.stream(squares(source)).mapToDouble(row -> row[d]).sum();
    return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(sum / n));
  }

  /** Pearson's correlation over all steps of the set; empty where a side does not vary. */
  public OptionalDouble correlation(Source source, int d) {
    return moments.getOrDefault(source, new Moments[0])[d].correlation();
  }

  /**
   * What share of a reference's squared error the model saves: 1 - its / the reference's, for each
   * column by its index, and for all columns together, each by its training deviation, under {@link
   * #ALL}.
   *
   * @param reference MEAN or RIDGE
   * @param chosen indices of clips, repeated ones count more than once
   */
  public Map<String, Double> saved(Source reference, int... chosen) {
    Map<String, Double> saved = new LinkedHashMap<>();
    double allMine = 0;
    double allTheirs = 0;
    for (int d = 0; d < input.dim(); d++) {
      double mine = 0;
      double theirs = 0;
      for (int i : chosen) {
        mine += squares(Source.MODEL)[i][d];
        theirs += squares(reference)[i][d];
      }
      if (theirs > 0) {
        saved.put(Integer.toString(d), 1 - mine / theirs);
      }
      double unit = input.std()[d];
      allMine += mine / unit / unit;
      allTheirs += theirs / unit / unit;
    }
    if (allTheirs > 0) {
      saved.put(ALL, 1 - allMine / allTheirs);
    }
    return saved;
  }

  /** Clips of the set. */
  public int clips() {
    return clips;
  }
}
