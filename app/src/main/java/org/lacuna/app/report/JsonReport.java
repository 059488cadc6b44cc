package org.lacuna.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.app.report.speed.Bench;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.clip.Reconstruction;
import org.lacuna.inference.clip.Reconstruction.FeatureError;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;
import org.lacuna.media.text.words.WordNotes;

/**
 * An analysis as JSON. A number that does not exist is {@code null}; NaN and infinity never appear.
 */
public final class JsonReport {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonReport() {}

  /**
   * The result of {@code lacuna analyze}.
   *
   * @throws LacunaException of kind MODEL when this installation lacks the list of word valences
   */
  public static ObjectNode analyze(ClipAnalysis analysis) throws LacunaException {
    ObjectNode root = JSON.objectNode();
    root.set("clip", clip(analysis.extraction()));
    root.set("model", model(analysis.bundle()));
    ObjectNode device = root.putObject("device");
    device.put("used", analysis.device().used());
    device.put("reason", analysis.device().reason());
    ObjectNode modalities = root.putObject("modalities");
    for (Modality m : Modality.values()) {
      modalities.set(m.key(), modality(analysis.extraction().features(), analysis.prediction(), m));
    }
    scores(root, analysis.prediction().sentiment(), analysis.prediction().emotions());
    root.set("reconstruction", reconstruction(analysis.audio()));
    ArrayNode windows = root.putArray("windows");
    for (Prediction window : analysis.prediction().windows()) {
      ObjectNode node = windows.addObject();
      node.put("start_s", window.startUs() / 1e6);
      node.put("end_s", window.endUs() / 1e6);
      node.set("used", keys(window.used()));
      scores(node, window.sentiment(), window.emotions());
    }
    root.set("words", WordList.json(analysis.extraction()));
    root.set("timing_ms", timing(analysis));
    return root;
  }

  /** The result of {@code lacuna compare}. */
  public static ObjectNode compare(ClipAnalysis analysis) {
    ObjectNode root = JSON.objectNode();
    root.set("clip", clip(analysis.extraction()));
    root.set("model", model(analysis.bundle()));
    ArrayNode subsets = root.putArray("subsets");
    for (ClipPrediction p : analysis.subsets()) {
      ObjectNode node = subsets.addObject();
      node.set("modalities", keys(p.requested()));
      node.set("used", keys(p.used()));
      scores(node, p.sentiment(), p.emotions());
      node.put("why", SubsetReasons.whyNone(analysis.extraction().features(), p).orElse(null));
    }
    root.set("timing_ms", timing(analysis));
    return root;
  }

  /** The result of {@code lacuna bench}. */
  public static ObjectNode bench(Bench bench) {
    ObjectNode root = JSON.objectNode();
    number(root, "clip_s", bench.clipSeconds());
    ObjectNode ratio = root.putObject("ratio");
    bench.seconds().forEach((part, s) -> number(ratio, part, s / bench.clipSeconds()));
    number(root, "networks_s", bench.bare().networks());
    number(root, "whole_to_decode_and_networks", bench.wholeToBare());
    number(root, "cached_ms", bench.cachedMs());
    bench
        .jobs()
        .ifPresent(
            j -> {
              ObjectNode jobs = root.putObject("jobs");
              jobs.put("at_once", j.jobs());
              number(jobs, "throughput", j.throughput());
            });
    bench
        .sound()
        .ifPresent(
            s -> {
              number(ratio, "audio_llds_alone", s.descriptors() / s.seconds());
              number(ratio, "voice_activity_alone", s.voiceActivity() / s.seconds());
            });
    number(root, "subsets_ms", bench.subsetsMs());
    number(root, "peak_rss_mb", bench.peakRssMb());
    number(root, "start_ms", bench.startMs());
    return root;
  }

  private static ObjectNode clip(Extraction extraction) {
    MediaInfo info = extraction.info();
    ObjectNode clip = JSON.objectNode();
    clip.put("file", info.file().toString());
    clip.put("duration_s", extraction.features().durationUs() / 1e6);
    clip.putNull("video");
    info.video()
        .ifPresent(
            v -> {
              ObjectNode video = clip.putObject("video");
              video.put("width", v.width());
              video.put("height", v.height());
              number(video, "fps", v.averageFps() > 0 ? v.averageFps() : Double.NaN);
              video.put("rotation_deg", v.rotationDegrees());
              video.put("codec", v.codec());
            });
    clip.putNull("audio");
    info.audio()
        .ifPresent(
            a -> {
              ObjectNode audio = clip.putObject("audio");
              audio.put("sample_rate", a.sampleRate());
              audio.put("channels", a.channels());
              audio.put("codec", a.codec());
            });
    clip.set("faces", extraction.faces().<JsonNode>map(JsonReport::faces).orElse(JSON.nullNode()));
    clip.put("transcript", extraction.transcriptSource().orElse(null));
    clip.put("words", extraction.features().words().size());
    clip.put("words_rough", extraction.features().words().stream().anyMatch(WordNotes::isHeard));
    clip.put("damage", extraction.damage().isEmpty() ? null : extraction.damage());
    ArrayNode cautions = clip.putArray("cautions");
    extraction.cautions().forEach(cautions::add);
    return clip;
  }

