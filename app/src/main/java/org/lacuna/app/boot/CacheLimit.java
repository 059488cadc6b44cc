package org.lacuna.app.boot;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** How large the cache may grow: a setting of the user, in a file. Thread-safe. */
public final class CacheLimit {

  /** 5 GB: about thirty hours of clips. */
  public static final long USUAL = 5_000_000_000L;

  private static final long PICTURES_SHARE = 50;

  private static final String KEY = "cache.limit.bytes";

  private final Path file;

  /**
   * @param config the user's folder of settings
   */
  public CacheLimit(Path config) {
    this.file = config.resolve("cache.properties");
  }

  /** Most bytes; the usual limit where none was set. */
  public long bytes() {
    if (!Files.isReadable(file)) {
      return USUAL;
    }
    Properties settings = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      settings.load(in);
      return Math.max(0, Long.parseLong(settings.getProperty(KEY, Long.toString(USUAL))));
    } catch (IOException | IllegalArgumentException e) {
      // A setting that cannot be read must not stop an analysis: it counts as not made.
      return USUAL;
    }
  }

  /** Most bytes for what was extracted. */
  public long features() {
    return bytes() - pictures();
  }

  /** Most bytes for small pictures of clips: one part in fifty. */
  public long pictures() {
    return bytes() / PICTURES_SHARE;
  }

  /**
   * Keeps another limit.
   *
   * @throws LacunaException of kind USAGE when the settings cannot be written
   */
  public void set(long bytes) throws LacunaException {
    Properties settings = new Properties();
    settings.setProperty(KEY, Long.toString(bytes));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      StringWriter text = new StringWriter();
      settings.store(text, null);
      SafeFiles.write(file, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new LacunaException(Kind.USAGE, "\"" + file + "\" cannot be written.", e);
    }
  }
}
