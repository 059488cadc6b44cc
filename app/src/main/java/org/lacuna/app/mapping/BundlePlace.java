package org.lacuna.app.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Where the bundle of a foreign network goes: beside its file, over nothing that is there. */
final class BundlePlace {

  private BundlePlace() {}

  /**
   * The folder for a network's bundle: its own one where it lies alone under the name that bundles
   * use, otherwise a new one beside it.
   */
  static Path of(Path network) {
    Path file = network.toAbsolutePath();
    String name = String.valueOf(file.getFileName());
    Path card = file.resolveSibling(ModelCard.CARD_FILE);
    Path parent = file.getParent();
    if (name.equals(ModelCard.MODEL_FILE) && !Files.exists(card) && parent != null) {
      return parent;
    }
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    Path folder = file.resolveSibling(stem + "-lacuna");
    for (int n = 2; Files.exists(folder); n++) {
      folder = file.resolveSibling(stem + "-lacuna-" + n);
    }
    return folder;
  }

  /**
   * Writes a bundle and reads it again.
   *
   * @throws LacunaException of kind USAGE when it cannot be written there
   */
  static void write(Path folder, ModelBundle bundle) throws LacunaException {
    Path network = folder.resolve(ModelCard.MODEL_FILE);
    try {
      Files.createDirectories(folder);
      if (!Files.exists(network)) {
        SafeFiles.write(network, bundle.network());
      }
      SafeFiles.write(folder.resolve(ModelCard.CARD_FILE), ModelBundle.toJson(bundle.card()));
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE,
          "The folder \"" + folder + "\" cannot be made: copy the file to a place that is yours.",
          e);
    }
    ModelBundle.open(folder);
  }
}
