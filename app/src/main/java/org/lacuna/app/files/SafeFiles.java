package org.lacuna.app.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Writes results so that a reader finds the old file or the whole new one, never a part. */
public final class SafeFiles {

  private SafeFiles() {}

  /** Indented JSON with a line end. */
  public static String text(JsonNode json) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json)
          + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree is always writable", e);
    }
  }

  /**
   * Says before long work that its result could not be written.
   *
   * @throws LacunaException of kind USAGE when the file cannot be made there
   */
  public static void requireWritable(Path file) throws LacunaException {
    Path folder = folderOf(file);
    if (!Files.isDirectory(folder)) {
      throw new LacunaException(
          Kind.USAGE,
          "\"" + file + "\" cannot be written: the folder \"" + folder + "\" does not exist.");
    }
    if (Files.isDirectory(file)) {
      throw new LacunaException(Kind.USAGE, "\"" + file + "\" cannot be written: it is a folder.");
    }
    if (!Files.isWritable(folder)) {
      throw new LacunaException(
          Kind.USAGE,
          "\"" + file + "\" cannot be written: you may not write in \"" + folder + "\".");
    }
  }

  /**
   * Writes the whole file or nothing.
   *
   * @throws LacunaException of kind USAGE when it cannot be written
   */
  public static void write(Path file, String content) throws LacunaException {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes the whole file or nothing.
   *
   * @throws LacunaException of kind USAGE when it cannot be written
   */
  public static void write(Path file, byte[] content) throws LacunaException {
    write(file, out -> out.write(content));
  }

  /** Content that is written piece by piece. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes the whole file or nothing, piece by piece, so that it need not fit into memory.
   *
   * @throws LacunaException of kind USAGE when it cannot be written
   */
  public static void write(Path file, Content content) throws LacunaException {
    requireWritable(file);
    try {
      Path part = Files.createTempFile(folderOf(file), ".lacuna-", ".part");
      try {
        // A temporary file is private to its owner; the result is an ordinary file again.
        Files.delete(part);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
          content.writeTo(out);
        }
        move(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new LacunaException(Kind.USAGE, "\"" + file + "\" cannot be written.", e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network file systems cannot; a plain move is the best there is.
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }
}
