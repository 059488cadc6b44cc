package org.lacuna.app.mapping.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.app.mapping.propose.NetworkShape;
import org.lacuna.app.mapping.propose.Reason;
import org.lacuna.inference.align.AlignedFeatures;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.npz.FeatureNpz;
import org.lacuna.inference.onnx.NetworkTensor;
import org.lacuna.inference.onnx.NetworkTensor.Element;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * What the program and the process that tests a network say to each other, as files of a folder
 * that is theirs alone. A process that is gone leaves no half answer: the reply gets its name when
 * it is whole.
 */
final class TrialFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  TrialFiles(Path folder) {
    this.folder = folder;
  }

  /** There as soon as the process runs: without it, the process could not be started. */
  Path started() {
    return folder.resolve("started");
  }

  private Path reply() {
    return folder.resolve("reply.json");
  }

  private Path clip() {
    return folder.resolve("clip.npz");
  }

  /** What the process printed. */
  Path log() {
    return folder.resolve("output.log");
  }

  void writeClip(FeatureSet clip) throws IOException {
    Map<Modality, FeatureSequence> present = new LinkedHashMap<>();
    Map<Modality, String> absent = new LinkedHashMap<>();
    for (Modality m : Modality.values()) {
      clip.sequence(m).ifPresent(s -> present.put(m, s));
      clip.whyAbsent(m).ifPresent(why -> absent.put(m, why));
    }
    AlignedFeatures all =
        new AlignedFeatures(
            new TimeGrid.Native(), clip.durationUs(), present, absent, clip.words());
    FeatureNpz.write(clip(), new FeatureNpz.Content("clip", all, noValences(clip)));
  }

  private static float[] noValences(FeatureSet clip) {
    float[] none = new float[clip.words().size()];
    java.util.Arrays.fill(none, Float.NaN);
    return none;
  }

  FeatureSet readClip() throws LacunaException {
    AlignedFeatures all = FeatureNpz.read(clip()).features();
    Map<Modality, String> absent = new LinkedHashMap<>();
    for (Modality m : Modality.values()) {
      all.whyAbsent(m).ifPresent(why -> absent.put(m, why));
    }
    return FeatureSet.of(all.durationUs(), all.present(), absent, all.words());
  }

  // ---- replies ----

  void reply(NetworkShape shape) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    tensors(root.putArray("inputs"), shape.inputs());
    tensors(root.putArray("outputs"), shape.outputs());
    write(root);
  }

  private static void tensors(ArrayNode all, List<NetworkTensor> tensors) {
    for (NetworkTensor t : tensors) {
      ObjectNode one = all.addObject();
      one.put("name", t.name());
      one.put("element", t.element().name());
      t.shape().forEach(one.putArray("shape")::add);
      t.axes().forEach(one.putArray("axes")::add);
    }
  }

  void reply(Trial trial) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    trial.used().toList().forEach(m -> root.withArray("used").add(m.key()));
    root.put("windows", trial.windows());
    trial.sentiment().ifPresent(v -> root.put("sentiment", v));
    ObjectNode emotions = root.putObject("emotions");
    trial.emotions().forEach(emotions::put);
    root.put("millis", trial.millis());
    ArrayNode warnings = root.putArray("warnings");
    for (Reason warning : trial.warnings()) {
      ObjectNode one = warnings.addObject().put("key", warning.key());
      warning.values().forEach(v -> one.withArray("values").add(String.valueOf(v)));
    }
    write(root);
  }

  void refuse(LacunaException why) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("refused", why.sentence());
    root.put("kind", why.kind().name());
    write(root);
  }

  private void write(JsonNode root) throws IOException {
    Path part = folder.resolve("reply.part");
    Files.write(part, JSON.writeValueAsBytes(root));
    Files.move(part, reply());
  }

  /**
   * The answer of a process that has ended.
   *
   * @return empty where it left none
   * @throws LacunaException that the process had, in its words
   */
  Optional<JsonNode> answer() throws LacunaException, IOException {
    if (!Files.isRegularFile(reply())) {
      return Optional.empty();
    }
    JsonNode root = JSON.readTree(Files.readAllBytes(reply()));
    if (root.has("refused")) {
      throw new LacunaException(
          Kind.valueOf(root.path("kind").asText()), root.path("refused").asText());
    }
    return Optional.of(root);
  }

  static NetworkShape shape(JsonNode root) {
    return new NetworkShape(tensors(root.path("inputs")), tensors(root.path("outputs")));
  }

  private static List<NetworkTensor> tensors(JsonNode all) {
    List<NetworkTensor> tensors = new ArrayList<>();
    for (JsonNode one : all) {
      List<Long> shape = new ArrayList<>();
      one.path("shape").forEach(s -> shape.add(s.asLong()));
      List<String> axes = new ArrayList<>();
      one.path("axes").forEach(a -> axes.add(a.asText()));
      tensors.add(
          new NetworkTensor(
              one.path("name").asText(),
              Element.valueOf(one.path("element").asText()),
              shape,
              axes));
    }
    return tensors;
  }

  static Trial trial(JsonNode root) {
    ModalitySet used = ModalitySet.none();
    for (JsonNode key : root.path("used")) {
      used = used.with(Modality.ofKey(key.asText()).orElseThrow());
    }
    Map<String, Double> emotions = new LinkedHashMap<>();
    root.path("emotions")
        .properties()
        .forEach(e -> emotions.put(e.getKey(), e.getValue().asDouble()));
    List<Reason> warnings = new ArrayList<>();
    for (JsonNode one : root.path("warnings")) {
      List<Object> values = new ArrayList<>();
      one.path("values").forEach(v -> values.add(v.asText()));
      warnings.add(new Reason(one.path("key").asText(), values));
    }
    JsonNode sentiment = root.path("sentiment");
    return new Trial(
        used,
        root.path("windows").asInt(),
        sentiment.isNumber() ? OptionalDouble.of(sentiment.asDouble()) : OptionalDouble.empty(),
        emotions,
        root.path("millis").asLong(),
        warnings);
  }
}
