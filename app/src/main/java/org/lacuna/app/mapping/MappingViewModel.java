package org.lacuna.app.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.mapping.propose.CardDraft;
import org.lacuna.app.mapping.propose.InputRole;
import org.lacuna.app.mapping.propose.InputRole.Kind;
import org.lacuna.app.mapping.propose.LaneChoice;
import org.lacuna.app.mapping.propose.Mapping;
import org.lacuna.app.mapping.propose.MappingCheck;
import org.lacuna.app.mapping.propose.Proposal;
import org.lacuna.app.mapping.propose.Scale;
import org.lacuna.app.mapping.trial.NetworkTests;
import org.lacuna.app.mapping.trial.Trial;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.onnx.NetworkTensor;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * The mapping assistant for one ONNX file: what is proposed, what the user made of it, a run to try
 * it, and the card. Belongs to the thread of the views.
 */
public final class MappingViewModel {

  private final ForeignNetwork network;
  private final Map<Modality, FeatureSpec> measured;
  private final NetworkTests tests;
  private final Supplier<Optional<OpenClip>> clip;
  private final TaskRunner runner;
  private final Texts texts;
  private final Consumer<Path> open;
  private final LatestWins trying;
  private final Proposal proposal;
  private final List<Mapping> before = new ArrayList<>();
  private final List<Mapping> after = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Mapping> mapping;
  private final ReadOnlyObjectWrapper<Optional<Trial>> trial =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<String> failure = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<Boolean> busy = new ReadOnlyObjectWrapper<>(false);

  /**
   * @param measured what this program measures of each modality
   * @param tests runs the network, away from the thread of the views
   * @param clip the open one, which the network is tried on
   * @param open opens the bundle that was written
   */
  public MappingViewModel(
      ForeignNetwork network,
      Map<Modality, FeatureSpec> measured,
      NetworkTests tests,
      Supplier<Optional<OpenClip>> clip,
      TaskRunner runner,
      Texts texts,
      Consumer<Path> open) {
    this.network = network;
    this.measured = Map.copyOf(measured);
    this.tests = tests;
    this.clip = clip;
    this.runner = runner;
    this.texts = texts;
    this.open = open;
    this.trying = new LatestWins(runner, Lane.INFERENCE);
    this.proposal = Proposal.of(network.name(), network.shape(), this.measured);
    this.mapping = new ReadOnlyObjectWrapper<>(proposal.mapping());
  }

  /** Changes a choice; a run that was made before says nothing about it any more. */
  public void change(UnaryOperator<Mapping> change) {
    Mapping changed = change.apply(mapping.get());
    if (!changed.equals(mapping.get())) {
      before.add(mapping.get());
      after.clear();
      set(changed);
    }
  }

  private void set(Mapping changed) {
    trying.cancel();
    busy.set(false);
    trial.set(Optional.empty());
    failure.set("");
    mapping.set(changed);
  }

  /** Takes back the last change. */
  public void undo() {
    if (!before.isEmpty()) {
      after.add(mapping.get());
      set(before.remove(before.size() - 1));
    }
  }

  /** Makes a change again that was taken back. */
  public void redo() {
    if (!after.isEmpty()) {
      before.add(mapping.get());
      set(after.remove(after.size() - 1));
    }
  }

  /** Gives an input a role; the layout of that modality follows the new tensor. */
  public void chooseInput(String tensor, InputRole role) {
    change(
        now -> {
          Mapping other = now.withInput(tensor, role);
          return role.kind() == Kind.FEATURES
              ? fresh(other, role.modality().orElseThrow(), tensor)
              : other;
        });
  }

  private Mapping fresh(Mapping now, Modality m, String tensor) {
    return now.withLane(m, Proposal.lane(m, network.shape().input(tensor), measured.get(m)));
  }

  /** Changes how a modality is laid out. */
  public void changeLane(Modality m, UnaryOperator<LaneChoice> change) {
    change(now -> now.withLane(m, change.apply(now.lane(m))));
  }

  /** Changes the length of what the network sees at once; layouts without steps follow. */
  public void changeWindow(double seconds) {
    change(
        now -> {
          Mapping other = now.withWindow(seconds);
          for (Modality m : Modality.values()) {
            if (knowsNoSteps(m)) {
              other =
                  other.withLane(
                      m,
                      other.lane(m).withGrid(other.lane(m).grid(), Proposal.wholeWindow(seconds)));
            }
          }
          return other;
        });
  }

  /** Whether the network takes one row a window of a modality. */
  public boolean knowsNoSteps(Modality m) {
    return tensor(m).filter(t -> t.rank() == 2).isPresent();
  }

  /** The input that takes a modality's features. */
  public Optional<NetworkTensor> tensor(Modality m) {
    return mapping.get().input(Kind.FEATURES, m).flatMap(network.shape()::input);
  }

  /** Takes means and deviations from a file. */
  public void scaleFrom(Modality m, Path file) {
    try {
      Scale scale = Scales.read(file, m, mapping.get().lane(m).columns());
      changeLane(m, lane -> lane.withScale(scale));
    } catch (LacunaException e) {
      failure.set(e.sentence());
    }
  }

  /** Computes means and deviations over the open clip, where it has the modality. */
  public void scaleFromClip(Modality m) {
    Optional<FeatureSequence> sequence = clip.get().flatMap(c -> c.features().sequence(m));
    if (sequence.isEmpty()) {
      failure.set(texts.get("mapping.scale.noClip", m.key()));
      return;
    }
    String name = clip.get().map(OpenClip::name).orElse("");
    changeLane(m, lane -> lane.withScale(Scales.of(sequence.get(), name)));
  }

