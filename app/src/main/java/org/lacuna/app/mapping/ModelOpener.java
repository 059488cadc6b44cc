package org.lacuna.app.mapping;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lacuna.app.mapping.trial.NetworkTests;
import org.lacuna.app.mapping.trial.TestsApart;
import org.lacuna.app.mapping.trial.TestsHere;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.onnx.OnnxPredictor;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * Opens what the user points at: a bundle at once, an ONNX file without a card with the mapping
 * assistant. A model that cannot be opened leaves the one that is open in place. Belongs to the
 * thread of the views.
 */
public final class ModelOpener {

  private final SessionViewModel session;
  private final Backend backend;
  private final TaskRunner runner;
  private final Texts texts;
  private final RecentModels recent;
  private final NetworkTests tests;
  private Consumer<MappingViewModel> assistant = model -> {};

  public ModelOpener(
      SessionViewModel session,
      Backend backend,
      TaskRunner runner,
      Texts texts,
      RecentModels recent) {
    this.session = session;
    this.backend = backend;
    this.runner = runner;
    this.texts = texts;
    this.recent = recent;
    this.tests =
        backend
            .networkTest()
            .<NetworkTests>map(start -> new TestsApart(start, TestsApart.Limits.USUAL))
            .orElseGet(() -> new TestsHere(backend::runtime));
  }

  /** Who shows the assistant. */
  public void setAssistant(Consumer<MappingViewModel> shower) {
    assistant = shower;
  }

  /** Whether that is something to open here and not a clip. */
  public static boolean takes(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".onnx")
        || name.equals(ModelCard.CARD_FILE)
        || (Files.isDirectory(file) && Files.isRegularFile(file.resolve(ModelCard.CARD_FILE)));
  }

  /** Opens a bundle folder, a card, or an ONNX file. */
  public void open(Path chosen) {
    Path file = chosen.toAbsolutePath();
    Optional<Path> folder = bundle(file);
    session.tell(texts.get("mapping.opening", String.valueOf(file.getFileName())));
    if (folder.isPresent()) {
      openBundle(folder.get());
    } else {
      examine(file);
    }
  }

  /** The folder of the bundle that a file belongs to; empty for a network without a card. */
  private static Optional<Path> bundle(Path file) {
    if (Files.isDirectory(file)) {
      return Optional.of(file);
    }
    String name = String.valueOf(file.getFileName());
    boolean card = name.toLowerCase(Locale.ROOT).endsWith(".json");
    boolean described =
        name.equals(ModelCard.MODEL_FILE)
            && Files.isRegularFile(file.resolveSibling(ModelCard.CARD_FILE));
    return card || described ? Optional.ofNullable(file.getParent()) : Optional.empty();
  }

  private void openBundle(Path folder) {
    runner.run(
        Lane.INFERENCE,
        (cancel, progress) -> {
          // Opened once to see that it works: the model that is open now stays otherwise. Loaded
          // in a process of its own first: a bundle may come from anybody.
          ModelBundle bundle = ModelBundle.open(folder);
          tests.shape(folder.resolve(ModelCard.MODEL_FILE), cancel);
          OnnxPredictor.open(backend.runtime(), bundle, Device.Request.CPU).close();
          return folder;
        },
        new CancelToken(),
        Reply.of(this::use, why -> session.refuse(why.sentence())));
  }

  private void use(Path folder) {
    session.dismissNote();
    recent.add(folder);
    session.chooseModel(folder.toString());
  }

  /** What was found in a file. */
  private record Found(ForeignNetwork network, Map<Modality, FeatureSpec> measured) {}

  private void examine(Path file) {
    runner.run(
        Lane.INFERENCE,
        (cancel, progress) ->
            new Found(ForeignNetwork.read(file, tests, cancel), backend.measured()),
        new CancelToken(),
        Reply.of(this::assist, why -> session.refuse(why.sentence())));
  }

  private void assist(Found found) {
    session.dismissNote();
    assistant.accept(
        new MappingViewModel(
            found.network, found.measured, tests, session.clip()::get, runner, texts, this::use));
  }

  /** The models to choose from: those of the program, then those that were opened last. */
  public List<String> known() {
    List<String> own = session.models();
    List<String> others = recent.all().stream().map(Path::toString).toList();
    return java.util.stream.Stream.concat(own.stream(), others.stream()).distinct().toList();
  }

  /** Chooses one of {@link #known}. */
  public void choose(String model) {
    if (session.models().contains(model)) {
      session.chooseModel(model);
    } else {
      open(Path.of(model));
    }
  }

  /** Name of a model for people. */
  public String name(String model) {
    if (session.models().contains(model)) {
      return texts.get("model.choice." + model);
    }
    try {
      return ModelBundle.open(Path.of(model)).card().name();
    } catch (LacunaException e) {
      return String.valueOf(Path.of(model).getFileName());
    }
  }
}
