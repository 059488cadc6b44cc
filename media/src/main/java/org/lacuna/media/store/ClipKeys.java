package org.lacuna.media.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.media.extract.ExtractOptions;

/**
 * Names for the parts of a clip: equal names mean equal content. The name of the media part is made
 * of the content of the file, the extractors with versions and parameters, and the options that
 * change numbers. That of the words part also holds every file that could be its transcript.
 * Thread-safe.
 */
public final class ClipKeys {

  private final ContentHashes hashes;
  private final List<FeatureSpec> media;
  private final FeatureSpec words;
  private final Set<String> transcripts;
  private final String speech;

  /**
   * @param media what the extractors of pictures and sound measure
   * @param words what the words are turned into
   * @param transcripts endings of transcript files, lower case, without a dot
   * @param speech names the built-in speech engine and its version: another one hears other words
   */
  public ClipKeys(
      ContentHashes hashes,
      List<FeatureSpec> media,
      FeatureSpec words,
      Set<String> transcripts,
      String speech) {
    this.hashes = hashes;
    this.media = List.copyOf(media);
    this.words = words;
    this.transcripts = Set.copyOf(transcripts);
    this.speech = speech;
  }

  /**
   * The names of the entries of one clip.
   *
   * @param media name of the media part
   * @param words name of the words part
   */
  record Keys(String media, String words) {}

  /**
   * @throws IOException when the clip, or a transcript that is named, cannot be read
   */
  Keys of(Path file, ExtractOptions options, CancelToken cancel) throws IOException {
    StringBuilder what = new StringBuilder("media " + MediaPart.VERSION + "\n");
    what.append(hashes.of(file, cancel)).append('\n');
    // FFmpeg tells some kinds of file apart by their ending alone.
    what.append(ending(file)).append('\n').append(options.maxFps()).append('\n');
    media.forEach(spec -> append(what, spec));
    String mediaKey = ContentHashes.sha256(what.toString());

    StringBuilder said = new StringBuilder("words " + WordsPart.VERSION + "\n");
    // The clip's name stands in sentences ("put demo.srt beside the clip") and finds transcripts.
    said.append(mediaKey).append('\n').append(name(file)).append('\n');
    append(said, words);
    for (Path transcript : possible(file, options)) {
      said.append(name(transcript)).append(' ').append(hashes.of(transcript, cancel)).append('\n');
    }
    said.append(options.speech().recognise()).append(options.speech().align()).append('\n');
    said.append(speech).append('\n');
    if (options.speech().model().isPresent()) {
      said.append(listing(options.speech().model().get()));
    }
    return new Keys(mediaKey + ".media", ContentHashes.sha256(said.toString()) + ".words");
  }

  private static void append(StringBuilder what, FeatureSpec spec) {
    what.append(spec.extractorId()).append(' ').append(spec.extractorVersion());
    what.append(' ').append(spec.parameters()).append(' ').append(spec.dim()).append('\n');
  }

  /**
   * The transcript that is named, or everything beside the clip that could be one. Which of those
   * is taken is the finder's business; any change among them makes a new name.
   */
  private List<Path> possible(Path file, ExtractOptions options) throws IOException {
    if (options.transcript().isPresent()) {
      return List.of(options.transcript().get());
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return List.of();
    }
    String name = name(file);
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> beside =
        Files.newDirectoryStream(
            folder,
            f ->
                name(f).startsWith(stem)
                    && !name(f).equals(name)
                    && transcripts.contains(ending(f))
                    && Files.isReadable(f)
                    && Files.isRegularFile(f))) {
      beside.forEach(all::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(all);
    return all;
  }

  /** A speech model is too large to read through for every clip: names, sizes and times tell. */
  private static String listing(Path model) throws IOException {
    try (Stream<Path> files = Files.walk(model)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.sorted().toList()) {
        BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
        all.append(file).append(' ').append(a.size()).append(' ');
        all.append(a.lastModifiedTime().toMillis()).append('\n');
      }
      return all.toString();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String ending(Path file) {
    String name = name(file);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
