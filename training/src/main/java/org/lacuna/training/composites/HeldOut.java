package org.lacuna.training.composites;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Sample;
import org.lacuna.training.method.Calibrated;
import org.lacuna.training.method.Network;
import org.lacuna.training.method.Required;
import org.lacuna.training.nn.Parameters;

/** Temperatures from the validation part, and the held-out figures of a card from the test part. */
final class HeldOut {

  private final CompositeSets sets;
  private final Network network;
  private final Parameters parameters;

  HeldOut(CompositeSets sets, Network network, Parameters parameters) {
    this.sets = sets;
    this.network = network;
    this.parameters = parameters;
  }

  /** The temperature of each subset. */
  Calibrated calibrated() throws LacunaException {
    return calibrated(network, sets.temperatures());
  }

  private Calibrated calibrated(Network plain, List<Sample> samples) {
    Map<ModalitySet, Double> temperatures = new LinkedHashMap<>();
    new Evaluator(plain, parameters, samples)
        .subsets()
        .forEach((subset, o) -> temperatures.put(subset, o.bestTemperature()));
    return new Calibrated(plain, temperatures);
  }

  /**
   * All figures.
   *
   * @param folder where the predictions of the test are left
   * @param against folder of another training to compare with
   */
  Map<String, Map<String, Double>> figures(
      Calibrated calibrated,
      Map<String, ModelCard.Input> inputs,
      Path folder,
      @Nullable Path against)
      throws LacunaException, IOException {
    List<Sample> test = sets.test();
    Evaluator evaluator = new Evaluator(calibrated, parameters, test);
    Map<ModalitySet, Outcome> outcomes = evaluator.subsets();
    Map<String, Map<String, Double>> heldOut = new LinkedHashMap<>();
    outcomes.forEach((subset, o) -> heldOut.put(subset.toString(), figures(subset, o)));
    for (Modality m : evaluator.rebuilt()) {
      heldOut.putAll(evaluator.reconstruction(m, Required.entry(inputs, m.key())));
    }
    addUnrelated(heldOut, new Evaluator(calibrated, parameters, sets.unrelated()));
    TestPredictions predictions = TestPredictions.of(outcomes);
    predictions.write(folder);
    Optional<Network> withoutRebuilt = network.withoutRebuilt();
    if (withoutRebuilt.isPresent()) {
      Calibrated off = calibrated(withoutRebuilt.get(), sets.temperatures());
      TestPredictions without =
          TestPredictions.of(new Evaluator(off, parameters, emotionsOnly(test)).subsets());
      compare(heldOut, "rebuilt_off_", predictions, without);
    }
    if (against != null) {
      compare(heldOut, "against_", predictions, TestPredictions.read(against));
    }
    return heldOut;
  }

  private static Map<String, Double> figures(ModalitySet given, Outcome outcome) {
    Map<String, Double> figures = outcome.figures();
    double[] accuracy = outcome.accuracyInterval(given);
    figures.put("accuracy_low", Outcome.rounded(accuracy[0]));
    figures.put("accuracy_high", Outcome.rounded(accuracy[1]));
    CalibrationChance.Range chance = outcome.calibrationByChance(given);
    figures.put("calibration_error_by_chance", Outcome.rounded(chance.mean()));
    figures.put("calibration_error_by_chance_high", Outcome.rounded(chance.high()));
    return figures;
  }

  private static List<Sample> emotionsOnly(List<Sample> samples) {
    return samples.stream().filter(s -> s.emotion() != null).toList();
  }

  private static void compare(
      Map<String, Map<String, Double>> heldOut,
      String prefix,
      TestPredictions ours,
      TestPredictions other) {
    ours.bySubset()
        .forEach(
            (subset, rows) ->
                heldOut.put(
                    prefix + subset,
                    PairedDifference.figures(rows, Required.entry(other.bySubset(), subset))));
  }

  /**
   * The voice and face of a scored text are chosen by its score, so that they give the score away.
   * The same texts with unrelated voices and faces show what is left without that help.
   */
  private static void addUnrelated(Map<String, Map<String, Double>> heldOut, Evaluator unrelated) {
    unrelated
        .subsets()
        .forEach(
            (subset, o) -> {
              Map<String, Double> figures = Required.entry(heldOut, subset.toString());
              figures.put("sentiment_mae_unrelated", Outcome.rounded(o.mae()));
              figures.put("sentiment_corr_unrelated", Outcome.rounded(o.correlation()));
            });
  }
}
