package org.lacuna.app.evaluate;

import java.util.OptionalDouble;

/**
 * How near the reconstruction of one feature comes, on the test set, from all other modalities.
 *
 * @param model label of the {@link Subject}
 * @param rebuilt key of the modality
 * @param feature name of the column; {@value #ALL} = all columns, each by its training deviation
 * @param unit of the column, and so of the errors
 * @param values how many single values were measured and rebuilt
 * @param rmse root mean square error of the model; empty for all columns together
 * @param rmseMean that of the training mean
 * @param rmseRidge that of a ridge regression from the other modalities
 * @param corr Pearson's correlation of the model's steps with the measured ones
 * @param corrRidge that of the ridge regression
 * @param overMean share of the mean's squared error that the model saves, with a 95 % interval over
 *     recordings; below 0 = the mean is better
 * @param overRidge the same of the ridge regression
 */
public record RebuiltFinding(
    String model,
    String rebuilt,
    String feature,
    String unit,
    int values,
    OptionalDouble rmse,
    OptionalDouble rmseMean,
    OptionalDouble rmseRidge,
    OptionalDouble corr,
    OptionalDouble corrRidge,
    Range overMean,
    Range overRidge) {

  /** Name of all columns together. */
  public static final String ALL = "all features";
}
