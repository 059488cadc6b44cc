package org.lacuna.app.library;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.decode.PictureReader;

/** Small pictures of clips, kept as files. One thread at a time. */
public final class PictureFiles {

  /** Large enough for the list on a screen of double density. */
  private static final int WIDTH = 192;

  private static final int HEIGHT = 144;

  private final Path folder;
  private final Opener opener;

  /** Opens the pictures of a clip. */
  @FunctionalInterface
  public interface Opener {
    PictureReader open(Path clip) throws LacunaException;
  }

  /**
   * @param folder where they are kept, made when needed
   */
  public PictureFiles(Path folder, Opener opener) {
    this.folder = folder;
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
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      try {
        Files.createDirectories(folder);
        SafeFiles.write(file, jpeg(clip, aboutUs));
      } catch (IOException e) {
        throw new LacunaException(
            Kind.MEDIA, "The picture of \"" + clip + "\" cannot be kept in \"" + folder + "\".", e);
      }
    }
    return file;
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
