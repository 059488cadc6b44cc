package org.lacuna.media.text;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SubtitleSource;

/**
 * Finds what is said in a clip. The first of these that exists decides:
 *
 * <ol>
 *   <li>the file that the user names; when it cannot be read, that is an error;
 *   <li>a file beside the clip with its base name: {@code talk.TextGrid} first, since somebody has
 *       given every word its time there, then {@code talk.srt}, {@code .vtt}, {@code .eaf}, {@code
 *       .csv}, {@code .tsv} and {@code .txt}, then the same with a language ({@code talk.en.srt}),
 *       English first since the word vectors are English. When it cannot be read, language is
 *       absent and the sentence says why: a broken file is reported, never passed over for another
 *       one. Only a {@code .csv} or {@code .tsv} may be something else than a transcript: one
 *       without words and times is none;
 *   <li>a text subtitle stream inside the clip.
 * </ol>
 *
 * <p>A transcript that holds no words inside the clip counts as absent, with the reason. Stateless
 * and thread-safe.
 */
public final class TranscriptFinder {

  private static final String EMBEDDED = "embedded subtitles";

  /** "en", "eng", "pt-BR", "zh_Hans", and the usual "en.sdh". */
  private static final Pattern LANGUAGE =
      Pattern.compile("([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})?(?:\\.(?:sdh|cc|hi))?");

  private final TranscriptReaders readers;
  private final SubtitleSource embedded;

  public TranscriptFinder(TranscriptReaders readers, SubtitleSource embedded) {
    this.readers = readers;
    this.embedded = embedded;
  }

  /**
   * @param clip the media file
   * @param named the transcript that the user names, if any
   * @param hasSubtitles whether the clip embeds a text subtitle stream
   * @param durationUs length of the clip, microseconds; 0 when it is not known
   * @throws LacunaException of kind MEDIA when the named transcript is missing or cannot be read
   */
  public TranscriptLookup find(
      Path clip, Optional<Path> named, boolean hasSubtitles, long durationUs)
      throws LacunaException {
    if (named.isPresent()) {
      return judged(readers.read(named.get(), durationUs), durationUs);
    }
    try {
      Optional<Path> sidecar = sidecar(clip);
      if (sidecar.isPresent()) {
        return judged(readers.read(sidecar.get(), durationUs), durationUs);
      }
      if (hasSubtitles) {
        return judged(Transcript.ofCues(embedded.read(clip), durationUs, EMBEDDED), durationUs);
      }
    } catch (LacunaException e) {
      // Nobody asked for this transcript: the clip is analysed without it, and told why.
      return TranscriptLookup.unusable(e.sentence());
    }
    return TranscriptLookup.none(none(clip));
  }

  private String none(Path clip) {
    String stem = stem(String.valueOf(clip.getFileName()));
    return "No transcript: put " + stem + readers.endings() + " beside the clip.";
  }

  private static TranscriptLookup judged(Transcript transcript, long durationUs) {
    if (!transcript.words().isEmpty()) {
      return TranscriptLookup.found(transcript);
    }
    String source = transcript.source();
    if (!transcript.cues().isEmpty()) {
      return TranscriptLookup.unusable(
          "No transcript: " + source + " holds no spoken words, only notes or signs.");
    }
    return TranscriptLookup.unusable(
        durationUs > 0
            ? String.format(
                Locale.ROOT,
                "No transcript: nothing in %s falls within the clip's %.1f seconds; check that it"
                    + " belongs to this clip.",
                source,
                durationUs / 1e6)
            : "No transcript: " + source + " holds no text.");
  }

  private Optional<Path> sidecar(Path clip) {
    String stem = stem(String.valueOf(clip.getFileName()));
    Path folder = Optional.ofNullable(clip.toAbsolutePath().getParent()).orElse(clip);
    for (String extension : readers.preference()) {
      Path beside = folder.resolve(stem + "." + extension);
      if (isTranscript(beside) && !beside.equals(clip.toAbsolutePath())) {
        return Optional.of(beside);
      }
    }
    return otherSpelling(folder, stem);
  }

  private boolean isTranscript(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    if (!readers.mayBeElse(TranscriptReaders.extension(String.valueOf(file.getFileName())))) {
      return true;
    }
    try {
      return readers.recognises(file);
    } catch (LacunaException e) {
      // Nobody called this table a transcript: one that cannot be read is some other table.
      return false;
    }
  }

  /** {@code talk.SRT} and {@code talk.en.srt}; best first, then by name. */
  private Optional<Path> otherSpelling(Path folder, String stem) {
    List<Path> candidates = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder, e -> rank(e, stem) < Integer.MAX_VALUE)) {
      entries.forEach(candidates::add);
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that may be entered but not listed still gave its plainly named files above.
      return Optional.empty();
    }
    return candidates.stream()
        .sorted(Comparator.comparingInt((Path p) -> rank(p, stem)).thenComparing(Path::toString))
        .filter(this::isTranscript)
        .findFirst();
  }

  /** Smaller is better; {@code Integer.MAX_VALUE} is no transcript of this clip. */
  private int rank(Path file, String stem) {
    String name = String.valueOf(file.getFileName());
    List<String> formats =
        readers.preference().stream().map(e -> e.toLowerCase(Locale.ROOT)).toList();
    int format = formats.indexOf(TranscriptReaders.extension(name));
    if (format < 0 || !name.startsWith(stem)) {
      return Integer.MAX_VALUE;
    }
    String rest = stem(name).substring(Math.min(stem.length(), stem(name).length()));
    if (rest.isEmpty()) {
      return format;
    }
    Matcher language = LANGUAGE.matcher(rest.substring(1));
    if (rest.charAt(0) != '.' || !language.matches()) {
      return Integer.MAX_VALUE;
    }
    boolean english = language.group(1).toLowerCase(Locale.ROOT).matches("en|eng");
    return (english ? 100 : 200) + format;
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
