package org.lacuna.media.degrade;

import java.util.List;
import java.util.function.IntFunction;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.ExtractorFactory;
import org.lacuna.media.extract.FeatureExtractor;
import org.lacuna.media.sound.SoundPicture;
import org.lacuna.media.sound.SoundPictureSink;

/**
 * The sound of some stretches measured again. It is decoded from the start of the file, which is
 * quick and gives the very samples that were measured before, but only the stretches with their
 * surroundings are measured. Thread-safe when its parts are.
 */
final class HeardAgain {

  /**
   * Sound before a stretch that its first steps depend on: the speech network remembers some
   * seconds, and a step counts as quiet against the loudest of the last seconds.
   */
  static final long BEFORE_US = 10_000_000;

  /** Sound after a stretch that its last steps depend on: windows, pitch, averages. */
  static final long AFTER_US = 500_000;

  private final MediaSource source;
  private final ExtractorFactory<? extends FeatureExtractor> audio;
  private final IntFunction<SoundPictureSink> pictures;

  HeardAgain(
      MediaSource source,
      ExtractorFactory<? extends FeatureExtractor> audio,
      IntFunction<SoundPictureSink> pictures) {
    this.source = source;
    this.audio = audio;
    this.pictures = pictures;
  }

  /**
   * What was heard.
   *
   * @param steps on the grid of the whole clip, unobserved away from the stretches
   * @param picture of the whole clip, empty away from the stretches
   */
  record Heard(FeatureSequence steps, SoundPicture picture) {}

  Heard in(
      Extraction clip,
      List<Change> changes,
      Stretches where,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    long duration = clip.features().durationUs();
    Stretches parts = Surroundings.of(where, BEFORE_US, AFTER_US);
    long until = parts.all().get(parts.all().size() - 1).endUs();
    try (FeatureExtractor sound = audio.create()) {
      SoundPictureSink picture = pictures.apply(ReadOptions.ANALYSIS.sampleRate());
      PartsOfSound both =
          new PartsOfSound(
              parts,
              new MediaSink() {
                @Override
                public void video(VideoFrame frame) {
                  // only the sound is listened to
                }

                @Override
                public void audio(AudioBlock block) throws LacunaException {
                  double done = Surroundings.before(parts, block.timeUs());
                  progress.progress(Math.min(1, done / parts.lengthUs()), "Listening again");
                  sound.audio(block);
                  picture.audio(block);
                }
              });
      UntilEnough.read(
          new DegradedSource(source, changes),
          clip.info().file(),
          new ReadOptions(false, true, ReadOptions.ANALYSIS.sampleRate(), 0),
          both,
          until,
          cancel);
      return new Heard(sound.finish(duration), picture.finish(duration));
    }
  }
}
