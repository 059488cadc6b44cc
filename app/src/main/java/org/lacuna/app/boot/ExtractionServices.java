package org.lacuna.app.boot;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.store.EntryStore;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.audio.AcousticExtractor;
import org.lacuna.media.audio.SoundPictureCollector;
import org.lacuna.media.audio.vad.SpeechNetwork;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.ffmpeg.system.ProcessMemory;
import org.lacuna.media.degrade.ClipDegrader;
import org.lacuna.media.degrade.PassDegrader;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.PassExtractor;
import org.lacuna.media.isolate.ExtractionWorker;
import org.lacuna.media.isolate.Limits;
import org.lacuna.media.isolate.WorkerPool;
import org.lacuna.media.isolate.WorkerStart;
import org.lacuna.media.store.ClipKeys;
import org.lacuna.media.store.ClipParts;
import org.lacuna.media.store.ContentHashes;
import org.lacuna.media.store.FreshExtractor;
import org.lacuna.media.store.PassParts;
import org.lacuna.media.store.StoredExtractor;
import org.lacuna.media.text.ClipWords;
import org.lacuna.media.text.TranscriptReaders;
import org.lacuna.media.text.WordEmbedder;
import org.lacuna.media.text.speech.engines.InstalledEngines;
import org.lacuna.media.vision.FaceExtractor;
import org.lacuna.resources.LacunaResources;

/** Extraction in its four ways: with the cache or without, here or in workers. Thread-safe. */
final class ExtractionServices implements AutoCloseable {

  private final MediaSource media;
  private final Supplier<OnnxRuntime> runtime;
  private final ClipWords words;
  private final EntryStore store;
  private final WorkerPool workers;
  private final ContentHashes hashes;

  private @Nullable Here here;
  private @Nullable SpeechNetwork speech;

  /** What extracts in this process. */
  private record Here(FaceNetworkPool faces, SpokenLanguage words, PassExtractor pass) {}

  ExtractionServices(
      MediaSource media,
      Supplier<OnnxRuntime> runtime,
      ClipWords words,
      WorkerStart start,
      EntryStore store,
      ContentHashes hashes) {
    this.media = media;
    this.runtime = runtime;
    this.words = words;
    this.store = store;
    this.hashes = hashes;
    this.workers = new WorkerPool(start, Limits.USUAL);
  }

  ClipExtractor extractor(ExtractionMode mode) {
    if (!mode.cache() && !mode.ownProcess()) {
      return here().pass;
    }
    ClipParts parts = mode.ownProcess() ? workers : parts();
    return mode.cache() ? stored(parts) : new FreshExtractor(parts);
  }

  /**
   * Makes clips worse, in this process: only a clip that a worker has read to its end is made
   * worse.
   */
  ClipDegrader degrader() {
    Here made = here();
    return new PassDegrader(
        media, made.faces::inPart, this::sound, made.words::embed, SoundPictureCollector::new);
  }

  private AcousticExtractor sound() throws LacunaException {
    return new AcousticExtractor(ReadOptions.ANALYSIS.sampleRate(), speech());
  }

  private StoredExtractor stored(ClipParts parts) {
    return new StoredExtractor(parts, store, keys(), new FreshExtractor(parts));
  }

  private ClipKeys keys() {
    Set<String> transcripts = new HashSet<>();
    TranscriptReaders.standard().preference().stream()
        .map(ending -> ending.toLowerCase(Locale.ROOT))
        .forEach(transcripts::add);
    return new ClipKeys(
        hashes, mediaSpecs(), WordEmbedder.SPEC, transcripts, InstalledEngines.BUILT_IN);
  }

  /** What all extractors measure. */
  static List<FeatureSpec> specs() {
    List<FeatureSpec> all = new ArrayList<>(mediaSpecs());
    all.add(WordEmbedder.SPEC);
    return all;
  }

  private static List<FeatureSpec> mediaSpecs() {
    try (AcousticExtractor sound =
        AcousticExtractor.withoutSpeechNetwork(ReadOptions.ANALYSIS.sampleRate())) {
      return List.of(FaceExtractor.columns(), sound.spec());
    }
  }

  private PassParts parts() {
    Here made = here();
    return new PassParts(made.pass, media, made.words);
  }

  private synchronized Here here() {
    Here made = here;
    if (made == null) {
      FaceNetworkPool faces = new FaceNetworkPool(runtime.get(), LacunaResources::model);
      SpokenLanguage language = new SpokenLanguage(runtime.get(), words);
      PassExtractor pass =
          new PassExtractor(
              media, faces::extractor, this::sound, language, SoundPictureCollector::new);
      made = new Here(faces, language, pass);
      here = made;
    }
    return made;
  }

  /** Opened for the first clip, then shared by all passes. */
  private synchronized SpeechNetwork speech() throws LacunaException {
    SpeechNetwork open = speech;
    if (open == null) {
      open = SpeechNetwork.open(runtime.get(), LacunaResources::model);
      speech = open;
    }
    return open;
  }

  /** Starts a worker in advance, if it will be needed. */
  void prepare(Path clip, ExtractOptions options, ExtractionMode mode) {
    if (mode.ownProcess() && !(mode.cache() && stored(workers).knows(clip, options))) {
      workers.warm();
    }
  }

  /** Serves another process of this program; see {@link ExtractionWorker#serve}. */
  boolean serve(InputStream in, OutputStream out) {
    return new ExtractionWorker(parts(), media, ProcessMemory::bytes).serve(in, out);
  }

  @Override
  public void close() {
    workers.close();
    closeHere();
  }

  private synchronized void closeHere() {
    Here made = here;
    if (made != null) {
      made.faces.close();
      made.words.close();
    }
    SpeechNetwork listener = speech;
    if (listener != null) {
      listener.close();
    }
  }
}
