package org.lacuna.app.remember;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.inference.task.LacunaException;

/**
 * Keeps it in one small file, written whole at every change. A file that cannot be read or written
 * is logged and does not disturb: the window then starts as on the first day.
 */
public final class RememberedFile implements Remembered {

  private static final System.Logger LOG = System.getLogger(RememberedFile.class.getName());

  private final Path file;
  private final Properties values = new Properties();

  /**
   * @param file made with its folders at the first change
   */
  public RememberedFile(Path file) {
    this.file = file;
    if (Files.isRegularFile(file)) {
      try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        values.load(in);
      } catch (IOException | IllegalArgumentException e) {
        LOG.log(System.Logger.Level.WARNING, "\"" + file + "\" cannot be read; starting afresh", e);
      }
    }
  }

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(values.getProperty(key));
  }

  @Override
  public void put(String key, String value) {
    if (value.equals(values.setProperty(key, value))) {
      return;
    }
    try (StringWriter out = new StringWriter()) {
      values.store(out, null);
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      SafeFiles.write(file, out.toString());
    } catch (IOException | LacunaException e) {
      LOG.log(System.Logger.Level.WARNING, "\"" + file + "\" cannot be written", e);
    }
  }
}
