package org.lacuna.training.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Network;

/** Writes a trained method as a bundle: network and card, provenance in both. */
public final class BundleWriter {

  private BundleWriter() {}

  /**
   * What a person should know of a model.
   *
   * @param name short name
   * @param version its version
   * @param summary what it predicts and from what
   * @param trainedOn what it was trained on
   * @param limits what it must not be trusted with
   * @param license what follows from the data
   */
  public record About(
      String name,
      String version,
      String summary,
      String trainedOn,
      String limits,
      String license) {}

  /**
   * What training has brought.
   *
   * @param weights by parameter name
   * @param temperatures by name of the head, see {@link MethodExporter}
   * @param heldOut held-out figures by subset
   * @param provenance data hashes, seed and whatever else led to it; method, configuration and
   *     versions are added
   */
  public record Trained(
      Map<String, float[]> weights,
      Map<String, Double> temperatures,
      Map<String, Map<String, Double>> heldOut,
      Map<String, String> provenance) {}

  /**
   * Writes {@code model.onnx} and {@code card.json}.
   *
   * @param inputs by modality key, one for each modality of the method's problem
   * @param windowSeconds preferred length of one input
   * @param folder made when it is not there; its bundle files are replaced
   * @return the card that was written
   * @throws LacunaException of kind USAGE when the folder cannot be written
   */
  public static ModelCard write(
      Network network,
      About about,
      double windowSeconds,
      Map<String, ModelCard.Input> inputs,
      Trained trained,
      Path folder)
      throws LacunaException {
    Map<String, String> provenance = provenance(network, trained);
    MethodExporter.Exported exported =
        MethodExporter.export(network, trained.weights(), trained.temperatures(), provenance);
    ModelCard card =
        new ModelCard(
            ModelCard.FORMAT,
            about.name(),
            about.version(),
            network.name(),
            about.summary(),
            about.trainedOn(),
            about.limits(),
            about.license(),
            windowSeconds,
            inputs,
            exported.outputs(),
            trained.heldOut(),
            provenance,
            Map.of(ModelCard.MODEL_FILE, ModelBundle.sha256(exported.network())));
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(ModelCard.MODEL_FILE), exported.network());
      Files.write(folder.resolve(ModelCard.CARD_FILE), ModelBundle.toJson(card));
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The folder \"" + folder + "\" cannot be written: choose another one.", e);
    }
    return card;
  }

  private static Map<String, String> provenance(Network network, Trained trained) {
    Map<String, String> p = new LinkedHashMap<>(trained.provenance());
    p.put("method", network.name());
    p.put("config", network.configuration());
    for (Head head : network.problem().heads()) {
      p.put("output_" + head.name(), head.toString());
    }
    new TreeMap<>(trained.temperatures())
        .forEach((head, t) -> p.put("temperature_" + head, Double.toString(t)));
    long count = trained.weights().values().stream().mapToLong(v -> v.length).sum();
    p.put("weights", Long.toString(count));
    p.put("libtorch", libtorch());
    p.put("java", System.getProperty("java.version", "unknown"));
    return p;
  }

  private static String libtorch() {
    try {
      return Loader.getVersion("org.bytedeco", "pytorch");
    } catch (IOException e) {
      throw new UncheckedIOException("the version of libtorch is part of its archive", e);
    }
  }
}
