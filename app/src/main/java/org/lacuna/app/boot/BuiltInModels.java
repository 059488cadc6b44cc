package org.lacuna.app.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.resources.LacunaResources;

/** The models that come with the program, each read on first use. Safe for several threads. */
public final class BuiltInModels {

  /** The models by the name that {@code --model} takes. */
  public enum Name {
    /** Knowledge transfer: opened where none is named. */
    KT("kt", "bundles/default/"),
    /** Adaptive modality distillation. */
    AMD("amd", "bundles/amd/");

    private final String key;
    private final String folder;

    Name(String key, String folder) {
      this.key = key;
      this.folder = folder;
    }

    /** As written on the command line. */
    public String key() {
      return key;
    }
  }

  private final Map<Name, ModelBundle> opened = new EnumMap<>(Name.class);

  /** What {@code --model} takes, the one that is opened where none is named first. */
  public static List<String> names() {
    return Arrays.stream(Name.values()).map(Name::key).toList();
  }

  /**
   * The bundle in a folder, or the built-in one of that name where there is no such folder.
   *
   * @param model empty for the model that is opened where none is named
   * @throws LacunaException of kind MODEL when it cannot be used
   */
  public ModelBundle bundle(Optional<Path> model) throws LacunaException {
    if (model.isEmpty()) {
      return bundle(Name.KT);
    }
    Path folder = model.get();
    if (!Files.exists(folder)) {
      for (Name name : Name.values()) {
        if (folder.toString().equals(name.key())) {
          return bundle(name);
        }
      }
    }
    return ModelBundle.open(folder);
  }

  /**
   * A model that comes with the program.
   *
   * @throws LacunaException of kind MODEL when this copy has none
   */
  public synchronized ModelBundle bundle(Name name) throws LacunaException {
    ModelBundle known = opened.get(name);
    if (known == null) {
      String card = name.folder + ModelCard.CARD_FILE;
      if (!LacunaResources.exists(card)) {
        throw new LacunaException(
            Kind.MODEL,
            "This copy of Lacuna has no model \""
                + name.key()
                + "\" of its own: name a folder with --model.");
      }
      known =
          ModelBundle.of(
              LacunaResources.bytes(card),
              LacunaResources.bytes(name.folder + ModelCard.MODEL_FILE),
              name == Name.KT ? "the bundled model" : "the bundled model \"" + name.key() + "\"");
      opened.put(name, known);
    }
    return known;
  }
}
