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

/** Sound files, measured as the sound of a clip is, at the pace that the item asks for. */
final class SpeechItems implements ItemExtractor {

  private static final int RATE = ReadOptions.ANALYSIS.sampleRate();

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
    // more samples a second than are counted as one: the sound gets longer and lower
    int sampled = (int) Math.round(RATE / item.pace());
    try (AcousticExtractor extractor = new AcousticExtractor(RATE, speech)) {
      MediaSink sound =
          new MediaSink() {
            @Override
            public void video(VideoFrame frame) {}

            @Override
            public void audio(AudioBlock block) throws LacunaException {
              extractor.audio(new AudioBlock(block.samples(), RATE, paced(block.timeUs(), item)));
            }
          };
      Pass pass =
          media.read(
              Path.of(item.content()),
              new ReadOptions(false, true, sampled, 0),
              sound,
              new CancelToken(),
              ProgressSink.ignore());
      return extractor.finish(paced(pass.endUs(), item));
    }
  }

  private static long paced(long timeUs, SourceItem item) {
    return (long) (timeUs / item.pace());
  }

  @Override
  public void close() {
    speech.close();
  }
}
