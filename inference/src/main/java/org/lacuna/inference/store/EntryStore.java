package org.lacuna.inference.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A folder of entries that can all be made again, held below a size: what was not used for longest
 * goes first. Several processes may share it: entries appear and vanish as a whole, at any time.
 * Thread-safe.
 */
public final class EntryStore {

  /** A file that is still being written this long after its last byte belongs to a dead process. */
  private static final Duration ABANDONED = Duration.ofHours(6);

  private final Path folder;
  private final LongSupplier limit;
  private final Clock clock;

  /**
   * @param folder made when the first entry is stored
   * @param limit most bytes of all entries together, asked at every {@link #trim}
   */
  public EntryStore(Path folder, LongSupplier limit, Clock clock) {
    this.folder = folder;
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * What the store holds.
   *
   * @param entries number of files
   * @param bytes their size together
   */
  public record Usage(int entries, long bytes) {}

  private record Entry(Path file, long bytes, FileTime used) {}

  public Path folder() {
    return folder;
  }

  /** Most bytes of all entries together. */
  public long limit() {
    return limit.getAsLong();
  }

  /**
   * Where an entry of that name is to be written; its folder exists afterwards.
   *
   * @throws IOException when the folder cannot be made
   */
  public Path place(String name) throws IOException {
    Files.createDirectories(folder);
    return folder.resolve(name);
  }

  /** The entry of that name, if it is there; it counts as used now. */
  public Optional<Path> find(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } catch (IOException e) {
      // Gone a moment ago, or a folder that may only be read: opening it will tell.
      return Optional.of(file);
    }
    return Optional.of(file);
  }

  /** Removes an entry that turned out to be of no use. */
  public void drop(Path entry) {
    delete(entry);
  }

  /** Removes what was not used for longest until the rest is within the limit. */
  public void trim() throws IOException {
    List<Entry> all = list();
    Instant now = clock.instant();
    long bytes = 0;
    List<Entry> whole = new ArrayList<>();
    for (Entry entry : all) {
      if (!isPart(entry)) {
        bytes += entry.bytes;
        whole.add(entry);
      } else if (entry.used.toInstant().isBefore(now.minus(ABANDONED))) {
        delete(entry.file);
      }
    }
    whole.sort(Comparator.comparing(Entry::used));
    long most = limit();
    for (Entry entry : whole) {
      if (bytes <= most) {
        return;
      }
      if (delete(entry.file)) {
        bytes -= entry.bytes;
      }
    }
  }

  /** Counts the entries. */
  public Usage usage() throws IOException {
    int entries = 0;
    long bytes = 0;
    for (Entry entry : list()) {
      entries += isPart(entry) ? 0 : 1;
      bytes += entry.bytes;
    }
    return new Usage(entries, bytes);
  }

  /** Removes everything; says what was removed. */
  public Usage clear() throws IOException {
    int entries = 0;
    long bytes = 0;
    for (Entry entry : list()) {
      if (delete(entry.file)) {
        entries += isPart(entry) ? 0 : 1;
        bytes += entry.bytes;
      }
    }
    return new Usage(entries, bytes);
  }

  private static boolean isPart(Entry entry) {
    return entry.file.toString().endsWith(EntryWriter.PART);
  }

  private List<Entry> list() throws IOException {
    List<Entry> all = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return all;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        describe(file).ifPresent(all::add);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return all;
  }

  private static Optional<Entry> describe(Path file) throws IOException {
    try {
      BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
      return a.isRegularFile()
          ? Optional.of(new Entry(file, a.size(), a.lastModifiedTime()))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      // Another process removed it since the folder was listed.
      return Optional.empty();
    }
  }

  private static boolean delete(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      // Windows keeps a file that somebody still reads; it goes the next time.
      return false;
    }
  }
}
