package org.lacuna.media.text.speech.whisper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * A file with a Whisper model in the ggml format of whisper.cpp, as far as it can be judged without
 * loading it: by its first numbers, and by whether it is as long as they demand.
 *
 * @see <a href="https://github.com/ggml-org/whisper.cpp/tree/master/models">the format</a>
 */
public record WhisperFile(Path path) {

  /** "ggml" as a number, little endian. */
  private static final int GGML = 0x67676d6c;

  private static final int GGUF = ByteBuffer.wrap(bytes("GGUF")).order(order()).getInt();
  private static final int ZIP = ByteBuffer.wrap(bytes("PK\u0003\u0004")).order(order()).getInt();

  private static final int HEADER = 4 + 11 * 4;

  /** Whisper hears half a minute at once: 1500 positions. */
  private static final int POSITIONS = 1500;

  /** Bits a weight by the kind of number; for a kind that is not here the fewest that there are. */
  private static final Map<Integer, Double> BITS =
      Map.of(0, 32.0, 1, 16.0, 2, 4.5, 3, 5.0, 7, 8.5, 8, 5.5, 9, 6.0);

  private static final double FEWEST_BITS = 2.6;

  /** The header that every file starts with. */
  private record Header(
      int vocabulary,
      int audioPositions,
      int width,
      int audioLayers,
      int textPositions,
      int textWidth,
      int textLayers,
      int mels,
      int numbers) {

    boolean isWhisper() {
      return vocabulary > 50_000
          && vocabulary < 60_000
          && audioPositions == POSITIONS
          && width >= 128
          && width <= 4096
          && textWidth == width
          && audioLayers >= 1
          && audioLayers <= 128
          && textLayers >= 1
          && textLayers <= 128
          && textPositions >= 1
          && textPositions <= 4096
          && (mels == 80 || mels == 128);
    }

    /** Bytes of the weight matrices alone: the file is longer. */
    long leastBytes() {
      long square = (long) width * width;
      // Attention takes four squares and the feed-forward part eight; the decoder attends twice.
      long weights =
          12 * square * audioLayers
              + 16 * square * textLayers
              + (long) vocabulary * width
              + (long) textPositions * width
              + 3 * square;
      return (long) (weights * BITS.getOrDefault(numbers % 1000, FEWEST_BITS) / 8);
    }
  }

  private static byte[] bytes(String magic) {
    return magic.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static ByteOrder order() {
    return ByteOrder.LITTLE_ENDIAN;
  }

  /**
   * The model of that name: a file, or the only one of its kind in a folder.
   *
   * @return nothing when this is no Whisper model
   * @throws LacunaException of kind MODEL when it is one that cannot be used, and why
   */
  public static Optional<WhisperFile> of(Path named) throws LacunaException {
    if (!Files.isDirectory(named)) {
      return isModel(named) ? Optional.of(new WhisperFile(named)) : Optional.empty();
    }
    List<Path> models = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(named, "*.bin")) {
      for (Path file : files) {
        if (magic(file) == GGML) {
          models.add(file);
        }
      }
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MODEL, "The folder \"" + named + "\" cannot be listed by you.", e);
    }
    if (models.size() > 1) {
      throw new LacunaException(
          Kind.MODEL,
          "The folder \"" + named + "\" holds several Whisper models: name one of the files.");
    }
    return models.isEmpty() ? Optional.empty() : of(models.get(0));
  }

  /** Name of the model: the file's own without its ending. */
  public String name() {
    return String.valueOf(path.getFileName()).replaceFirst("\\.bin$", "");
  }

  private static boolean isModel(Path file) throws LacunaException {
    int magic = magic(file);
    if (magic == GGUF) {
      throw unusable(file, "is in the GGUF format, which Whisper does not read: use the ggml .bin");
    }
    if (magic == ZIP) {
      throw unusable(file, "is an archive or a PyTorch file: use a Vosk folder or a ggml .bin");
    }
    if (magic != GGML) {
      return false;
    }
    Header header = header(file);
    if (!header.isWhisper()) {
      throw unusable(file, "is a ggml file, but no Whisper model: use one made for whisper.cpp");
    }
    long size = size(file);
    if (size < header.leastBytes()) {
      throw unusable(
          file,
          String.format(
              Locale.ROOT,
              "ends after %d of at least %d MB: download it again",
              size / 1_000_000,
              header.leastBytes() / 1_000_000));
    }
    return true;
  }

  private static int magic(Path file) throws LacunaException {
    ByteBuffer head = head(file, 4);
    return head.remaining() < 4 ? 0 : head.getInt();
  }

  private static Header header(Path file) throws LacunaException {
    ByteBuffer head = head(file, HEADER);
    if (head.remaining() < HEADER) {
      throw unusable(file, "breaks off at its start: download it again");
    }
    int[] n = new int[12];
    for (int i = 0; i < n.length; i++) {
      n[i] = head.getInt();
    }
    // Left out: the numbers of attention heads.
    return new Header(n[1], n[2], n[3], n[5], n[6], n[7], n[9], n[10], n[11]);
  }

  private static ByteBuffer head(Path file, int count) throws LacunaException {
    try (InputStream in = Files.newInputStream(file)) {
      return ByteBuffer.wrap(in.readNBytes(count)).order(order());
    } catch (IOException e) {
      throw new LacunaException(Kind.MODEL, "\"" + file + "\" cannot be read by you.", e);
    }
  }

  private static long size(Path file) throws LacunaException {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new LacunaException(Kind.MODEL, "\"" + file + "\" cannot be read by you.", e);
    }
  }

  private static LacunaException unusable(Path file, String why) {
    return new LacunaException(Kind.MODEL, "The speech model \"" + file + "\" " + why + ".");
  }
}
