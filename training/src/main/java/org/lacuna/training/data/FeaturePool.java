package org.lacuna.training.data;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.kt.Emotion;

/**
 * Extracted features of many single-modality items in one file. The list of items is in memory, the
 * numbers are read when asked for. Safe for use by several threads; close when done.
 */
public final class FeaturePool implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final Map<Modality, FeatureSpec> specs = new EnumMap<>(Modality.class);
  private final List<PoolItem> items = new ArrayList<>();

  private FeaturePool(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a pool that a {@link FeaturePoolWriter} has written.
   *
   * @throws LacunaException of kind USAGE when the file is not there or is not a whole pool
   */
  public static FeaturePool open(Path file) throws LacunaException {
    try {
      FeaturePool pool = new FeaturePool(file, FileChannel.open(file, StandardOpenOption.READ));
      try {
        pool.readIndex();
        return pool;
      } catch (IOException | IllegalArgumentException e) {
        pool.close();
        throw unreadable(file, e);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static LacunaException unreadable(Path file, Exception cause) {
    return new LacunaException(
        Kind.USAGE,
        "\"" + file + "\" cannot be read as a feature pool: extract the features again.",
        cause);
  }

  /** All items in the order in which they were written. */
  public List<PoolItem> items() {
    return List.copyOf(items);
  }

  /** What the columns of a modality mean; empty pool entries have none. */
  public FeatureSpec spec(Modality m) throws LacunaException {
    FeatureSpec spec = specs.get(m);
    if (spec == null) {
      throw new LacunaException(
          Kind.USAGE,
          "The feature pool \""
              + file
              + "\" holds no "
              + m.key()
              + " features: extract all three modalities.");
    }
    return spec;
  }

  /** The features of one item, on their native grid. */
  public FeatureSequence sequence(PoolItem item) {
    FeatureSpec spec = specs.get(item.modality());
    if (spec == null) {
      throw new IllegalArgumentException(item.id() + " is not of this pool");
    }
    ByteBuffer b =
        ByteBuffer.allocate(Math.toIntExact(FeaturePoolWriter.size(item.steps(), spec.dim())));
    try {
      read(b, item.offset());
    } catch (IOException e) {
      throw new UncheckedIOException("the feature pool " + file + " has changed", e);
    }
    FeatureSequence.Builder builder = FeatureSequence.builder(spec);
    float[] row = new float[spec.dim()];
    for (int t = 0; t < item.steps(); t++) {
      long start = b.getLong();
      long end = b.getLong();
      boolean observed = b.get() != 0;
      for (int d = 0; d < row.length; d++) {
        row[d] = b.getFloat();
      }
      if (observed) {
        builder.add(start, end, row);
      } else {
        builder.addUnobserved(start, end);
      }
    }
    return builder.build();
  }

  /** SHA-256 of the file, for provenance. */
  public String sha256() {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException("the feature pool " + file + " cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the feature pool " + file + " cannot be closed", e);
    }
  }

  private void readIndex() throws IOException {
    Cursor in = new Cursor();
    if (in.number(Long.BYTES).getLong() != FeaturePoolWriter.MAGIC) {
      throw new IOException("not a feature pool");
    }
    while (in.position < channel.size()) {
      byte kind = in.number(1).get();
      if (kind == FeaturePoolWriter.SPEC) {
        Modality m = modality(in.number(1).get());
        specs.put(m, spec(in.text()));
      } else if (kind == FeaturePoolWriter.ITEM) {
        items.add(item(in));
      } else {
        throw new IOException("unknown entry at " + in.position);
      }
    }
  }

  private PoolItem item(Cursor in) throws IOException {
    String id = in.text();
    Modality m = modality(in.number(1).get());
    String source = in.text();
    String group = in.text();
    Split split = Split.valueOf(in.text());
    String emotion = in.text();
    float sentiment = in.number(Float.BYTES).getFloat();
    int steps = in.number(Integer.BYTES).getInt();
    FeatureSpec spec = specs.get(m);
    if (spec == null) {
      throw new IOException("no columns are named for " + id);
    }
    long offset = in.position;
    in.position += FeaturePoolWriter.size(steps, spec.dim());
    if (in.position > channel.size()) {
      throw new EOFException("the numbers of " + id + " are cut off");
    }
    return new PoolItem(
        id,
        m,
        source,
        group,
        split,
        emotion.isEmpty() ? null : Emotion.valueOf(emotion),
        sentiment,
        steps,
        offset);
  }

  private static Modality modality(byte code) throws IOException {
    for (Modality m : Modality.values()) {
      if (FeaturePoolWriter.letter(m) == code) {
        return m;
      }
    }
    throw new IOException("unknown modality " + code);
  }

  private static FeatureSpec spec(String json) throws IOException {
    JsonNode tree =
        new ObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
            .readTree(json);
    List<Feature> features = new ArrayList<>();
    for (JsonNode f : tree.path("features")) {
      features.add(
          new Feature(
              f.path("name").asText(), f.path("unit").asText(), f.path("description").asText()));
    }
    Map<String, String> parameters = new TreeMap<>();
    tree.path("parameters")
        .properties()
        .forEach(e -> parameters.put(e.getKey(), e.getValue().asText()));
    return new FeatureSpec(
        tree.path("extractorId").asText(),
        tree.path("extractorVersion").asText(),
        parameters,
        features);
  }

  private void read(ByteBuffer into, long from) throws IOException {
    while (into.hasRemaining()) {
      int n = channel.read(into, from + into.position());
      if (n < 0) {
        throw new EOFException("the file ends too early");
      }
    }
    into.flip();
  }

  /** Reads small fields one after the other through a buffer. */
  private final class Cursor {
    private long position;
    private long bufferedFrom;
    private ByteBuffer buffered = ByteBuffer.allocate(0);

    ByteBuffer number(int bytes) throws IOException {
      if (position < bufferedFrom || position + bytes > bufferedFrom + buffered.limit()) {
        long left = channel.size() - position;
        if (left < bytes) {
          throw new EOFException("the file ends too early");
        }
        buffered = ByteBuffer.allocate((int) Math.min(left, Math.max(bytes, 512)));
        read(buffered, position);
        bufferedFrom = position;
      }
      ByteBuffer slice = buffered.slice((int) (position - bufferedFrom), bytes);
      position += bytes;
      return slice;
    }

    String text() throws IOException {
      int length = number(Integer.BYTES).getInt();
      if (length < 0 || length > channel.size() - position) {
        throw new IOException("a text of " + length + " bytes");
      }
      byte[] bytes = new byte[length];
      number(length).get(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
