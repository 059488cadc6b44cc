package org.lacuna.media.decode;

import java.nio.file.Path;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;

/** The port to media files. Implementations hold no state between calls and are thread-safe. */
public interface MediaSource {

  /**
   * Opens the file, reads its headers and closes it.
   *
   * @throws LacunaException of kind MEDIA when it is not there, not media, or has no stream to read
   */
  MediaInfo probe(Path file) throws LacunaException;

  /**
   * Decodes the whole file once, in stream order, and hands every frame and block to the sink on
   * the calling thread. Damage in the middle ends the pass quietly when something was decoded
   * before it: the result says so.
   *
   * @param options what is wanted
   * @throws LacunaException of kind MEDIA when nothing at all can be decoded
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  Pass read(
      Path file, ReadOptions options, MediaSink sink, CancelToken cancel, ProgressSink progress)
      throws LacunaException;

  /**
   * Decodes the pictures of a part of a file and hands over every one that begins in it, however
   * many a second there are, with the times and the pixels that a whole pass gives them. What lies
   * before the part is passed over as far as the file allows; here it is read.
   *
   * @param sink hears of pictures only
   * @throws LacunaException of kind MEDIA when no picture of the file can be decoded
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  default void pictures(Path file, Stretch part, MediaSink sink, CancelToken cancel)
      throws LacunaException {
    MediaSink some =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) throws LacunaException {
            if (part.contains(frame.timeUs())) {
              sink.video(frame);
            }
          }

          @Override
          public void audio(AudioBlock block) {
            // not asked for
          }
        };
    ReadOptions all = new ReadOptions(true, false, ReadOptions.ANALYSIS.sampleRate(), 0);
    read(file, all, some, cancel, ProgressSink.ignore());
  }

  /**
   * @param video whether pictures are decoded
   * @param audio whether sound is decoded
   * @param sampleRate rate that sound is resampled to, Hz
   * @param maxFps pictures are thinned by time stamp to at most so many a second, on average; 0 =
   *     every picture
   */
  record ReadOptions(boolean video, boolean audio, int sampleRate, double maxFps) {
    /** Everything, 16 kHz sound, at most 25 pictures a second. */
    public static final ReadOptions ANALYSIS = new ReadOptions(true, true, 16_000, 25);
  }

  /**
   * What a pass came to.
   *
   * @param endUs end of the last decoded frame or sample, microseconds
   * @param frames pictures decoded
   * @param samples samples handed over
   * @param decodeNanos time spent decoding, without the sink's own time
   * @param damage one sentence when the file broke off or parts of it could not be decoded,
   *     otherwise empty
   */
  record Pass(long endUs, long frames, long samples, long decodeNanos, String damage) {}
}
