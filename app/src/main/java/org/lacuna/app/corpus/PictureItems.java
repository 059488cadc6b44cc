package org.lacuna.app.corpus;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.vision.FaceExtractor;
import org.lacuna.media.vision.FaceNetworks;
import org.lacuna.training.data.SourceItem;

/**
 * Pictures of faces, each shown for a second by an unsteady camera and measured as video is. Closing
 * frees the networks.
 */
final class PictureItems implements ItemExtractor {

  private static final ReadOptions PICTURE_ONLY = new ReadOptions(true, false, 16_000, 0);
  private static final long SECOND_US = 1_000_000;

  private final MediaSource media;
  private final FaceNetworks networks;

  PictureItems(MediaSource media, FaceNetworks networks) {
    this.media = media;
    this.networks = networks;
  }

  @Override
  public FeatureSequence extract(SourceItem item) throws LacunaException {
    StillPicture picture = read(item);
    try (FaceExtractor faces = new FaceExtractor(networks)) {
      for (int i = 0; i < StillPicture.FRAMES; i++) {
        faces.video(picture.frame(i));
      }
      return faces.finish(SECOND_US);
    }
  }

  private StillPicture read(SourceItem item) throws LacunaException {
    First first = new First(item.id().hashCode());
    media.read(
        Path.of(item.content()),
        PICTURE_ONLY,
        first,
        new CancelToken(),
        ProgressSink.ignore());
    return Optional.ofNullable(first.picture)
        .orElseThrow(
            () ->
                new LacunaException(
                    Kind.MEDIA, "\"" + item.content() + "\" holds no picture."));
  }

  @Override
  public void close() {
    networks.close();
  }

  /** Keeps the first picture of a file. */
  private static final class First implements MediaSink {
    private final long seed;
    private @Nullable StillPicture picture;

    First(long seed) {
      this.seed = seed;
    }

    @Override
    public void video(VideoFrame frame) {
      if (picture == null) {
        picture = new StillPicture(frame, seed);
      }
    }

    @Override
    public void audio(AudioBlock block) {}
  }
}