  private static ObjectNode faces(Faces faces) {
    ObjectNode node = JSON.objectNode();
    node.put("analysed", faces.analysed().isPresent() ? faces.analysed().getAsInt() : null);
    node.put("why", faces.why());
    ArrayNode all = node.putArray("all");
    for (TrackedFace face : faces.all()) {
      ObjectNode one = all.addObject();
      int last = face.track().entries() - 1;
      one.put("id", face.id());
      number(one, "first_s", face.track().startUs(0) / 1e6);
      number(one, "last_s", face.track().endUs(last) / 1e6);
      one.put("pictures", face.track().entries());
      one.put("measured", face.features().observedSteps());
      number(one, "speaking", face.speaking());
    }
    return node;
  }

  private static ObjectNode model(ModelBundle bundle) {
    ObjectNode model = JSON.objectNode();
    model.put("name", bundle.card().name());
    model.put("version", bundle.card().version());
    model.put("sha256", bundle.sha256());
    model.put("missing", bundle.card().feedsZeros() ? ModelCard.Outputs.ZEROS : "masked");
    return model;
  }

  private static ObjectNode modality(FeatureSet features, ClipPrediction prediction, Modality m) {
    Optional<FeatureSequence> sequence = features.sequence(m);
    ObjectNode node = JSON.objectNode();
    node.put("available", sequence.isPresent());
    node.put("used", prediction.used().contains(m));
    node.put("dropped", !prediction.requested().contains(m));
    node.put("steps", sequence.map(FeatureSequence::steps).orElse(0));
    number(node, "observed_fraction", sequence.map(FeatureSequence::observedFraction).orElse(0.0));
    node.put("why_absent", features.whyAbsent(m).orElse(null));
    return node;
  }

  private static void scores(
      ObjectNode node, OptionalDouble sentiment, Map<String, Double> emotions) {
    number(node, "sentiment", sentiment.orElse(Double.NaN));
    if (emotions.isEmpty()) {
      node.putNull("emotions");
      return;
    }
    ObjectNode by = node.putObject("emotions");
    emotions.forEach((label, p) -> number(by, label, p));
  }

  private static JsonNode reconstruction(Optional<Reconstruction> reconstruction) {
    if (reconstruction.isEmpty()) {
      return JSON.nullNode();
    }
    ObjectNode node = JSON.objectNode();
    node.put("steps", reconstruction.get().rebuilt().steps());
    ArrayNode features = node.putArray("features");
    for (FeatureError e : reconstruction.get().errors()) {
      ObjectNode feature = features.addObject();
      feature.put("name", e.name());
      feature.put("unit", e.unit());
      number(feature, "rmse", e.rmse().orElse(Double.NaN));
      number(feature, "corr", e.corr().orElse(Double.NaN));
    }
    return node;
  }

  private static ObjectNode timing(ClipAnalysis analysis) {
    Extraction.Timing extraction = analysis.extraction().timing();
    ObjectNode timing = JSON.objectNode();
    timing.put("open_model", analysis.timing().open() / 1e6);
    timing.put("decode", extraction.decode() / 1e6);
    for (Modality m : Modality.values()) {
      timing.put(m.key(), extraction.byModality().getOrDefault(m, 0L) / 1e6);
    }
    timing.put("extract", extraction.total() / 1e6);
    timing.put("predict", analysis.timing().predict() / 1e6);
    if (!analysis.subsets().isEmpty()) {
      timing.put("subsets", analysis.timing().subsets() / 1e6);
    }
    timing.put("total", analysis.timing().total() / 1e6);
    return timing;
  }

  private static ArrayNode keys(ModalitySet set) {
    ArrayNode keys = JSON.arrayNode();
    set.forEach(m -> keys.add(m.key()));
    return keys;
  }

  /** Puts a number, or null where there is none. */
  static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
