package org.lacuna.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;

/**
 * Finds what the program ships: networks ({@code models/}), model bundles ({@code bundles/}), the
 * demo clip ({@code demo/}), style sheets ({@code css/}) and licence texts ({@code licences/}).
 * Names are paths below this class's package, with forward slashes. Thread-safe.
 *
 * <p>A missing resource means that the program was put together wrongly, which no user can mend:
 * every method then throws {@link IllegalArgumentException}.
 */
public final class LacunaResources {

  private LacunaResources() {}

  /** Whether that resource is there, for example {@code demo/demo.mp4}. */
  public static boolean exists(String path) {
    return LacunaResources.class.getResource(path) != null;
  }

  /** Where the resource is, for a reader that wants an address (style sheets, pictures). */
  public static URL url(String path) {
    URL url = LacunaResources.class.getResource(path);
    if (url == null) {
      throw new IllegalArgumentException("the program lacks its resource " + path);
    }
    return url;
  }

  /** Opens the resource; the caller closes it. */
  public static InputStream open(String path) {
    InputStream in = LacunaResources.class.getResourceAsStream(path);
    if (in == null) {
      throw new IllegalArgumentException("the program lacks its resource " + path);
    }
    return in;
  }

  /** The whole resource. */
  public static byte[] bytes(String path) {
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + path, e);
    }
  }

  /** A network of {@code models/} by its file name, for example {@code facemesh.onnx}. */
  public static byte[] model(String fileName) {
    return bytes("models/" + fileName);
  }
}
