package org.lacuna.media.text.speech.whisper;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperContextParams;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperSamplingStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.speech.LazyModel;
import org.lacuna.media.text.speech.SpeechRecognizer;
import org.lacuna.media.text.speech.StretchSession;
import org.lacuna.media.text.speech.whisper.WhisperSegments.Segment;

/**
 * Whisper (whisper.cpp, on the CPU) with a model that the user names. It hears many languages, or
 * English alone, as the model does. It times segments of a few seconds: words are spread inside
 * them by length and have no confidence (NaN). Natives and model are loaded with the first stretch
 * of speech; a damaged model may crash the process. Cancelling waits for the stretch that is being
 * heard.
 *
 * @see <a href="https://arxiv.org/abs/2212.04356">Radford et al. 2022, Whisper</a>
 */
public final class WhisperRecognizer implements SpeechRecognizer {

  /** Whisper refuses sound of less than a second. */
  private static final int SHORTEST = SAMPLE_RATE + SAMPLE_RATE / 8;

  private static final int MOST_THREADS = 4;

  /** Opens a model; loads the natives first. */
  @FunctionalInterface
  interface Opener {

    /**
     * @return null when whisper.cpp refuses the file
     */
    @Nullable WhisperContext open(Path file) throws IOException;
  }

  private final WhisperFile file;
  private final LazyModel<WhisperContext> model;

  public WhisperRecognizer(WhisperFile file) {
    this(file, WhisperRecognizer::open);
  }

  WhisperRecognizer(WhisperFile file, Opener opener) {
    this.file = file;
    this.model =
        new LazyModel<>("Whisper", () -> opened(opener), this::refused, WhisperContext::close);
  }

  private WhisperContext opened(Opener opener) throws IOException {
    WhisperContext context = opener.open(file.path().toAbsolutePath());
    if (context == null) {
      throw new IOException("whisper.cpp refuses the file");
    }
    return context;
  }

  private static @Nullable WhisperContext open(Path file) throws IOException {
    WhisperJNI.loadLibrary();
    // whisper.cpp would write pages to standard error.
    WhisperJNI.setLibraryLogger(null);
    WhisperContextParams params = new WhisperContextParams();
    params.useGPU = false;
    return new WhisperJNI().init(file, params);
  }

  @Override
  public String label() {
    return "Whisper speech recognition (" + file.name() + ")";
  }

  @Override
  public Session start(CancelToken cancel) throws LacunaException {
    cancel.check();
    return new StretchSession(cancel, (stretch, startUs) -> decode(stretch, startUs, cancel));
  }

  private List<TimedWord> decode(float[] stretch, long startUs, CancelToken cancel)
      throws LacunaException {
    long endUs = startUs + stretch.length * 1_000_000L / SAMPLE_RATE;
    Pulse pulse = new Pulse(cancel);
    try {
      float[] samples = Arrays.copyOf(stretch, Math.max(stretch.length, SHORTEST));
      return WhisperSegments.words(segments(samples), startUs, endUs);
    } finally {
      pulse.close();
    }
  }

  private List<Segment> segments(float[] samples) throws LacunaException {
    WhisperContext ready = model.get();
    WhisperJNI whisper = new WhisperJNI();
    int failed =
        whisper.full(ready, params(whisper.isMultilingual(ready)), samples, samples.length);
    if (failed != 0) {
      throw refused(new IOException("whisper.cpp answers " + failed));
    }
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < whisper.fullNSegments(ready); i++) {
      segments.add(
          new Segment(
              whisper.fullGetSegmentTimestamp0(ready, i),
              whisper.fullGetSegmentTimestamp1(ready, i),
              whisper.fullGetSegmentText(ready, i)));
    }
    return segments;
  }

  /** Greedy and without the random retries, so that the same sound gives the same words. */
  private static WhisperFullParams params(boolean multilingual) {
    WhisperFullParams params = new WhisperFullParams(WhisperSamplingStrategy.GREEDY);
    params.nThreads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    params.language = multilingual ? "auto" : "en";
    params.noContext = true;
    params.temperatureInc = 0;
    params.suppressNonSpeechTokens = true;
    params.printProgress = false;
    params.printTimestamps = false;
    return params;
  }

  private LacunaException refused(IOException cause) {
    return new LacunaException(
        Kind.MODEL,
        "Whisper cannot use the model \"" + file.path() + "\": download it again.",
        cause);
  }

  @Override
  public void close() {
    model.close();
  }
}
