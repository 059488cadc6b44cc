package org.lacuna.app.boot;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.gpu.GpuFolder;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.onnx.OnnxPredictor;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.store.EntryStore;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.decode.PlaybackSource;
import org.lacuna.media.decode.SoundReader;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;
import org.lacuna.media.decode.ffmpeg.FfmpegPlaybackSource;
import org.lacuna.media.decode.ffmpeg.FfmpegSubtitles;
import org.lacuna.media.degrade.ClipDegrader;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.play.ClipPlayer;
import org.lacuna.media.play.JavaSoundDevice;
import org.lacuna.media.play.Playback;
import org.lacuna.media.play.PlayerListener;
import org.lacuna.media.play.SoundDevice;
import org.lacuna.media.store.ContentHashes;
import org.lacuna.media.text.ClipWords;
import org.lacuna.media.text.TranscriptFinder;
import org.lacuna.media.text.TranscriptReaders;
import org.lacuna.media.text.speech.SpeechListener;
import org.lacuna.media.text.speech.engines.InstalledEngines;

/** The services of the running program, each made on first use. */
final class ProgramServices implements Services {

  private final ProgramVersions versions;
  private final UserFolders folders;
  private final GpuFolder gpu;
  private final MediaSource media = new FfmpegMediaSource();
  private final ClipWords words =
      new ClipWords(
          new TranscriptFinder(TranscriptReaders.standard(), new FfmpegSubtitles()),
          new SpeechListener(media, new InstalledEngines()));
  private final DemoFiles demo;
  private final CacheLimit cacheLimit;
  private final EntryStore cache;
  private final EntryStore pictures;
  private final ExtractionServices extraction;
  private final WorkerLaunch workers;
  private final BuiltInModels models = new BuiltInModels();

  private @Nullable OnnxRuntime runtime;

  ProgramServices(
      ProgramVersions versions, UserFolders folders, GpuFolder gpu, WorkerLaunch workers) {
    this.workers = workers;
    this.versions = versions;
    this.folders = folders;
    this.gpu = gpu;
    this.demo = new DemoFiles(folders.cache().resolve("demo"));
    this.cacheLimit = new CacheLimit(folders.config());
    Clock clock = Clock.systemUTC();
    this.cache = new EntryStore(folders.cache().resolve("features"), cacheLimit::features, clock);
    this.pictures =
        new EntryStore(folders.cache().resolve("pictures"), cacheLimit::pictures, clock);
    this.extraction =
        new ExtractionServices(
            media, this::runtime, words, workers, cache, new ContentHashes(cache, clock));
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
  public Playback play(Path file, UnaryOperator<PlaybackSource> through, PlayerListener listener) {
    PlaybackSource source = through.apply(new FfmpegPlaybackSource());
    return new ClipPlayer(file, source, new JavaSoundDevice(), listener);
  }

  @Override
  public Playback playOn(Path file, SoundDevice device, PlayerListener listener) {
    return new ClipPlayer(file, new FfmpegPlaybackSource(), device, listener);
  }

  @Override
  public PictureReader pictures(Path file) throws LacunaException {
    return new FfmpegPlaybackSource().pictures(file);
  }

  @Override
  public SoundReader sound(Path file) throws LacunaException {
    return new FfmpegPlaybackSource().sound(file);
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
  public ClipExtractor extractor(ExtractionMode mode) {
    return extraction.extractor(mode);
  }

  @Override
  public ClipDegrader degrader() {
    return extraction.degrader();
  }

  @Override
  public List<FeatureSpec> extracted() {
    return ExtractionServices.specs();
  }

  @Override
  public void prepareExtraction(Path clip, ExtractOptions options, ExtractionMode mode) {
    extraction.prepare(clip, options, mode);
  }

  @Override
  public boolean serveExtraction(InputStream in, OutputStream out) {
    return extraction.serve(in, out);
  }

  @Override
  public ProcessBuilder networkTest(Path scratch) {
    return workers.networkTest(scratch);
  }

  @Override
  public EntryStore cache() {
    return cache;
  }

  @Override
  public EntryStore pictureCache() {
    return pictures;
  }

  @Override
  public CacheLimit cacheLimit() {
    return cacheLimit;
  }

  @Override
  public long networkNanos() {
    return runtime().networkNanos();
  }

  @Override
  public ClipWords words() {
    return words;
  }

  @Override
  public ModelBundle bundle(Optional<Path> folder) throws LacunaException {
    return models.bundle(folder);
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
  public void close() {
    extraction.close();
  }
}
