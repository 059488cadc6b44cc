package org.lacuna.app.boot;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.gpu.GpuFolder;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.onnx.OnnxPredictor;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.audio.AcousticExtractor;
import org.lacuna.media.audio.vad.SpeechNetwork;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;
import org.lacuna.media.decode.ffmpeg.FfmpegPlaybackSource;
import org.lacuna.media.decode.ffmpeg.FfmpegSubtitles;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.PassExtractor;
import org.lacuna.media.play.ClipPlayer;
import org.lacuna.media.play.JavaSoundDevice;
import org.lacuna.media.play.Playback;
import org.lacuna.media.play.PlayerListener;
import org.lacuna.resources.LacunaResources;

/** The services of the running program, each made on first use. */
final class ProgramServices implements Services {

  private static final String BUNDLE = "bundles/default/";

  private final ProgramVersions versions;
  private final UserFolders folders;
  private final GpuFolder gpu;
  private final MediaSource media = new FfmpegMediaSource();
  private final DemoFiles demo;

  private @Nullable OnnxRuntime runtime;
  private @Nullable ClipExtractor extractor;
  private @Nullable ModelBundle bundled;
  private @Nullable FaceNetworkPool faces;
  private @Nullable SpokenLanguage language;
  private @Nullable SpeechNetwork speech;

  ProgramServices(ProgramVersions versions, UserFolders folders, GpuFolder gpu) {
    this.versions = versions;
    this.folders = folders;
    this.gpu = gpu;
    this.demo = new DemoFiles(folders.cache().resolve("demo"));
  }

  @Override
  public String version() {
    return versions.lacuna();
  }

  @Override
  public ProgramVersions versions() {
    return versions;
  }

  @Override
  public UserFolders folders() {
    return folders;
  }

  @Override
  public GpuFolder gpu() {
    return gpu;
  }

  @Override
  public MediaSource media() {
    return media;
  }

  @Override
  public Playback play(Path file, PlayerListener listener) {
    return new ClipPlayer(file, new FfmpegPlaybackSource(), new JavaSoundDevice(), listener);
  }

  @Override
  public synchronized OnnxRuntime runtime() {
    OnnxRuntime made = runtime;
    if (made == null) {
      // Must come before the runtime is touched: it reads the choice of natives once.
      made = new OnnxRuntime(gpu.activate());
      runtime = made;
    }
    return made;
  }

  @Override
  public synchronized ClipExtractor extractor() {
    ClipExtractor made = extractor;
    if (made == null) {
      FaceNetworkPool pool = new FaceNetworkPool(runtime(), LacunaResources::model);
      SpokenLanguage words = new SpokenLanguage(runtime(), new FfmpegSubtitles());
      made =
          new PassExtractor(
              media,
              pool::extractor,
              () -> new AcousticExtractor(ReadOptions.ANALYSIS.sampleRate(), speech()),
              words);
      faces = pool;
      language = words;
      extractor = made;
    }
    return made;
  }

  /** Opened for the first clip, then shared by all passes. */
  private synchronized SpeechNetwork speech() throws LacunaException {
    SpeechNetwork open = speech;
    if (open == null) {
      open = SpeechNetwork.open(runtime(), LacunaResources::model);
      speech = open;
    }
    return open;
  }

  @Override
  public ModelBundle bundle(Optional<Path> folder) throws LacunaException {
    return folder.isPresent() ? ModelBundle.open(folder.get()) : bundled();
  }

  private synchronized ModelBundle bundled() throws LacunaException {
    ModelBundle known = bundled;
    if (known == null) {
      String card = BUNDLE + ModelCard.CARD_FILE;
      if (!LacunaResources.exists(card)) {
        throw new LacunaException(
            Kind.MODEL, "This copy of Lacuna has no model of its own: name one with --model.");
      }
      known =
          ModelBundle.of(
              LacunaResources.bytes(card),
              LacunaResources.bytes(BUNDLE + ModelCard.MODEL_FILE),
              "the bundled model");
      bundled = known;
    }
    return known;
  }

  @Override
  public Predictor openPredictor(ModelBundle bundle, Device.Request device) throws LacunaException {
    return OnnxPredictor.open(runtime(), bundle, device);
  }

  @Override
  public Path demoClip() throws LacunaException {
    return demo.clip();
  }

  @Override
  public synchronized void close() {
    FaceNetworkPool pool = faces;
    if (pool != null) {
      pool.close();
    }
    SpokenLanguage words = language;
    if (words != null) {
      words.close();
    }
    SpeechNetwork listener = speech;
    if (listener != null) {
      listener.close();
    }
  }
}
