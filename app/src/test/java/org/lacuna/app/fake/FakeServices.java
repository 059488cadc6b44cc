package org.lacuna.app.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.lacuna.app.boot.CacheLimit;
import org.lacuna.app.boot.ExtractionMode;
import org.lacuna.app.boot.ProgramVersions;
import org.lacuna.app.boot.Services;
import org.lacuna.app.boot.UserFolders;
import org.lacuna.app.gpu.GpuFolder;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.store.EntryStore;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.audio.SoundPictureCollector;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.decode.PlaybackSource;
import org.lacuna.media.decode.SoundReader;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.degrade.ClipDegrader;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.FaceFeatureExtractor;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.LanguageSource.Language;
import org.lacuna.media.extract.PassExtractor;
import org.lacuna.media.play.Playback;
import org.lacuna.media.play.PlayerListener;
import org.lacuna.media.play.SoundDevice;
import org.lacuna.media.text.ClipWords;
import org.lacuna.media.text.TranscriptFinder;
import org.lacuna.media.text.TranscriptReaders;

/**
 * Services without natives: every file is the sample clip with the given modalities, every model is
 * the sample predictor. A file whose name contains "broken" cannot be read.
 */
public final class FakeServices implements Services {

  private final Path folder;
  private final Extraction clip;
  private final AtomicLong nanos = new AtomicLong();

  /**
   * @param folder for the user's files
   * @param has what every clip has
   */
  public FakeServices(Path folder, ModalitySet has) {
    this.folder = folder;
    this.clip = SampleClips.clip(has);
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public ProgramVersions versions() {
    return new ProgramVersions("0.1.0", "21", "1.28.0", "8.0");
  }

  @Override
  public GpuFolder gpu() {
    return new GpuFolder(folder.resolve("data"), "1.28.0");
  }

  @Override
  public UserFolders folders() {
    return new UserFolders(
        folder.resolve("data"), folder.resolve("cache"), folder.resolve("config"));
  }

  @Override
  public MediaSource media() {
    return new MediaSource() {
      @Override
      public MediaInfo probe(Path file) throws LacunaException {
        if (String.valueOf(file.getFileName()).contains("broken")) {
          throw new LacunaException(Kind.MEDIA, "\"" + file + "\" is no media file.");
        }
        MediaInfo info = clip.info();
        return new MediaInfo(file, info.durationUs(), info.video(), info.audio(), info.subtitles());
      }

      @Override
      public Pass read(
          Path file,
          ReadOptions options,
          MediaSink sink,
          CancelToken cancel,
          ProgressSink progress) {
        progress.progress(0.5, "Reading");
        return new Pass(clip.info().durationUs(), 10, 1000, 1_000_000, "");
      }
    };
  }

  @Override
  public List<FeatureSpec> extracted() {
    return clip.features().present().values().stream().map(FeatureSequence::spec).toList();
  }

  @Override
  public void prepareExtraction(Path file, ExtractOptions options, ExtractionMode mode) {}

  @Override
  public boolean serveExtraction(InputStream in, OutputStream out) {
    throw new UnsupportedOperationException("a test of the command line starts no process");
  }

  @Override
  public ProcessBuilder networkTest(Path scratch) {
    throw new UnsupportedOperationException("a test of the command line starts no process");
  }

  @Override
  public EntryStore cache() {
    return new EntryStore(
        folders().cache().resolve("features"), cacheLimit()::features, Clock.systemUTC());
  }

  @Override
  public EntryStore pictureCache() {
    return new EntryStore(
        folders().cache().resolve("pictures"), cacheLimit()::pictures, Clock.systemUTC());
  }

  @Override
  public CacheLimit cacheLimit() {
    return new CacheLimit(folders().config());
  }

  @Override
  public ClipExtractor extractor(ExtractionMode mode) {
    return new PassExtractor(
        media(),
        () -> new Canned(Modality.VISION),
        () -> new Canned(Modality.AUDIO),
        this::words,
        SoundPictureCollector::new);
  }

  @Override
  public ClipDegrader degrader() {
    throw new UnsupportedOperationException("the command line makes no clip worse");
  }

  @Override
  public ClipWords words() {
    return new ClipWords(new TranscriptFinder(TranscriptReaders.standard(), file -> List.of()));
  }

  private Language words(
      MediaInfo info,
      ExtractOptions options,
      long durationUs,
      CancelToken cancel,
      ProgressSink progress) {
    return clip.features()
        .sequence(Modality.LANGUAGE)
        .map(v -> Language.found(clip.features().words(), v, "sample.srt"))
        .orElseGet(() -> Language.absent("There is no transcript."));
  }

  @Override
  public Playback play(Path file, UnaryOperator<PlaybackSource> through, PlayerListener listener) {
    throw new UnsupportedOperationException("a test of the command line plays nothing");
  }

  @Override
  public Playback playOn(Path file, SoundDevice device, PlayerListener listener) {
    throw new UnsupportedOperationException("a test of the command line plays nothing");
  }

  @Override
  public SoundReader sound(Path file) {
    throw new UnsupportedOperationException("a test of the command line draws no sound");
  }

  @Override
  public PictureReader pictures(Path file) throws LacunaException {
    throw new LacunaException(Kind.MEDIA, "\"" + file + "\" has no pictures.");
  }

  @Override
  public long networkNanos() {
    return nanos.addAndGet(1_000_000);
  }

  @Override
  public OnnxRuntime runtime() {
    throw new UnsupportedOperationException("no natives here");
  }

  @Override
  public ModelBundle bundle(Optional<Path> bundle) throws LacunaException {
    if (bundle.isPresent()) {
      return ModelBundle.open(bundle.get());
    }
    ModelCard card = SampleCard.card();
    return new ModelBundle(card, new byte[0], "0".repeat(64), "sample");
  }

  @Override
  public Predictor openPredictor(ModelBundle bundle, Device.Request device) throws LacunaException {
    if (device == Device.Request.CUDA) {
      throw new LacunaException(Kind.MODEL, "The GPU was asked for but cannot be used.");
    }
    return new SamplePredictor();
  }

  @Override
  public Path demoClip() {
    try {
      Path demo = Files.createDirectories(folder.resolve("demo")).resolve("demo.mp4");
      Files.writeString(demo, "clip");
      Files.writeString(demo.resolveSibling("demo.vtt"), "WEBVTT");
      return demo;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}

  /** Gives the sample's sequence whatever it is fed. */
  private final class Canned implements FaceFeatureExtractor {
    private final Modality modality;

    Canned(Modality modality) {
      this.modality = modality;
    }

    @Override
    public Modality modality() {
      return modality;
    }

    @Override
    public FeatureSpec spec() {
      return finish(0).spec();
    }

    @Override
    public void video(VideoFrame frame) {}

    @Override
    public void audio(AudioBlock block) {}

    @Override
    public FeatureSequence finish(long endUs) {
      return clip.features()
          .sequence(modality)
          .orElseGet(
              () ->
                  FeatureSequence.builder(new FeatureSpec("none", "1", Map.of(), List.of()))
                      .addUnobserved(0, 1)
                      .build());
    }

    @Override
    public Optional<String> whyNothing() {
      return clip.features().whyAbsent(modality);
    }

    @Override
    public Faces faces() {
      return new Faces(spec(), new long[0], new long[0], List.of(), OptionalInt.empty(), "");
    }

    @Override
    public void close() {}
  }
}
