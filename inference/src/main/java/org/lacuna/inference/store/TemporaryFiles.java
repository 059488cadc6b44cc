package org.lacuna.inference.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Temporary folders and files that carry the number of the process that made them, so that what a
 * killed process left behind can be told from what is in use. Thread-safe.
 */
public final class TemporaryFiles {

  private static final Pattern FOLDER =
      Pattern.compile("lacuna-(?:worker|clip|network)-(\\d+)-\\d+");

  /** Rows of a long clip, see {@link org.lacuna.inference.signal.RowsBuilder}. */
  private static final Pattern ROWS = Pattern.compile("lacuna-rows-(\\d+)-\\d+\\.rows");

  private final Path root;

  /**
   * @param root the folder in which they lie
   */
  public TemporaryFiles(Path root) {
    this.root = root;
  }

  /** Those in the system's folder for temporary files. */
  public static TemporaryFiles system() {
    return new TemporaryFiles(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** What a folder is for. */
  public enum Use {
    /** The files of a worker process; it is named after the process that started that one. */
    WORKER,
    /** A clip on its way from a worker. */
    CLIP,
    /** A network that is tested in a process of its own, and what came of it. */
    NETWORK
  }

  /**
   * Makes a folder of this process.
   *
   * @throws IOException when the place cannot be written
   */
  public Path folder(Use use) throws IOException {
    String name =
        switch (use) {
          case WORKER -> "worker";
          case CLIP -> "clip";
          case NETWORK -> "network";
        };
    return Files.createTempDirectory(
        root, "lacuna-" + name + "-" + ProcessHandle.current().pid() + "-");
  }

  /**
   * Removes the folders and files of processes that are gone. One counts as left behind when it has
   * such a name, belongs to this user, is no link, and no process of that number runs that was
   * there when it was made. What cannot be read or removed stays.
   *
   * @return how many were removed
   */
  public int removeLeftovers() {
    int removed = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root, "lacuna-*")) {
      for (Path one : all) {
        removed += isLeft(one) && remove(one) ? 1 : 0;
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Tidying up is a courtesy: a folder that may not be listed is none of our business.
      return removed;
    }
    return removed;
  }

  private static boolean isLeft(Path path) {
    Matcher folder = FOLDER.matcher(String.valueOf(path.getFileName()));
    Matcher rows = ROWS.matcher(String.valueOf(path.getFileName()));
    boolean isFolder = folder.matches();
    if (!isFolder && !rows.matches()) {
      return false;
    }
    try {
      BasicFileAttributes a =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return (isFolder ? a.isDirectory() : a.isRegularFile())
          && isMine(path)
          && isGone(
              Long.parseLong((isFolder ? folder : rows).group(1)), a.creationTime().toInstant());
    } catch (IOException | NumberFormatException e) {
      // Removed a moment ago, or a number that no process has.
      return false;
    }
  }

  /** Whether whoever runs this process owns it. */
  private static boolean isMine(Path path) throws IOException {
    String me = System.getProperty("user.name", "");
    String owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
    // Windows writes the machine or the domain in front.
    return owner.equals(me) || owner.endsWith("\\" + me);
  }

  /** A number is given to another process some day: that one began later. */
  private static boolean isGone(long pid, Instant made) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process
        .map(p -> p.info().startInstant().map(began -> began.isAfter(made)).orElse(false))
        .orElse(true);
  }

  /**
   * Removes a file, or a folder with all that is in it; links are removed, not followed.
   *
   * @return whether it is gone
   */
  public static boolean remove(Path path) {
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
                throws IOException {
              Files.deleteIfExists(dir);
              return FileVisitResult.CONTINUE;
            }
          });
      return true;
    } catch (IOException e) {
      // Gone already, or still held by Windows: then the next start removes it.
      return !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
