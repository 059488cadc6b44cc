package org.lacuna.training.study;

import static org.lacuna.training.method.Required.entry;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.onnx.BundleWriter;
import org.lacuna.training.prepare.DataSource;
import org.lacuna.training.prepare.Prepared;

/** Writes what a training brought as a model bundle, with everything that led to it. */
final class Bundles {

  private Bundles() {}

  static void write(
      Path folder,
      Plan plan,
      DataSource source,
      Prepared data,
      Trained trained,
      RunRecord record,
      String dataHash)
      throws LacunaException {
    Map<String, ModelCard.Input> inputs = new LinkedHashMap<>();
    for (Modality m : trained.method().problem().modalities()) {
      inputs.put(m.key(), entry(data.inputs(), m.key()));
    }
    String name = String.valueOf(source.data().source().getFileName());
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("data", name);
    provenance.put("data_sha256", dataHash);
    provenance.put("division", record.division());
    provenance.put("parts", Divisions.sizes(data));
    provenance.put("seed", Long.toString(record.seed()));
    provenance.put("settings", record.settings());
    provenance.put("recipe", plan.recipe().name());
    provenance.put("epoch", Integer.toString(record.epoch()));
    provenance.put("validation_error", Double.toString(record.score()));
    BundleWriter.write(
        trained.method(),
        new BundleWriter.About(
            trained.method().name() + " " + name,
            "1",
            "Predicts "
                + String.join(
                    ", ", trained.method().problem().heads().stream().map(h -> h.name()).toList())
                + " from "
                + trained.method().problem().modalities()
                + " features of a research data set.",
            "\"" + name + "\", " + record.division() + ": " + Divisions.sizes(data) + ".",
            "For research on the data set whose features it reads; it fits no other features.",
            "The terms of the data set hold for the model too."),
        data.windowSeconds(),
        inputs,
        new BundleWriter.Trained(trained.weights(), Map.of(), finite(record), provenance),
        folder);
  }

  private static Map<String, Map<String, Double>> finite(RunRecord record) {
    Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
    record
        .figures()
        .forEach(
            (given, metrics) -> {
              Map<String, Double> row = new LinkedHashMap<>();
              metrics.forEach(
                  (metric, v) -> {
                    if (Double.isFinite(v)) {
                      row.put(metric, v);
                    }
                  });
              figures.put(given, row);
            });
    return figures;
  }
}
