package org.lacuna.app.report.speed;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lacuna.app.boot.ExtractionMode;
import org.lacuna.app.boot.Services;
import org.lacuna.inference.clip.ClipPredictor;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;

/**
 * How long the parts of an analysis take.
 *
 * @param clipSeconds length of the clip
 * @param seconds wall time by part, in this order: {@code decode} (a pass that looks at nothing),
 *     each modality's own work, {@code total} (from the file to the prediction, decoding included)
 * @param cachedMs from the file to the prediction when the clip was extracted before
 * @param subsetsMs all seven subsets together, after extraction
 * @param peakRssMb most memory that the program held, its worker process included, MiB; NaN where
 *     the system does not tell
 * @param bare what the parts alone take, in this process
 * @param startMs from the start of the process until a clip could be analysed
 * @param jobs how several clips at once compare with one; empty when that was not asked for
 * @param sound the parts of the audio extraction alone; empty when the clip has no sound
 */
public record Bench(
    double clipSeconds,
    Map<String, Double> seconds,
    double cachedMs,
    double subsetsMs,
    double peakRssMb,
    Bare bare,
    double startMs,
    Optional<Jobs> jobs,
    Optional<Sound> sound) {

  static final String DECODE = "decode";
  static final String TOTAL = "total";

  /** A first prediction also pays for memory that later ones reuse; the best of these counts. */
  private static final int REPEATS = 3;

  public Bench {
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }

  /**
   * What is to be measured, and how.
   *
   * @param jobs clips at once; 1 = that is not measured
   */
  public record Request(
      Path clip,
      Optional<Path> transcript,
      Optional<Path> model,
      Device.Request device,
      ExtractionMode mode,
      int jobs) {

    ExtractOptions options() {
      return ExtractOptions.DEFAULT.withTranscript(transcript);
    }
  }

  /**
   * The same clip extracted by several jobs at once, in warm workers.
   *
   * @param jobs how many at once
   * @param throughput clips in the same time, relative to one job
   */
  public record Jobs(int jobs, double throughput) {}

  /**
   * Audio extraction without decoding, on one thread.
   *
   * @param seconds length of the sound that was measured
   * @param descriptors wall time of all descriptors but the voice activity, seconds
   * @param voiceActivity wall time of the voice activity, seconds
   */
  public record Sound(double seconds, double descriptors, double voiceActivity) {}

  /**
   * A warm extraction in this process beside what it is made of.
   *
   * @param whole wall time of the extraction, seconds
   * @param networks time of it that was spent inside ONNX Runtime, seconds
   */
  public record Bare(double whole, double networks) {}

  /** Seconds of the bare decoding pass. */
  public double decodeSeconds() {
    return seconds.getOrDefault(DECODE, 0.0);
  }

  /** A warm extraction relative to bare decoding and bare networks. */
  public double wholeToBare() {
    return bare.whole() / (decodeSeconds() + bare.networks());
  }

  /**
   * Measures one clip on the calling thread.
   *
   * @throws LacunaException as an analysis of the clip would
   */
  public static Bench run(
      Services services, Request request, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    ExtractionMode fresh = new ExtractionMode(false, request.mode().ownProcess());
    services.prepareExtraction(request.clip(), request.options(), fresh);
    ModelBundle bundle = services.bundle(request.model());
    try (Predictor predictor = services.openPredictor(bundle, request.device())) {
      ClipExtractor extractor = services.extractor(fresh);
      double startMs =
          System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
      ClipPredictor clipPredictor = new ClipPredictor(predictor);

      long began = System.nanoTime();
      Extraction extraction =
          extractor.extract(
              request.clip(),
              request.options(),
              cancel,
              (f, stage) -> progress.progress(0.5 * f, stage));
      predict(clipPredictor, extraction, cancel);
      double total = (System.nanoTime() - began) / 1e9;

      double subsetsMs = Double.POSITIVE_INFINITY;
      for (int i = 0; i < REPEATS; i++) {
        long predicting = System.nanoTime();
        clipPredictor.predictSubsets(extraction.features(), cancel);
        subsetsMs = Math.min(subsetsMs, (System.nanoTime() - predicting) / 1e6);
      }
      double peak = PeakMemory.megabytes();
      double cachedMs = cached(services, request, clipPredictor, cancel, progress);

      Map<String, Double> seconds = new LinkedHashMap<>();
      seconds.put(DECODE, bareDecode(services, extraction.info(), cancel, progress));
      for (Modality m : Modality.values()) {
        long nanos = extraction.timing().byModality().getOrDefault(m, 0L);
        seconds.put(m.key(), nanos / 1e9);
      }
      seconds.put(TOTAL, total);
      Bare bare = bare(services, request, cancel);
      Optional<Jobs> jobs =
          request.jobs() > 1
              ? Optional.of(ParallelBench.run(extractor, request, cancel))
              : Optional.empty();
      Optional<Sound> sound =
          extraction.info().audio().isPresent()
              ? SoundBench.run(services, extraction.info(), cancel)
              : Optional.empty();
      progress.progress(1, "Done");
      return new Bench(
          extraction.features().durationUs() / 1e6,
          seconds,
          cachedMs,
          subsetsMs,
          peak,
          bare,
          startMs,
          jobs,
          sound);
    }
  }

  private static void predict(ClipPredictor predictor, Extraction extraction, CancelToken cancel)
      throws LacunaException {
    predictor.predict(
        extraction.features(), ModalitySet.all(), Predictor.Request.WITH_RECONSTRUCTION, cancel);
  }

  /** The first look fills the cache where it has to; the second is measured. */
  private static double cached(
      Services services,
      Request request,
      ClipPredictor predictor,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    ClipExtractor extractor =
        services.extractor(new ExtractionMode(true, request.mode().ownProcess()));
    extractor.extract(
        request.clip(),
        request.options(),
        cancel,
        (f, stage) -> progress.progress(0.5 + 0.4 * f, stage));
    long began = System.nanoTime();
    Extraction again =
        extractor.extract(request.clip(), request.options(), cancel, ProgressSink.ignore());
    predict(predictor, again, cancel);
    return (System.nanoTime() - began) / 1e6;
  }

  /** The second of two, when everything has been compiled. */
  private static Bare bare(Services services, Request request, CancelToken cancel)
      throws LacunaException {
    ClipExtractor here = services.extractor(new ExtractionMode(false, false));
    here.extract(request.clip(), request.options(), cancel, ProgressSink.ignore());
    long before = services.networkNanos();
    long began = System.nanoTime();
    here.extract(request.clip(), request.options(), cancel, ProgressSink.ignore());
    long took = System.nanoTime() - began;
    return new Bare(took / 1e9, (services.networkNanos() - before) / 1e9);
  }

  private static double bareDecode(
      Services services, MediaInfo info, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    ReadOptions options =
        new ReadOptions(
            info.video().isPresent(),
            info.audio().isPresent(),
            ReadOptions.ANALYSIS.sampleRate(),
            ReadOptions.ANALYSIS.maxFps());
    MediaSink nothing =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) {}

          @Override
          public void audio(AudioBlock block) {}
        };
    long began = System.nanoTime();
    services
        .media()
        .read(
            info.file(),
            options,
            nothing,
            cancel,
            (f, stage) -> progress.progress(0.9 + 0.1 * f, "Decoding alone"));
    return (System.nanoTime() - began) / 1e9;
  }
}
