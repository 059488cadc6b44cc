package org.lacuna.media.degrade;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.decode.PlaybackSource;
import org.lacuna.media.decode.SoundReader;

/**
 * Plays clips with the changes that were made: pictures are blurred or darkened as they are shown,
 * noise of the chosen level is added as it is played. It is for the eye and the ear: the pictures
 * are those of the screen's size, and the noise has the level and the colour of the one that was
 * measured, but other samples.
 */
public final class DegradedPlayback implements PlaybackSource {

  private final PlaybackSource clip;
  private final ShownChanges shown;

  /**
   * @param shown what is done to the clip
   */
  public DegradedPlayback(PlaybackSource clip, ShownChanges shown) {
    this.clip = clip;
    this.shown = shown;
  }

  @Override
  public MediaInfo probe(Path file) throws LacunaException {
    return clip.probe(file);
  }

  @Override
  public PictureReader pictures(Path file) throws LacunaException {
    int width = clip.probe(file).video().map(MediaInfo.VideoStream::width).orElse(0);
    return new Pictures(clip.pictures(file), width);
  }

  @Override
  public SoundReader sound(Path file) throws LacunaException {
    return new NoisyReader(clip.sound(file), () -> clip.sound(file), shown);
  }

  private final class Pictures implements PictureReader {
    private final PictureReader plain;
    private final int clipWidth;
    private final WorsePicture worse = new WorsePicture();

    Pictures(PictureReader plain, int clipWidth) {
      this.plain = plain;
      this.clipWidth = clipWidth;
    }

    @Override
    public boolean seek(long timeUs) throws LacunaException {
      return plain.seek(timeUs);
    }

    @Override
    public boolean next() throws LacunaException {
      return plain.next();
    }

    @Override
    public long timeUs() {
      return plain.timeUs();
    }

    @Override
    public long endUs() {
      return plain.endUs();
    }

    @Override
    public void fitInto(int maxWidth, int maxHeight) {
      plain.fitInto(maxWidth, maxHeight);
    }

    @Override
    public int width() {
      return plain.width();
    }

    @Override
    public int height() {
      return plain.height();
    }

    @Override
    public void copyTo(ByteBuffer bgra) throws LacunaException {
      plain.copyTo(bgra);
      for (Change c : shown.now()) {
        if (c.stretch().contains(plain.timeUs())) {
          double scale = clipWidth == 0 ? 1 : (double) plain.width() / clipWidth;
          worse.inPlace(bgra, plain.width(), plain.height(), c.how(), scale);
        }
      }
    }

    @Override
    public void close() {
      plain.close();
    }
  }
}
