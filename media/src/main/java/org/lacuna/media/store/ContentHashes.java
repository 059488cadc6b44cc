package org.lacuna.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.lacuna.inference.store.EntryReader;
import org.lacuna.inference.store.EntryStore;
import org.lacuna.inference.store.EntryWriter;
import org.lacuna.inference.store.Packer;
import org.lacuna.inference.store.Unpacker;
import org.lacuna.inference.task.CancelToken;

/**
 * SHA-256 of the content of files. That of a large file is remembered under its path and believed
 * as long as its size, its time of last change and its identity on the disk are the same. A file
 * that was changed within two seconds before it was read is not remembered: another change in the
 * same tick of the file system's clock could go unnoticed. What deliberately keeps size and time
 * while it changes the content is not noticed. Thread-safe.
 */
public final class ContentHashes {

  private static final String KIND = "hash";
  private static final int VERSION = 1;

  /** Below this, reading the file is as quick as looking up what is remembered. */
  private static final long WORTH_REMEMBERING = 256 << 10;

  private static final Duration SETTLED = Duration.ofSeconds(2);
  private static final int WINDOW = 1 << 18;

  private final EntryStore store;
  private final Clock clock;

  /**
   * @param store keeps what is remembered
   */
  public ContentHashes(EntryStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What must not have changed. */
  private record State(long size, Instant changed, String identity) {
    static State of(Path file) throws IOException {
      BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
      return new State(a.size(), a.lastModifiedTime().toInstant(), String.valueOf(a.fileKey()));
    }
  }

  /**
   * The hash of a file, in hexadecimal.
   *
   * @throws IOException when it cannot be read
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  String of(Path file, CancelToken cancel) throws IOException {
    State before = State.of(file);
    if (before.size < WORTH_REMEMBERING) {
      return hash(file, cancel);
    }
    String name = sha256(file.toAbsolutePath().toString()) + ".hash";
    Optional<String> known = known(name, before);
    if (known.isPresent()) {
      return known.get();
    }
    Instant now = clock.instant();
    String hash = hash(file, cancel);
    boolean settled = before.changed.isBefore(now.minus(SETTLED));
    if (settled && before.equals(State.of(file))) {
      remember(name, before, hash);
    }
    return hash;
  }

  private Optional<String> known(String name, State state) {
    Optional<Path> entry = store.find(name);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    try (EntryReader in = EntryReader.open(entry.get(), KIND, VERSION)) {
      Unpacker packed = new Unpacker(in.bytes());
      State then =
          new State(
              packed.aLong(), Instant.ofEpochSecond(packed.aLong(), packed.anInt()), packed.text());
      return then.equals(state) ? Optional.of(packed.text()) : Optional.empty();
    } catch (IOException e) {
      // Damaged or gone: the file itself is read instead, and remembered again.
      return Optional.empty();
    }
  }

  private void remember(String name, State state, String hash) throws IOException {
    Packer packed =
        new Packer()
            .put(state.size)
            .put(state.changed.getEpochSecond())
            .put(state.changed.getNano())
            .put(state.identity)
            .put(hash);
    try (EntryWriter out = EntryWriter.create(store.place(name), KIND, VERSION)) {
      out.bytes(packed.toBytes());
      out.commit();
    }
  }

  private static String hash(Path file, CancelToken cancel) throws IOException {
    MessageDigest digest = sha256();
    byte[] window = new byte[WINDOW];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(window); n >= 0; n = in.read(window)) {
        cancel.check();
        digest.update(window, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String sha256(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
