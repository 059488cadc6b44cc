package org.lacuna.app.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.app.boot.ExtractionMode;
import org.lacuna.app.boot.Services;
import org.lacuna.app.report.ClipAnalysis.Request;
import org.lacuna.app.report.ClipAnalysis.Timing;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.clip.ClipPredictor;
import org.lacuna.inference.clip.ClipPredictor.Attended;
import org.lacuna.inference.clip.Reconstruction;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;

/** Analyses a clip from the file to the last number, on the calling thread. Thread-safe. */
public final class Analyst {

  /** Share of the progress bar that the extraction takes; prediction is quick beside it. */
  private static final double EXTRACTION_SHARE = 0.97;

  private final Services services;
  private final ExtractionMode mode;

  /** Extracts in the usual way. */
  public Analyst(Services services) {
    this(services, ExtractionMode.USUAL);
  }

  public Analyst(Services services, ExtractionMode mode) {
    this.services = services;
    this.mode = mode;
  }

  /**
   * Analyses one clip.
   *
   * @throws LacunaException of kind MEDIA when the clip or a named transcript cannot be read, of
   *     kind MODEL when the model or the device fails, of kind USAGE when the clip lacks the face
   *     that is asked for
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public ClipAnalysis analyze(Request request, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    long began = System.nanoTime();
    requireReadable(request);
    ExtractOptions options =
        ExtractOptions.DEFAULT.withTranscript(request.transcript()).withSpeech(request.speech());
    services.prepareExtraction(request.clip(), options, mode);
    progress.progress(0, "Opening the model");
    ModelBundle bundle = services.bundle(request.model());
    try (Predictor predictor = services.openPredictor(bundle, request.device())) {
      long opened = System.nanoTime();
      Extraction found =
          services
              .extractor(mode)
              .extract(
                  request.clip(),
                  options,
                  cancel,
                  (f, stage) -> progress.progress(EXTRACTION_SHARE * f, stage));
      Extraction extraction =
          request.face().isPresent() ? found.withFace(request.face().getAsInt()) : found;
      progress.progress(EXTRACTION_SHARE, "Predicting");
      ClipAnalysis analysis =
          analyze(
              extraction,
              Drops.none(),
              request.use(),
              bundle,
              predictor,
              request.everything(),
              cancel);
      progress.progress(1, "Done");
      return analysis.since(began, opened);
    }
  }

  /**
   * Analyses a clip that was extracted, with everything that a report holds.
   *
   * @param drops stretches that the network is not shown
   * @param use the modalities that are not dropped
   * @param model a bundle; empty for the one that comes with the program
   * @throws LacunaException of kind MODEL when the model or the device fails
   */
  public ClipAnalysis analyze(
      Extraction extraction, Drops drops, ModalitySet use, Optional<Path> model, CancelToken cancel)
      throws LacunaException {
    long began = System.nanoTime();
    ModelBundle bundle = services.bundle(model);
    try (Predictor predictor = services.openPredictor(bundle, Device.Request.AUTO)) {
      long opened = System.nanoTime();
      return analyze(extraction, drops, use, bundle, predictor, true, cancel).since(began, opened);
    }
  }

  private static ClipAnalysis analyze(
      Extraction extraction,
      Drops drops,
      ModalitySet use,
      ModelBundle bundle,
      Predictor predictor,
      boolean everything,
      CancelToken cancel)
      throws LacunaException {
    FeatureSet whole = extraction.features();
    FeatureSet shown = drops.of(whole);
    ClipPredictor clip = new ClipPredictor(predictor);
    long predicting = System.nanoTime();
    ClipPrediction prediction =
        clip.predict(shown, use, Predictor.Request.WITH_RECONSTRUCTION, cancel);
    Optional<Reconstruction> audio = clip.reconstruction(whole, prediction, Modality.AUDIO);
    long predicted = System.nanoTime();
    List<ClipPrediction> subsets = everything ? clip.predictSubsets(shown, cancel) : List.of();
    long compared = System.nanoTime();
    Optional<Attended> attention =
        everything
            ? clip.attention(shown, use, mostSpoken(shown, prediction), cancel)
            : Optional.empty();
    return new ClipAnalysis(
        extraction,
        bundle,
        predictor.device(),
        drops,
        prediction,
        audio,
        subsets,
        attention,
        new Timing(0, predicted - predicting, compared - predicted, 0));
  }

  /** A wrong name is told at once and not after a minute of decoding. */
  private static void requireReadable(Request request) throws LacunaException {
    requireFile(request.clip(), "The file");
    if (request.transcript().isPresent()) {
      requireFile(request.transcript().get(), "The transcript");
    }
  }

  private static void requireFile(Path file, String what) throws LacunaException {
    if (!Files.exists(file)) {
      throw new LacunaException(Kind.MEDIA, what + " \"" + file + "\" does not exist.");
    }
    if (Files.isDirectory(file)) {
      throw new LacunaException(Kind.MEDIA, "\"" + file + "\" is a folder: name one file in it.");
    }
    if (!Files.isReadable(file)) {
      throw new LacunaException(Kind.MEDIA, what + " \"" + file + "\" may not be read by you.");
    }
  }

  /** The window with the most words; without words the first one that anything was used in. */
  private static int mostSpoken(FeatureSet features, ClipPrediction prediction) {
    int best = 0;
    int most = -1;
    for (int i = 0; i < prediction.windows().size(); i++) {
      Prediction window = prediction.windows().get(i);
      int score = window.used().isEmpty() ? -1 : wordsIn(features, window);
      if (score > most) {
        most = score;
        best = i;
      }
    }
    return best;
  }

  private static int wordsIn(FeatureSet features, Prediction window) {
    int words = 0;
    for (TimedWord word : features.words()) {
      long centre = word.startUs() + (word.endUs() - word.startUs()) / 2;
      words += centre >= window.startUs() && centre < window.endUs() ? 1 : 0;
    }
    return words;
  }

  /**
   * Refuses a result without any input, and says what the clip does have.
   *
   * @throws LacunaException of kind MEDIA when nothing that was not dropped was observed
   */
  public static void requireAnyInput(ClipAnalysis analysis) throws LacunaException {
    if (!analysis.prediction().used().isEmpty()) {
      return;
    }
    FeatureSet features = analysis.extraction().features();
    ModalitySet available = features.available();
    String name = "\"" + analysis.extraction().info().file().getFileName() + "\"";
    if (available.isEmpty()) {
      List<String> reasons = new ArrayList<>();
      for (Modality m : Modality.values()) {
        features.whyAbsent(m).ifPresent(why -> reasons.add(withoutStop(why)));
      }
      throw new LacunaException(
          Kind.MEDIA,
          "There is nothing to analyse in " + name + ": " + String.join("; ", reasons) + ".");
    }
    throw new LacunaException(
        Kind.MEDIA,
        "Nothing is left to analyse in "
            + name
            + ": it has only "
            + String.join(" and ", available.toList().stream().map(Modality::key).toList())
            + ", and that was dropped or is not used by the model.");
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
