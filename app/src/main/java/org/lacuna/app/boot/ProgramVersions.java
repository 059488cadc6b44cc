package org.lacuna.app.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Versions of the program and of the libraries that it was built with.
 *
 * @param lacuna the program
 * @param javaFx the window toolkit
 * @param onnxRuntime runs the networks
 * @param ffmpeg decodes media
 */
public record ProgramVersions(String lacuna, String javaFx, String onnxRuntime, String ffmpeg) {

  private static final String FILE = "versions.properties";

  /** Reads what the build wrote. */
  public static ProgramVersions read() {
    Properties p = new Properties();
    try (InputStream in = ProgramVersions.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + FILE);
      }
      p.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + FILE, e);
    }
    return new ProgramVersions(
        value(p, "lacuna"), value(p, "javafx"), value(p, "onnxruntime"), value(p, "ffmpeg"));
  }

  private static String value(Properties p, String key) {
    String value = p.getProperty(key);
    if (value == null) {
      throw new IllegalStateException(FILE + " lacks " + key);
    }
    return value;
  }
}
