package org.lacuna.app.reproduce;

import java.util.List;
import org.lacuna.app.evaluate.Evaluation;

/**
 * What came of one table set.
 *
 * @param set what was done
 * @param place where the data lay, below the data folder
 * @param seeds of each method
 * @param settings of the evaluation
 * @param result all figures
 * @param claims judged by them
 * @param notes about the data
 */
record SetReport(
    TableSet set,
    String place,
    int seeds,
    Evaluation.Settings settings,
    Evaluation.Result result,
    List<Claim> claims,
    List<String> notes) {}
