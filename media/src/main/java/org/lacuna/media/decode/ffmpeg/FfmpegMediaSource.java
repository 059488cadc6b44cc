package org.lacuna.media.decode.ffmpeg;

import java.nio.file.Path;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;

/**
 * Media files through FFmpeg. Times come from the container's stamps; its start time is taken off
 * once, with the same offset for every stream. Attached cover pictures are not video.
 */
public final class FfmpegMediaSource implements MediaSource {

  @Override
  public MediaInfo probe(Path file) throws LacunaException {
    try (Container container = Container.open(file)) {
      if (container.video() == null && container.audio() == null) {
        throw Container.media(
            container.name() + " holds neither picture nor sound that can be read.", null);
      }
      return container.info();
    }
  }

  @Override
  public Pass read(
      Path file, ReadOptions options, MediaSink sink, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    try (Container container = Container.open(file);
        ReadPass pass = new ReadPass(container, options, sink, cancel, progress)) {
      return pass.run();
    }
  }

  @Override
  public void pictures(Path file, Stretch part, MediaSink sink, CancelToken cancel)
      throws LacunaException {
    try (PicturePart pictures = new PicturePart(file)) {
      pictures.read(part, sink, cancel);
    }
  }
}
