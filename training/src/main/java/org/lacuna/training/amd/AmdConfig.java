package org.lacuna.training.amd;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Problem;

/**
 * Everything that shapes adaptive modality distillation and its loss. The paper's ablations are
 * settings of this record.
 *
 * @param sizes of the unimodal networks
 * @param inner t_m of every modality
 * @param joint t_h
 * @param size h, length of z_h
 * @param rank R in {1, 4, 8, 16}, or {@link TuckerFusion#FULL} for a core without constraint
 * @param one whether a constant 1 is appended to each z^m
 * @param message length that predictions and representations are projected to; the paper has 32
 * @param alpha weight of the soft labels in eq. 2
 * @param beta weight of the soft representation in eq. 2
 * @param temperature how the temperatures are found
 * @param dropout while training
 */
public record AmdConfig(
    UnimodalNetworks.Sizes sizes,
    int inner,
    int joint,
    int size,
    int rank,
    boolean one,
    int message,
    double alpha,
    double beta,
    Temperature temperature,
    double dropout) {

  /** How the temperatures of the distillation are found. */
  public enum Temperature {
    /** From the messages, eq. 5: one of each kind for every modality and example. */
    ADAPTIVE,
    /** 2 everywhere: the paper's "Ours-fixed". */
    FIXED
  }

  /** The temperature of the ablation. */
  public static final float FIXED_TEMPERATURE = 2;

  public AmdConfig {
    if (inner < 1 || joint < 1 || size < 1 || message < 1 || alpha < 0 || beta < 0) {
      throw new IllegalArgumentException("a size of the network or a weight is out of range");
    }
  }

  /** The paper's method with sizes from the middle of its grid. */
  public static AmdConfig paper() {
    return new AmdConfig(
        UnimodalNetworks.Sizes.uniform(64, 32),
        8,
        8,
        32,
        4,
        true,
        32,
        1,
        0.1,
        Temperature.ADAPTIVE,
        0.15);
  }

  /** The fusion that this describes, for the modalities of a problem. */
  TuckerFusion fusion(Problem problem) {
    List<Integer> dims = new ArrayList<>();
    List<Integer> inners = new ArrayList<>();
    for (Modality m : problem.modalities()) {
      dims.add(sizes.size(m));
      inners.add(inner);
    }
    return new TuckerFusion(dims, inners, joint, size, rank, one);
  }

  public AmdConfig withRank(int newRank) {
    return new AmdConfig(
        sizes, inner, joint, size, newRank, one, message, alpha, beta, temperature, dropout);
  }

  public AmdConfig withSizes(
      UnimodalNetworks.Sizes newSizes, int newInner, int newJoint, int newSize) {
    return new AmdConfig(
        newSizes,
        newInner,
        newJoint,
        newSize,
        rank,
        one,
        message,
        alpha,
        beta,
        temperature,
        dropout);
  }

  public AmdConfig withDistillation(double newAlpha, double newBeta, Temperature newTemperature) {
    return new AmdConfig(
        sizes, inner, joint, size, rank, one, message, newAlpha, newBeta, newTemperature, dropout);
  }

  public AmdConfig withDropout(double newDropout) {
    return new AmdConfig(
        sizes, inner, joint, size, rank, one, message, alpha, beta, temperature, newDropout);
  }
}
