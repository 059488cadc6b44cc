package org.lacuna.training.baseline;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.SolverType;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One linear support vector machine, trained by LIBLINEAR. Deterministic. */
final class LinearMachine {

  private static final double ACCURACY = 1e-3;
  private static final int MOST_ITERATIONS = 2000;
  private static final double MARGIN = 0.1;

  /** Far below every distance from a plane: a class that was never seen. */
  private static final float NEVER = -1e3f;

  private final @Nullable Model model;
  private final float[] otherwise;

  private LinearMachine(@Nullable Model model, float[] otherwise) {
    this.model = model;
    this.otherwise = otherwise;
  }

  /** Predicts a number; 0 where there was nothing to learn from. */
  static LinearMachine regression(List<double[]> features, List<Double> answers, double c) {
    Model model =
        features.isEmpty() ? null : train(SolverType.L2R_L2LOSS_SVR, features, answers, c);
    return new LinearMachine(model, new float[1]);
  }

  /** Tells classes apart; where fewer than two were seen, it always says the one that was. */
  static LinearMachine classes(
      List<double[]> features, List<Double> answers, int classes, double c) {
    float[] never = new float[classes];
    java.util.Arrays.fill(never, answers.isEmpty() ? 0 : NEVER);
    long seen = answers.stream().distinct().count();
    if (seen == 1) {
      never[answers.get(0).intValue()] = 0;
    }
    Model model = seen < 2 ? null : train(SolverType.L2R_L2LOSS_SVC_DUAL, features, answers, c);
    return new LinearMachine(model, never);
  }

  private static Model train(
      SolverType solver, List<double[]> features, List<Double> answers, double c) {
    de.bwaldvogel.liblinear.Problem problem = new de.bwaldvogel.liblinear.Problem();
    int dim = features.get(0).length;
    problem.l = features.size();
    problem.n = dim + 1; // LIBLINEAR counts the constant
    problem.bias = 1;
    problem.x = new Feature[features.size()][];
    problem.y = answers.stream().mapToDouble(Double::doubleValue).toArray();
    for (int i = 0; i < features.size(); i++) {
      problem.x[i] = nodes(features.get(i));
    }
    Parameter parameter = new Parameter(solver, c, ACCURACY, MOST_ITERATIONS, MARGIN);
    parameter.setRandom(new Random(1));
    Linear.disableDebugOutput();
    return Linear.train(problem, parameter);
  }

  private static Feature[] nodes(double[] features) {
    Feature[] nodes = new Feature[features.length + 1];
    for (int d = 0; d < features.length; d++) {
      nodes[d] = new FeatureNode(d + 1, features[d]);
    }
    nodes[features.length] = new FeatureNode(features.length + 1, 1);
    return nodes;
  }

  /** The number, or the distance of each class. */
  float[] score(double[] features) {
    float[] scores = otherwise.clone();
    if (model == null) {
      return scores;
    }
    double[] values = new double[model.getNrClass()];
    double predicted = Linear.predictValues(model, nodes(features), values);
    if (model.getSolverType().isSupportVectorRegression()) {
      scores[0] = (float) predicted;
      return scores;
    }
    int[] labels = model.getLabels();
    for (int k = 0; k < labels.length; k++) {
      // between two classes there is one plane
      double distance = labels.length == 2 && k == 1 ? -values[0] : values[k];
      scores[labels[k]] = (float) distance;
    }
    return scores;
  }
}
