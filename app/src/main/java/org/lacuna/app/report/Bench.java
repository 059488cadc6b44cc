package org.lacuna.app.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param subsetsMs all seven subsets together, after extraction
 * @param peakRssMb most memory that the process held, MiB; NaN where the system does not tell
 * @param startMs from the start of the process until a clip could be analysed
 */
public record Bench(
    double clipSeconds,
    Map<String, Double> seconds,
    double subsetsMs,
    double peakRssMb,
    double startMs) {

  static final String DECODE = "decode";
  static final String TOTAL = "total";

  /** A first prediction also pays for memory that later ones reuse; the best of these counts. */
  private static final int REPEATS = 3;

  public Bench {
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }

  /** Seconds of the bare decoding pass. */
  public double decodeSeconds() {
    return seconds.getOrDefault(DECODE, 0.0);
  }

  /**
   * Measures one clip on the calling thread.
   *
   * @throws LacunaException as an analysis of the clip would
   */
  public static Bench run(
      Services services,
      Path clip,
      Optional<Path> transcript,
      Optional<Path> model,
      Device.Request device,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    ModelBundle bundle = services.bundle(model);
    try (Predictor predictor = services.openPredictor(bundle, device)) {
      ClipExtractor extractor = services.extractor();
      double startMs =
          System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();

      long began = System.nanoTime();
      Extraction extraction =
          extractor.extract(
              clip,
              ExtractOptions.DEFAULT.withTranscript(transcript),
              cancel,
              (f, stage) -> progress.progress(0.8 * f, stage));
      ClipPredictor clipPredictor = new ClipPredictor(predictor);
      clipPredictor.predict(
          extraction.features(), ModalitySet.all(), Predictor.Request.WITH_RECONSTRUCTION, cancel);
      double total = (System.nanoTime() - began) / 1e9;

      double subsetsMs = Double.POSITIVE_INFINITY;
      for (int i = 0; i < REPEATS; i++) {
        long predicting = System.nanoTime();
        clipPredictor.predictSubsets(extraction.features(), cancel);
        subsetsMs = Math.min(subsetsMs, (System.nanoTime() - predicting) / 1e6);
      }
      double peak = measuredPeak();

      Map<String, Double> seconds = new LinkedHashMap<>();
      seconds.put(DECODE, bareDecode(services, extraction.info(), cancel, progress));
      for (Modality m : Modality.values()) {
        long nanos = extraction.timing().byModality().getOrDefault(m, 0L);
        seconds.put(m.key(), nanos / 1e9);
      }
      seconds.put(TOTAL, total);
      return new Bench(extraction.features().durationUs() / 1e6, seconds, subsetsMs, peak, startMs);
    }
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
            (f, stage) -> progress.progress(0.8 + 0.2 * f, "Decoding alone"));
    return (System.nanoTime() - began) / 1e9;
  }

  /** The kernel's own high-water mark; only Linux tells it in a file. */
  private static double measuredPeak() {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return Double.NaN;
    }
    try {
      return parsePeak(Files.readAllLines(status));
    } catch (IOException e) {
      // The figure is a bonus; a system that hides it still gets all others.
      return Double.NaN;
    }
  }

  static double parsePeak(List<String> status) {
    for (String line : status) {
      if (line.startsWith("VmHWM:")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    return Double.NaN;
  }
}
