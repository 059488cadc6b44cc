package org.lacuna.app.testbed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lacuna.app.boot.Services;
import org.lacuna.app.evaluate.Subject;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Open models by the name that they go by; closing closes them all. One thread at a time. */
public final class Subjects implements AutoCloseable {

  private final Map<String, List<Predictor>> models = new LinkedHashMap<>();

  private Subjects() {}

  /**
   * Opens bundles. Those of one name are seeds of one model and are averaged.
   *
   * @throws LacunaException of kind MODEL when one cannot be opened, of kind USAGE when different
   *     models have one name
   */
  public static Subjects open(Services services, List<NamedBundle> bundles, Device.Request device)
      throws LacunaException {
    Subjects all = new Subjects();
    try {
      for (NamedBundle named : bundles) {
        ModelBundle bundle = services.bundle(Optional.of(named.folder()));
        String name = named.name().orElse(bundle.card().name());
        List<Predictor> members = all.models.computeIfAbsent(name, n -> new ArrayList<>());
        if (!members.isEmpty() && !alike(members.get(0).card(), bundle.card())) {
          throw new LacunaException(
              Kind.USAGE,
              "Two different models are called \"%s\": give them names, NAME=BUNDLE."
                  .formatted(name));
        }
        members.add(services.openPredictor(bundle, device));
      }
      return all;
    } catch (LacunaException e) {
      all.close();
      throw e;
    }
  }

  /** Whether two cards are of one model trained twice. */
  private static boolean alike(ModelCard a, ModelCard b) {
    return a.method().equals(b.method())
        && a.modalities().equals(b.modalities())
        && a.outputs().allHeads().equals(b.outputs().allHeads())
        && config(a).equals(config(b));
  }

  private static String config(ModelCard card) {
    Map<String, String> provenance = card.provenance();
    return provenance == null ? "" : new TreeMap<>(provenance).getOrDefault("config", "");
  }

  /**
   * The subjects of an evaluation on a data set.
   *
   * @throws LacunaException of kind MODEL when a model does not fit the data
   */
  public List<Subject> on(TestData data) throws LacunaException {
    List<Subject> subjects = new ArrayList<>();
    for (Map.Entry<String, List<Predictor>> e : models.entrySet()) {
      ModelCard card = e.getValue().get(0).card();
      subjects.add(new Subject(e.getKey(), e.getValue(), data.test(card), data.train(card)));
    }
    return subjects;
  }

  @Override
  public void close() {
    models.values().forEach(members -> members.forEach(Predictor::close));
  }
}
