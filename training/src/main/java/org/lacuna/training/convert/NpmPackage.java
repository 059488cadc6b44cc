package org.lacuna.training.convert;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * A pinned package of the npm registry, as the archive that {@code npm pack name@version} leaves.
 *
 * @param name as published, with its scope
 * @param version exact version
 * @param integrity the registry's own hash of the archive: {@code sha512-} and base64
 */
record NpmPackage(String name, String version, String integrity) {

  private static final int TAR_BLOCK = 512;

  /** The file name that {@code npm pack} gives the archive. */
  String archiveName() {
    return name.replace("@", "").replace('/', '-') + "-" + version + ".tgz";
  }

  /** What {@code npm pack} takes. */
  String spec() {
    return name + "@" + version;
  }

  /**
   * Reads single files of the archive after checking its hash.
   *
   * @param directory where the archive lies
   * @param files paths inside the package, without the leading {@code package/}
   * @return content by path
   * @throws LacunaException of kind USAGE when the archive is not there, is another one, or lacks a
   *     file
   */
  Map<String, byte[]> read(Path directory, Set<String> files) throws LacunaException {
    Path archive = directory.resolve(archiveName());
    try {
      byte[] packed = Files.readAllBytes(archive);
      String found = "sha512-" + Base64.getEncoder().encodeToString(hash("SHA-512", packed));
      if (!found.equals(integrity)) {
        throw new LacunaException(
            Kind.USAGE,
            archive
                + " is not the published package; fetch it again with npm pack "
                + spec()
                + ".");
      }
      Map<String, byte[]> content = untar(packed, files);
      for (String file : files) {
        if (!content.containsKey(file)) {
          throw new LacunaException(Kind.USAGE, archive + " holds no file " + file + ".");
        }
      }
      return content;
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE,
          "Cannot read " + archive + "; fetch it into that folder with npm pack " + spec() + ".",
          e);
    }
  }

  static byte[] hash(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  private static Map<String, byte[]> untar(byte[] packed, Set<String> files) throws IOException {
    Map<String, byte[]> content = new HashMap<>();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] header = in.readNBytes(TAR_BLOCK);
      while (header.length == TAR_BLOCK && header[0] != 0) {
        int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
        String path = text(header, 0, 100);
        String inside = path.substring(path.indexOf('/') + 1);
        boolean plain = header[156] == '0' || header[156] == 0;
        if (plain && files.contains(inside)) {
          content.put(inside, in.readNBytes(size));
        } else {
          in.skipNBytes(size);
        }
        in.skipNBytes((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
        header = in.readNBytes(TAR_BLOCK);
      }
    }
    return content;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.US_ASCII);
  }
}
