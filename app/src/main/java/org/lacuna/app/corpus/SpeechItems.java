package org.lacuna.app.corpus;

import java.nio.file.Path;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.audio.AcousticExtractor;
import org.lacuna.media.audio.vad.SpeechNetwork;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.MediaSource.Pass;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.training.data.SourceItem;

/** Sound files, measured as the sound of a clip is. */
final class SpeechItems implements ItemExtractor {

  private static final ReadOptions SOUND_ONLY =
      new ReadOptions(false, true, ReadOptions.ANALYSIS.sampleRate(), 0);

  private final MediaSource media;
  private final SpeechNetwork speech;

  /**
   * @param speech is closed with this extractor
   */
  SpeechItems(MediaSource media, SpeechNetwork speech) {
    this.media = media;
    this.speech = speech;
  }

  @Override
  public FeatureSequence extract(SourceItem item) throws LacunaException {
    try (AcousticExtractor extractor = new AcousticExtractor(SOUND_ONLY.sampleRate(), speech)) {
      MediaSink sound =
          new MediaSink() {
            @Override
            public void video(VideoFrame frame) {}

            @Override
            public void audio(AudioBlock block) throws LacunaException {
              extractor.audio(block);
            }
          };
      Pass pass =
          media.read(
              Path.of(item.content()), SOUND_ONLY, sound, new CancelToken(), ProgressSink.ignore());
      return extractor.finish(pass.endUs());
    }
  }

  @Override
  public void close() {
    speech.close();
  }
}
