package org.lacuna.training.kt;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Direction;

/**
 * Everything that shapes a knowledge-transfer network and its loss. The paper's tables are settings
 * of this record and of {@link KtSetting}: Table IV is one target only, Table V is {@code
 * consistency}.
 *
 * @param dims features of each modality that the data have, D_m; one, two or all three
 * @param width d
 * @param heads attention heads, h
 * @param layers layers of each transformer block; the paper has 3
 * @param kernel steps that the convolution of an encoder sees, odd
 * @param dropout on residuals while training
 * @param lambda1 weight of the consistency loss from the first source of each target (eq. 6; vision
 *     for audio)
 * @param lambda2 weight of the consistency loss from the second source (language for audio)
 * @param readout weight of the read-out loss
 * @param consistency norm of the consistency loss
 * @param detach whether the encoder is kept from moving towards its own reconstruction
 * @param rebuilt modalities whose f' takes the place of what was not observed before the fusion;
 *     the paper's is audio alone. Without any there is no transfer network. Those that the data
 *     lack, or have nothing beside, are taken out
 * @param targets modalities that attend to the others and feed the head; those that the data lack
 *     are taken out
 * @param readouts modalities whose reconstruction is read out in the units of the input; those that
 *     are not rebuilt are left out
 * @param pooling how the steps of a target become one vector
 */
public record KtConfig(
    Map<Modality, Integer> dims,
    int width,
    int heads,
    int layers,
    int kernel,
    double dropout,
    double lambda1,
    double lambda2,
    double readout,
    Norm consistency,
    boolean detach,
    ModalitySet rebuilt,
    ModalitySet targets,
    ModalitySet readouts,
    Pooling pooling) {

  /** Number of emotions that the network tells apart. */
  public static final int EMOTIONS = Emotion.values().length;

  /** Norm of the consistency loss, Table V. */
  public enum Norm {
    L1,
    L2
  }

  /** How the steps of a target become one vector. */
  public enum Pooling {
    /** The last valid step, as the paper's backbone does. */
    LAST,
    /** The mean over the valid steps. */
    MEAN
  }

  public KtConfig {
    dims = Collections.unmodifiableMap(new EnumMap<>(dims));
    if (dims.isEmpty()) {
      throw new IllegalArgumentException("at least one modality is needed");
    }
    targets = targets.intersect(ModalitySet.of(dims.keySet()));
    readouts = readouts.intersect(ModalitySet.of(dims.keySet()));
    rebuilt =
        dims.size() == 1 ? ModalitySet.none() : rebuilt.intersect(ModalitySet.of(dims.keySet()));
    if (width % 2 != 0 || width % heads != 0 || kernel % 2 == 0 || layers < 1) {
      throw new IllegalArgumentException("width, heads, kernel or layers do not fit together");
    }
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("at least one target modality is needed");
    }
  }

  /**
   * A network of the paper's size on features of these widths: 3 layers, all targets. Every
   * modality is rebuilt and steps are averaged, which is ours: see {@link KtSetting}.
   */
  public static KtConfig paper(Map<Modality, Integer> dims) {
    return new KtConfig(
        dims,
        40,
        8,
        3,
        3,
        0.1,
        0.1,
        0.1,
        0.1,
        Norm.L2,
        true,
        ModalitySet.all(),
        ModalitySet.all(),
        ModalitySet.of(Modality.VISION, Modality.AUDIO),
        Pooling.MEAN);
  }

  /** The modalities that the data have. */
  public ModalitySet modalities() {
    return ModalitySet.of(dims.keySet());
  }

  /** The directions into a target from the other modalities that the data have. */
  public List<Direction> into(Modality target) {
    return Direction.into(target).stream().filter(d -> modalities().contains(d.source())).toList();
  }

  /** Width of the streams of one target side by side; without any other modality its own. */
  public int streams() {
    return Math.max(1, dims.size() - 1) * width;
  }

  /**
   * The weight of the consistency loss of one direction: of the two that lead into a target the
   * first has lambda1, whether or not the data have the other.
   */
  public double lambda(Direction d) {
    return Direction.into(d.target()).indexOf(d) == 0 ? lambda1 : lambda2;
  }

  /** Features of one modality. */
  public int dim(Modality m) {
    Integer dim = dims.get(m);
    if (dim == null) {
      throw new IllegalStateException("no width for " + m.key());
    }
    return dim;
  }

  /** The modalities that are rebuilt and read out. */
  public ModalitySet read() {
    return readouts.intersect(rebuilt);
  }

  public KtConfig withSize(int width, int heads, int layers) {
    Draft other = new Draft(this);
    other.width = width;
    other.heads = heads;
    other.layers = layers;
    return other.config();
  }

  public KtConfig withDropout(double dropout) {
    Draft other = new Draft(this);
    other.dropout = dropout;
    return other.config();
  }

  /** Weights and norm of the consistency loss and whether its target is detached. */
  public KtConfig withLoss(
      double lambda1, double lambda2, double readout, Norm consistency, boolean detach) {
    Draft other = new Draft(this);
    other.lambda1 = lambda1;
    other.lambda2 = lambda2;
    other.readout = readout;
    other.consistency = consistency;
    other.detach = detach;
    return other.config();
  }

  /** All modalities rebuilt, or none. */
  public KtConfig withReconstruction(boolean on) {
    return withRebuilt(on ? modalities() : ModalitySet.none());
  }

  public KtConfig withRebuilt(ModalitySet rebuilt) {
    Draft other = new Draft(this);
    other.rebuilt = rebuilt;
    return other.config();
  }

  public KtConfig withTargets(ModalitySet targets) {
    Draft other = new Draft(this);
    other.targets = targets;
    return other.config();
  }

  public KtConfig withPooling(Pooling pooling) {
    Draft other = new Draft(this);
    other.pooling = pooling;
    return other.config();
  }

  /** Another configuration in the making; it lives inside one method. */
  private static final class Draft {

    private final KtConfig from;
    private int width;
    private int heads;
    private int layers;
    private double dropout;
    private double lambda1;
    private double lambda2;
    private double readout;
    private Norm consistency;
    private boolean detach;
    private ModalitySet rebuilt;
    private ModalitySet targets;
    private Pooling pooling;

    Draft(KtConfig from) {
      this.from = from;
      width = from.width;
      heads = from.heads;
      layers = from.layers;
      dropout = from.dropout;
      lambda1 = from.lambda1;
      lambda2 = from.lambda2;
      readout = from.readout;
      consistency = from.consistency;
      detach = from.detach;
      rebuilt = from.rebuilt;
      targets = from.targets;
      pooling = from.pooling;
    }

    KtConfig config() {
      return new KtConfig(
          from.dims,
          width,
          heads,
          layers,
          from.kernel,
          dropout,
          lambda1,
          lambda2,
          readout,
          consistency,
          detach,
          rebuilt,
          targets,
          from.readouts,
          pooling);
    }
  }
}