  /** What keeps the choices from being a card; empty where nothing does. */
  public List<String> problems() {
    return MappingCheck.problems(mapping.get(), network.shape(), measured).stream()
        .map(p -> p.in(texts))
        .toList();
  }

  /** What the user should know about a card that can be written. */
  public List<String> cautions() {
    List<String> unmasked = new ArrayList<>();
    List<String> unscaled = new ArrayList<>();
    List<String> byClip = new ArrayList<>();
    String clipName = "";
    for (Modality m : Modality.values()) {
      if (tensor(m).isEmpty()) {
        continue;
      }
      String name = texts.get("modality." + m.key());
      if (mapping.get().input(Kind.MASK, m).isEmpty()) {
        unmasked.add(name);
      }
      Scale scale = mapping.get().lane(m).scale();
      if (scale.kind() == Scale.Kind.CLIP) {
        byClip.add(name);
        clipName = scale.source();
      } else if (scale.kind() == Scale.Kind.NONE) {
        unscaled.add(name);
      }
    }
    List<String> all = new ArrayList<>();
    caution(all, "mapping.caution.zeros", unmasked, "");
    caution(all, "mapping.caution.noScale", unscaled, "");
    caution(all, "mapping.caution.clipScale", byClip, clipName);
    return List.copyOf(all);
  }

  private void caution(List<String> all, String key, List<String> names, String source) {
    if (!names.isEmpty()) {
      all.add(texts.get(key, String.join(", ", names), source));
    }
  }

  /** Runs the network as it is mapped, on the open clip or on made-up numbers. */
  public void tryIt() {
    if (!problems().isEmpty()) {
      return;
    }
    FeatureSet features = clip.get().map(OpenClip::features).orElseGet(() -> MadeClip.of(measured));
    Bundling made = bundling();
    busy.set(true);
    failure.set("");
    trying.start(
        (cancel, progress) -> tests.trial(made.bundle(), features, cancel),
        Reply.of(
            done -> {
              busy.set(false);
              trial.set(Optional.of(done));
            },
            this::failed));
  }

  private void failed(LacunaException why) {
    busy.set(false);
    trial.set(Optional.empty());
    failure.set(why.sentence());
  }

  /** Puts the bundle together away from the thread of the views. */
  private interface Bundling {
    ModelBundle bundle() throws LacunaException;
  }

  /** The choices as they are now; later ones do not reach it. */
  private Bundling bundling() {
    Mapping now = mapping.get();
    CardDraft.Notes notes =
        new CardDraft.Notes(
            texts.get("mapping.card.summary"),
            String.join(" ", cautions()),
            String.valueOf(network.file().getFileName()));
    return () ->
        ModelBundle.of(
            ModelBundle.toJson(
                CardDraft.card(now, network.shape(), measured, notes, network.bytes())),
            network.bytes(),
            network.name());
  }

  /** Tries the network once more, writes the bundle beside its file, and opens it. */
  public void write() {
    if (!problems().isEmpty() || busy.get()) {
      return;
    }
    FeatureSet features = clip.get().map(OpenClip::features).orElseGet(() -> MadeClip.of(measured));
    Path folder = BundlePlace.of(network.file());
    Bundling made = bundling();
    busy.set(true);
    failure.set("");
    runner.run(
        Lane.INFERENCE,
        (cancel, progress) -> {
          ModelBundle bundle = made.bundle();
          // A card that does not run would be a trap for whoever opens it next.
          tests.trial(bundle, features, cancel);
          BundlePlace.write(folder, bundle);
          return folder;
        },
        new CancelToken(),
        Reply.of(
            written -> {
              busy.set(false);
              open.accept(written);
            },
            this::failed));
  }

  /** Where {@link #write} will put the bundle. */
  public Path place() {
    return BundlePlace.of(network.file());
  }

  public ForeignNetwork network() {
    return network;
  }

  /** What was proposed, with the reasons. */
  public Proposal proposal() {
    return proposal;
  }

  /** The columns that this program measures of a modality; none where it measures nothing. */
  public List<String> columns(Modality m) {
    FeatureSpec spec = measured.get(m);
    return spec == null ? List.of() : spec.features().stream().map(f -> f.name()).toList();
  }

  /** Name of the clip that the network is tried on; empty where numbers are made up. */
  public Optional<String> clipName() {
    return clip.get().map(OpenClip::name);
  }

  public ReadOnlyObjectProperty<Mapping> mapping() {
    return mapping.getReadOnlyProperty();
  }

  /** The last run with these choices; empty before one. */
  public ReadOnlyObjectProperty<Optional<Trial>> trial() {
    return trial.getReadOnlyProperty();
  }

  /** One sentence about what failed last; empty where nothing did. */
  public ReadOnlyObjectProperty<String> failure() {
    return failure.getReadOnlyProperty();
  }

  /** Whether the network is being tried or written. */
  public ReadOnlyObjectProperty<Boolean> busy() {
    return busy.getReadOnlyProperty();
  }

  /** Whether there is a change to take back. */
  public boolean canUndo() {
    return !before.isEmpty();
  }

  /** Whether there is a change to make again. */
  public boolean canRedo() {
    return !after.isEmpty();
  }
}
