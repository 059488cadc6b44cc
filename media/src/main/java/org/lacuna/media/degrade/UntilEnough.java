package org.lacuna.media.degrade;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;

/** Reads sound up to a moment and leaves the rest of the file alone. */
final class UntilEnough {

  private UntilEnough() {}

  /**
   * Hands sound to the sink until a block begins at or after that moment.
   *
   * @throws CancellationException when cancelled from outside
   */
  static void read(
      MediaSource source,
      Path file,
      ReadOptions options,
      MediaSink sink,
      long untilUs,
      CancelToken cancel)
      throws LacunaException {
    CancelToken enough = new CancelToken();
    boolean[] done = new boolean[1];
    MediaSink counting =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) throws LacunaException {
            cancel.check();
            sink.video(frame);
          }

          @Override
          public void audio(AudioBlock block) throws LacunaException {
            cancel.check();
            if (block.timeUs() >= untilUs) {
              done[0] = true;
              enough.cancel();
            } else {
              sink.audio(block);
            }
          }
        };
    try {
      source.read(file, options, counting, enough, ProgressSink.ignore());
    } catch (CancellationException e) {
      if (!done[0] || cancel.isCancelled()) {
        throw e;
      }
    }
  }
}
