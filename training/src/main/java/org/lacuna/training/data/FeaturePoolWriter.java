package org.lacuna.training.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Writes a {@link FeaturePool} item by item; nothing is held in memory. The file appears under its
 * name when the writer is closed after {@link #finish}; without it nothing is left behind. For one
 * thread at a time.
 *
 * <p>Times of language items are relative: the sampler stretches [first start, last end] over the
 * utterance, so spans should be in proportion to the length of the words.
 */
public final class FeaturePoolWriter implements AutoCloseable {

  static final long MAGIC = 0x4c4143504f4f4c31L; // "LACPOOL1"
  static final byte SPEC = 1;
  static final byte ITEM = 2;

  private final Path file;
  private final Path part;
  private final DataOutputStream out;
  private final Map<Modality, FeatureSpec> specs = new EnumMap<>(Modality.class);
  private final Set<String> ids = new HashSet<>();
  private boolean finished;

  /**
   * @throws LacunaException of kind USAGE when the file cannot be made
   */
  public FeaturePoolWriter(Path file) throws LacunaException {
    this.file = file;
    part = file.resolveSibling(file.getFileName() + ".part");
    try {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
      out.writeLong(MAGIC);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Adds one item.
   *
   * @param features on their native grid, at least one step
   * @throws LacunaException of kind USAGE when it cannot be written
   */
  public void add(SourceItem item, FeatureSequence features) throws LacunaException {
    if (!ids.add(item.id())) {
      throw new IllegalArgumentException("two items are named " + item.id());
    }
    FeatureSpec known = specs.get(item.modality());
    if (known != null && !known.equals(features.spec())) {
      throw new IllegalArgumentException(item.id() + " comes from another extractor");
    }
    try {
      if (known == null) {
        specs.put(item.modality(), features.spec());
        out.writeByte(SPEC);
        out.writeByte(code(item.modality()));
        writeText(new ObjectMapper().writeValueAsString(features.spec()));
      }
      out.writeByte(ITEM);
      writeText(item.id());
      out.writeByte(code(item.modality()));
      writeText(item.source());
      writeText(item.group());
      writeText(item.split().name());
      writeText(item.emotion() == null ? "" : item.emotion().name());
      out.writeFloat(item.sentiment());
      out.writeInt(features.steps());
      out.write(numbers(features));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** A modality is stored as the first letter of its key. */
  static char letter(Modality m) {
    return m.key().charAt(0);
  }

  private static int code(Modality m) {
    return letter(m);
  }

  /** Bytes of the numbers of one item. */
  static long size(long steps, int dim) {
    return steps * (2L * Long.BYTES + 1 + (long) dim * Float.BYTES);
  }

  private static byte[] numbers(FeatureSequence f) {
    ByteBuffer b = ByteBuffer.allocate(Math.toIntExact(size(f.steps(), f.dim())));
    for (int t = 0; t < f.steps(); t++) {
      b.putLong(f.startUs(t)).putLong(f.endUs(t)).put((byte) (f.observed(t) ? 1 : 0));
      for (int d = 0; d < f.dim(); d++) {
        b.putFloat(f.value(t, d));
      }
    }
    return b.array();
  }

  private void writeText(String text) throws IOException {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Says that all items have been added. */
  public void finish() {
    finished = true;
  }

  @Override
  public void close() {
    try {
      out.close();
      if (finished) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the feature pool " + file + " cannot be closed", e);
    }
  }

  private LacunaException failed(IOException e) {
    return new LacunaException(
        Kind.USAGE,
        "The feature pool \"" + file + "\" cannot be written: check the folder and the disk.",
        e);
  }
}
