package org.lacuna.app.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * What is known of a finished clip, kept in the output folder so that a later run need not do it
 * again: under which settings and from which state of the source it was made, and which files came
 * out.
 *
 * @param settings the settings' fingerprint
 * @param source the source's fingerprint
 * @param sentence what the clip does not have, possibly empty
 * @param files size and check sum of every file, by its name in the output folder
 */
record DoneRecord(String settings, String source, String sentence, Map<String, Stamp> files) {

  DoneRecord {
    files = new TreeMap<>(files);
  }

  /**
   * What a file must be like.
   *
   * @param size bytes
   * @param crc check sum over all bytes
   */
  record Stamp(long size, long crc) {

    static Stamp of(Path file) throws IOException {
      CRC32 sum = new CRC32();
      byte[] block = new byte[1 << 16];
      long size = 0;
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
          sum.update(block, 0, n);
          size += n;
        }
      }
      return new Stamp(size, sum.getValue());
    }
  }

  /** The file's name in the output folder. */
  static String name(ExportItem item) {
    return OutputFolder.OWN + "/done/" + item.name() + ".json";
  }

  void write(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    root.put("settings", settings);
    root.put("source", source);
    root.put("sentence", sentence);
    ObjectNode all = root.putObject("files");
    files.forEach((name, s) -> all.putObject(name).put("size", s.size).put("crc32", s.crc));
    json.writeValue(file.toFile(), root);
  }

  /** The record of a clip; empty when there is none, or none that can be read. */
  static Optional<DoneRecord> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      Map<String, Stamp> files = new TreeMap<>();
      root.path("files")
          .properties()
          .forEach(
              e ->
                  files.put(
                      e.getKey(),
                      new Stamp(
                          e.getValue().path("size").asLong(-1),
                          e.getValue().path("crc32").asLong(-1))));
      return Optional.of(
          new DoneRecord(
              root.path("settings").asText(),
              root.path("source").asText(),
              root.path("sentence").asText(),
              files));
    } catch (IOException e) {
      // A damaged record is as good as none: the clip is done again.
      return Optional.empty();
    }
  }

  /** Whether every file is there as it was written. */
  boolean intact(OutputFolder folder) {
    for (Map.Entry<String, Stamp> file : files.entrySet()) {
      Path at = folder.finished(file.getKey());
      try {
        if (!Files.isRegularFile(at)
            || Files.size(at) != file.getValue().size()
            || !Stamp.of(at).equals(file.getValue())) {
          return false;
        }
      } catch (IOException e) {
        // What cannot be read is not intact.
        return false;
      }
    }
    return !files.isEmpty();
  }
}
