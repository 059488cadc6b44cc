package org.lacuna.app.library;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.inference.store.EntryStore;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.decode.PictureReader;

/**
 * Small pictures of clips, kept as files; those that were not looked at for longest go first. One
 * thread at a time.
 */
public final class PictureFiles {

  /** Large enough for the list on a screen of double density. */
  private static final int WIDTH = 192;

  private static final int HEIGHT = 144;

  private final EntryStore store;
  private final Opener opener;

  /** Opens the pictures of a clip. */
  @FunctionalInterface
  public interface Opener {
    PictureReader open(Path clip) throws LacunaException;
  }

  /**
   * @param store where they are kept, and how many
   */
  public PictureFiles(EntryStore store, Opener opener) {
    this.store = store;
    this.opener = opener;
  }

  /**
   * The picture of a clip, made when there is none of it in its present state.
   *
   * @param aboutUs when, microseconds
   * @throws LacunaException of kind MEDIA when there is none or it cannot be kept
   */
  public Path of(Path clip, long aboutUs) throws LacunaException {
    String state = clip.toAbsolutePath().normalize() + " " + KeptClips.stamp(clip);
    String name = UUID.nameUUIDFromBytes(state.getBytes(StandardCharsets.UTF_8)) + ".jpg";
    Optional<Path> kept = store.find(name);
    if (kept.isPresent()) {
      return kept.get();
    }
    try {
      // Before it is kept: the newest one always stays.
      byte[] picture = jpeg(clip, aboutUs);
      store.trim();
      Path file = store.place(name);
      SafeFiles.write(file, picture);
      return file;
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MEDIA,
          "The picture of \"" + clip + "\" cannot be kept in \"" + store.folder() + "\".",
          e);
    }
  }

  private byte[] jpeg(Path clip, long aboutUs) throws LacunaException, IOException {
    try (PictureReader reader = opener.open(clip)) {
      reader.fitInto(WIDTH, HEIGHT);
      if (!reader.seek(aboutUs)) {
        throw new LacunaException(Kind.MEDIA, "\"" + clip + "\" has no picture.");
      }
      int width = reader.width();
      int height = reader.height();
      ByteBuffer bgra =
          ByteBuffer.allocateDirect(4 * width * height).order(ByteOrder.LITTLE_ENDIAN);
      reader.copyTo(bgra);
      int[] argb = new int[width * height];
      bgra.clear().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(argb);
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, width, height, argb, 0, width);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (!ImageIO.write(image, "jpg", out)) {
        throw new IOException("this Java writes no JPEG");
      }
      return out.toByteArray();
    }
  }
}
