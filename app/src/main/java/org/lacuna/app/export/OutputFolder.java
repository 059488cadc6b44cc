package org.lacuna.app.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * The output folder of a run. Files are written in a hidden place inside it and moved to their
 * names when they are whole, so that a reader, and a later run, never finds a part of one. One run
 * at a time may hold the folder. Thread-safe.
 */
final class OutputFolder implements Closeable {

  /** What the program keeps for itself: unfinished files, and what is known of finished clips. */
  static final String OWN = ".lacuna";

  private final Path root;
  private final Path parts;
  private final FileChannel channel;
  private final AtomicInteger next = new AtomicInteger();

  private OutputFolder(Path root, FileChannel channel) {
    this.root = root;
    this.parts = root.resolve(OWN).resolve("part");
    this.channel = channel;
  }

  /**
   * Opens the folder, makes it where it is not there, and removes what a killed run left half
   * written.
   *
   * @throws LacunaException of kind USAGE when it cannot be written or another run holds it
   */
  static OutputFolder open(Path root) throws LacunaException {
    FileChannel channel = null;
    try {
      Files.createDirectories(root.resolve(OWN));
      channel =
          FileChannel.open(
              root.resolve(OWN).resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new LacunaException(
            Kind.USAGE,
            "Another run writes to \"" + root + "\": wait for it or choose another folder.");
      }
      OutputFolder folder = new OutputFolder(root, channel);
      folder.clearParts();
      return folder;
    } catch (IOException e) {
      if (channel != null) {
        closeAfter(channel, e);
      }
      throw new LacunaException(
          Kind.USAGE, "\"" + root + "\" cannot be written: choose another folder.", e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another run of this same process; the answer is the same.
      return false;
    }
  }

  private static void closeAfter(FileChannel channel, IOException first) {
    try {
      channel.close();
    } catch (IOException e) {
      first.addSuppressed(e);
    }
  }

  private void clearParts() throws IOException {
    if (Files.isDirectory(parts)) {
      List<Path> left;
      try (Stream<Path> files = Files.walk(parts)) {
        left = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : left) {
        Files.delete(file);
      }
    }
    Files.createDirectories(parts);
  }

  Path root() {
    return root;
  }

  /** Free space, bytes. */
  long free() throws IOException {
    return Files.getFileStore(root).getUsableSpace();
  }

  /** Where a finished file lies. */
  Path finished(String name) {
    return root.resolve(name);
  }

  /** A new name for a file in the making. */
  Path part() {
    return parts.resolve(next.incrementAndGet() + ".part");
  }

  /** Gives a whole file its name. */
  void finish(Path part, String name) throws IOException {
    Path file = finished(name);
    @Nullable Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network file systems cannot; a plain move is the best there is.
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
