package org.lacuna.media.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.format.TextBytes;
import org.lacuna.media.text.read.CueFileReader;
import org.lacuna.media.text.read.ElanReader;
import org.lacuna.media.text.read.PlainTextReader;
import org.lacuna.media.text.read.TableReader;
import org.lacuna.media.text.read.TextGridReader;

/**
 * Reads a transcript file of any known format, in any usual character encoding (byte order mark,
 * UTF-8, UTF-16, and Windows-1252 where it is none of them). Stateless and thread-safe.
 */
public final class TranscriptReaders {

  /** No transcript of a clip comes near this; a larger file is a mistake. */
  private static final long LARGEST = 16L << 20;

  private final List<TranscriptReader> readers;

  /**
   * @param readers in the order in which they are asked
   */
  public TranscriptReaders(List<TranscriptReader> readers) {
    this.readers = List.copyOf(readers);
  }

  /** SRT, WebVTT, TextGrid, EAF, CSV, TSV and plain text. */
  public static TranscriptReaders standard() {
    return new TranscriptReaders(
        List.of(
            new CueFileReader(),
            new TextGridReader(),
            new ElanReader(),
            new TableReader(),
            new PlainTextReader()));
  }

  /** Endings of the files that can be read, the commonest first: "srt", "vtt", "TextGrid"... */
  public List<String> extensions() {
    List<String> all = new ArrayList<>();
    readers.forEach(r -> all.addAll(r.extensions()));
    return all;
  }

  /** The endings in the order in which files beside a clip are preferred. */
  public List<String> preference() {
    return readers.stream()
        .sorted(Comparator.comparing(r -> !r.givesWordTimes()))
        .flatMap(r -> r.extensions().stream())
        .toList();
  }

  /** Whether a file of that ending is to be taken for a transcript by its text only. */
  boolean mayBeElse(String extension) {
    return readers.stream()
        .filter(TranscriptReader::sharesExtensions)
        .anyMatch(r -> r.extensions().contains(extension));
  }

  /**
   * Reads a file. What the text shows itself to be counts before the ending of the name.
   *
   * @param durationUs length of the clip, microseconds: what lies outside is cut off; 0 when it is
   *     not known
   * @return the transcript; without words when nothing is said inside the clip
   * @throws LacunaException of kind MEDIA when the file is missing, cannot be read, or is no
   *     transcript
   */
  public Transcript read(Path file, long durationUs) throws LacunaException {
    String name = String.valueOf(file.getFileName());
    String text = TextBytes.decode(bytes(file, name), name);
    for (TranscriptReader reader : readers) {
      if (reader.recognises(text)) {
        return reader.read(text, name, durationUs);
      }
    }
    for (TranscriptReader reader : readers) {
      if (reader.extensions().stream().anyMatch(extension(name)::equalsIgnoreCase)) {
        return reader.read(text, name, durationUs);
      }
    }
    throw new LacunaException(
        Kind.MEDIA,
        name + " is not a kind of transcript that can be read; give a " + endings() + " file.");
  }

  /**
   * Whether the text of a file shows that it is a transcript, whatever its name.
   *
   * @throws LacunaException of kind MEDIA when the file is missing, cannot be read, or is no text
   */
  public boolean recognises(Path file) throws LacunaException {
    String name = String.valueOf(file.getFileName());
    String text = TextBytes.decode(bytes(file, name), name);
    return readers.stream().anyMatch(r -> r.recognises(text));
  }

  /** Ending of a file name, lower case and without the dot; empty when it has none. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** ".srt, .vtt or .txt". */
  String endings() {
    List<String> dotted = extensions().stream().map(e -> "." + e).toList();
    int last = dotted.size() - 1;
    return last < 1
        ? String.join("", dotted)
        : String.join(", ", dotted.subList(0, last)) + " or " + dotted.get(last);
  }

  private static byte[] bytes(Path file, String name) throws LacunaException {
    try {
      if (!Files.exists(file)) {
        throw new LacunaException(
            Kind.MEDIA, "The transcript " + name + " does not exist; check its path.");
      }
      if (!Files.isRegularFile(file)) {
        throw new LacunaException(
            Kind.MEDIA, "The transcript " + name + " is not a file; check its path.");
      }
      if (Files.size(file) > LARGEST) {
        throw new LacunaException(
            Kind.MEDIA,
            name + " is over 16 MB, too large for a transcript; check that it is the right file.");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MEDIA, "The transcript " + name + " cannot be read; check that you may open it.", e);
    }
  }
}
