package org.lacuna.app.export;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the clips in files and folders. A file that is named is taken whatever its ending; in a
 * folder and its sub-folders every file with the ending of a media file is; links are followed.
 * Hidden files and folders are left out: they hold what other programs put aside.
 */
public final class ItemFinder {

  private static final Set<String> ENDINGS =
      Set.of(
          "mp4", "m4v", "mov", "mkv", "webm", "avi", "flv", "wmv", "mpg", "mpeg", "ts", "mts",
          "m2ts", "3gp", "ogv", "vob", "wav", "flac", "mp3", "m4a", "aac", "ogg", "opus", "wma",
          "aiff", "aif");

  private ItemFinder() {}

  /**
   * What was found.
   *
   * @param items the clips, sorted by name
   * @param unreadable places that could not be looked into, with one sentence each
   */
  public record Found(List<ExportItem> items, Map<String, String> unreadable) {
    public Found {
      items = List.copyOf(items);
      unreadable = new TreeMap<>(unreadable);
    }
  }

  /**
   * Looks through files and folders. A clip's name is its path below the folder that was named; of
   * several files and folders it is the path below what they have in common. Names depend on what
   * was named only, not on what else lies there, so that they stay the same from run to run.
   */
  public static Found find(List<Path> roots) {
    Map<Path, String> clips = new TreeMap<>();
    Map<String, String> unreadable = new TreeMap<>();
    Path base = base(roots);
    for (Path root : roots) {
      Path from = absolute(root);
      if (Files.isDirectory(from)) {
        walk(from, clips, base, unreadable);
      } else if (Files.isRegularFile(from)) {
        clips.put(from, name(base, from));
      } else {
        unreadable.put(root.toString(), "\"" + root + "\" does not exist: check its name.");
      }
    }
    List<ExportItem> items = new ArrayList<>();
    clips.forEach((file, name) -> items.add(new ExportItem(file, name)));
    items.sort((a, b) -> a.name().compareTo(b.name()));
    return new Found(items, unreadable);
  }

  private static void walk(
      Path folder, Map<Path, String> clips, @Nullable Path base, Map<String, String> unreadable) {
    try {
      Files.walkFileTree(
          folder,
          Set.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              boolean skip = !dir.equals(folder) && hidden(dir);
              return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (hidden(file) || !isMedia(file)) {
                return FileVisitResult.CONTINUE;
              }
              if (Files.isRegularFile(file)) {
                clips.put(file, name(base, file));
              } else {
                unreadable.put(file.toString(), "\"" + file + "\" is a link to nothing.");
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              // A link back to a folder above it leads nowhere new.
              if (!(e instanceof FileSystemLoopException)) {
                unreadable.put(file.toString(), "\"" + file + "\" cannot be opened.");
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
              if (e != null) {
                unreadable.put(dir.toString(), "\"" + dir + "\" cannot be listed to its end.");
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // The visitor takes every failure itself; what is left is the folder as a whole.
      unreadable.put(folder.toString(), "\"" + folder + "\" cannot be opened.");
    }
  }

  private static boolean hidden(Path file) {
    return last(file).startsWith(".");
  }

  private static boolean isMedia(Path file) {
    String name = last(file);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private static String last(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** What all folders, and the folders of all files, have in common; null across drives. */
  private static @Nullable Path base(List<Path> roots) {
    Path common = null;
    for (Path root : roots) {
      Path folder = absolute(root);
      if (!Files.isDirectory(folder)) {
        folder = folder.getParent();
      }
      common = common == null ? folder : common(common, folder);
      if (common == null) {
        return null;
      }
    }
    return common;
  }

  private static @Nullable Path common(Path a, @Nullable Path b) {
    Path shared = a;
    while (b != null && shared != null && !b.startsWith(shared)) {
      shared = shared.getParent();
    }
    return b == null ? null : shared;
  }

  private static String name(@Nullable Path base, Path file) {
    StringBuilder name = new StringBuilder();
    Path below = base == null ? file : base.relativize(file);
    if (base == null) {
      name.append(String.valueOf(file.getRoot()).replaceAll("[^A-Za-z0-9]", "")).append('/');
    }
    for (Path part : below) {
      name.append(name.isEmpty() || name.charAt(name.length() - 1) == '/' ? "" : "/").append(part);
    }
    return name.toString();
  }
}
