package org.lacuna.app.library;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds clips in what the user dropped or chose. */
public final class ClipFiles {

  private static final System.Logger LOG = System.getLogger(ClipFiles.class.getName());

  /** Endings of the files that are taken from folders, without a dot, the common ones first. */
  public static final List<String> ENDINGS =
      List.of(
          "mp4", "m4v", "mov", "mkv", "webm", "avi", "flv", "mpg", "mpeg", "ts", "wmv", "wav",
          "mp3", "m4a", "flac", "ogg", "opus");

  private static final Set<String> KNOWN = Set.copyOf(ENDINGS);

  private ClipFiles() {}

  /**
   * Files as they are given, and what lies in the folders among them, by name.
   *
   * @param most no more than so many are looked for
   */
  static List<Path> in(List<Path> given, int most) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        addFolder(path, found, most);
      } else {
        found.add(path);
      }
    }
    return found.size() > most ? found.subList(0, most) : found;
  }

  private static void addFolder(Path folder, List<Path> found, int most) throws IOException {
    List<Path> inside = new ArrayList<>();
    int room = most - found.size();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
            return hidden(dir) && !dir.equals(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
            if (a.isRegularFile() && !hidden(file) && KNOWN.contains(ending(file))) {
              inside.add(file);
            }
            return inside.size() >= room ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (file.equals(folder) && !(why instanceof FileSystemLoopException)) {
              throw why;
            }
            LOG.log(System.Logger.Level.INFO, "\"" + file + "\" is left out", why);
            return FileVisitResult.CONTINUE;
          }
        });
    inside.sort(null);
    found.addAll(inside);
  }

  private static boolean hidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
