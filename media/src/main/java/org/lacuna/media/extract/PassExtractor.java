package org.lacuna.media.extract;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.MediaSource.Pass;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.extract.LanguageSource.Language;
import org.lacuna.media.sound.SoundPictureSink;

/**
 * Takes a clip to its feature set in one sequential pass, on the calling thread of this process.
 * Thread-safe when its parts are: each call makes its own extractors.
 */
public final class PassExtractor implements ClipExtractor {

  private final MediaSource source;
  private final ExtractorFactory<? extends FaceFeatureExtractor> vision;
  private final ExtractorFactory<? extends FeatureExtractor> audio;
  private final LanguageSource language;
  private final IntFunction<SoundPictureSink> pictures;

  /**
   * @param pictures draws what sound of a sample rate looks like
   */
  public PassExtractor(
      MediaSource source,
      ExtractorFactory<? extends FaceFeatureExtractor> vision,
      ExtractorFactory<? extends FeatureExtractor> audio,
      LanguageSource language,
      IntFunction<SoundPictureSink> pictures) {
    this.source = source;
    this.vision = vision;
    this.audio = audio;
    this.language = language;
    this.pictures = pictures;
  }

  @Override
  public Extraction extract(
      Path file, ExtractOptions wanted, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    long began = System.nanoTime();
    MediaInfo info = source.probe(file);
    try (FaceFeatureExtractor faces = vision.create();
        FeatureExtractor sound = audio.create()) {
      SoundPictureSink picture = pictures.apply(ReadOptions.ANALYSIS.sampleRate());
      Fork fork = new Fork(faces, sound, picture);
      ReadOptions options =
          new ReadOptions(
              info.video().isPresent(),
              info.audio().isPresent(),
              ReadOptions.ANALYSIS.sampleRate(),
              wanted.maxFps());
      double share = passShare(wanted.speech());
      Pass pass =
          source.read(
              file, options, fork, cancel, (f, stage) -> progress.progress(share * f, stage));
      long duration = Math.max(1, pass.endUs() > 0 ? pass.endUs() : info.durationUs());

      Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
      Map<Modality, String> reasons = new EnumMap<>(Modality.class);
      finish(faces, info.video().isPresent(), duration, fork, sequences, reasons);
      finish(sound, info.audio().isPresent(), duration, fork, sequences, reasons);

      progress.progress(share, "Reading the words");
      long words = System.nanoTime();
      Language spoken =
          language.read(
              info,
              wanted,
              duration,
              cancel,
              (f, stage) -> progress.progress(share + (1 - share) * f, stage));
      spoken.vectors().ifPresent(v -> sequences.put(Modality.LANGUAGE, v));
      spoken.whyAbsent().ifPresent(why -> reasons.put(Modality.LANGUAGE, why));
      fork.nanos.put(Modality.LANGUAGE, System.nanoTime() - words);

      progress.progress(1, "Done");
      return new Extraction(
          info,
          FeatureSet.of(duration, sequences, reasons, spoken.words()),
          info.video().map(v -> faces.faces()),
          spoken.origin(),
          pass.samples() > 0 ? Optional.of(picture.finish(duration)) : Optional.empty(),
          pass.damage(),
          new Extraction.Timing(pass.decodeNanos(), fork.nanos, System.nanoTime() - began));
    }
  }

  /** Share of the progress bar that the pass takes; reading a transcript is quick beside it. */
  private static double passShare(ExtractOptions.Speech speech) {
    return speech.recognise() || speech.align() ? 0.4 : 0.95;
  }

  private static void finish(
      FeatureExtractor extractor,
      boolean hasStream,
      long durationUs,
      Fork fork,
      Map<Modality, FeatureSequence> sequences,
      Map<Modality, String> reasons)
      throws LacunaException {
    Modality m = extractor.modality();
    if (!hasStream) {
      reasons.put(m, m == Modality.VISION ? "This file has no video." : "This file has no sound.");
      return;
    }
    long began = System.nanoTime();
    sequences.put(m, extractor.finish(durationUs));
    extractor.whyNothing().ifPresent(why -> reasons.put(m, why));
    fork.nanos.merge(m, System.nanoTime() - began, Long::sum);
  }

  /** Hands pictures to one extractor and sound to the other, and keeps each one's time. */
  private static final class Fork implements MediaSink {
    private final FeatureExtractor faces;
    private final FeatureExtractor sound;
    private final SoundPictureSink picture;
    private final Map<Modality, Long> nanos = new EnumMap<>(Modality.class);

    Fork(FeatureExtractor faces, FeatureExtractor sound, SoundPictureSink picture) {
      this.faces = faces;
      this.sound = sound;
      this.picture = picture;
    }

    @Override
    public void video(VideoFrame frame) throws LacunaException {
      long began = System.nanoTime();
      faces.video(frame);
      nanos.merge(Modality.VISION, System.nanoTime() - began, Long::sum);
    }

    @Override
    public void audio(AudioBlock block) throws LacunaException {
      long began = System.nanoTime();
      sound.audio(block);
      picture.audio(block);
      nanos.merge(Modality.AUDIO, System.nanoTime() - began, Long::sum);
      // Whose mouth moves with the sound is who speaks.
      long heard = System.nanoTime();
      faces.audio(block);
      nanos.merge(Modality.VISION, System.nanoTime() - heard, Long::sum);
    }
  }
}
