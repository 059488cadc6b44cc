package org.lacuna.media.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.store.DamagedEntryException;
import org.lacuna.inference.store.EntryStore;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.Extraction.Timing;
import org.lacuna.media.extract.LanguageSource.Language;
import org.lacuna.media.store.ClipKeys.Keys;

/**
 * Finds what was extracted before, and extracts what is missing. A second look at the same clip
 * decodes nothing; with another transcript only the words are found again. Damaged entries are
 * removed and made again. Where the cache cannot be used at all (no room, no rights) the clip is
 * extracted without it. Thread-safe.
 */
public final class StoredExtractor implements ClipExtractor {

  private final ClipParts parts;
  private final EntryStore store;
  private final ClipKeys keys;
  private final ClipExtractor without;

  /**
   * @param parts makes what is missing
   * @param without extracts a clip whose parts cannot be stored
   */
  public StoredExtractor(ClipParts parts, EntryStore store, ClipKeys keys, ClipExtractor without) {
    this.parts = parts;
    this.store = store;
    this.keys = keys;
    this.without = without;
  }

  /** Whether a look at that clip would probably find everything; no entry is opened. */
  public boolean knows(Path file, ExtractOptions options) {
    try {
      Keys names = keys.of(file, options, new CancelToken());
      return store.find(names.media()).isPresent() && store.find(names.words()).isPresent();
    } catch (IOException e) {
      // A file that cannot be read is not known.
      return false;
    }
  }

  @Override
  public Extraction extract(
      Path file, ExtractOptions options, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    long began = System.nanoTime();
    Path mediaPlace;
    Path wordsPlace;
    Keys names;
    try {
      names = keys.of(file, options, cancel);
      mediaPlace = store.place(names.media());
      wordsPlace = store.place(names.words());
    } catch (IOException e) {
      // Not to be read or no place to keep it: extracting says what is wrong with the clip, if
      // anything is.
      return without.extract(file, options, cancel, progress);
    }
    Optional<MediaPart> media = find(names.media(), MediaPart::read).filter(m -> named(m, file));
    Optional<WordsPart> words = find(names.words(), WordsPart::read);
    Optional<Timing> timing = Optional.empty();
    if (media.isEmpty()) {
      parts.extract(file, options, mediaPlace, wordsPlace, cancel, progress);
      media = find(names.media(), MediaPart::read);
      words = find(names.words(), WordsPart::read);
      timing = media.map(MediaPart::timing);
      trim();
    } else if (words.isEmpty()) {
      parts.words(file, options, media.get().durationUs(), wordsPlace, cancel, progress);
      words = find(names.words(), WordsPart::read);
      trim();
    }
    if (media.isEmpty() || words.isEmpty()) {
      // Removed between writing and reading, by another process or for want of room.
      return without.extract(file, options, cancel, progress);
    }
    progress.progress(1, "Done");
    Language language = words.get().language();
    Timing now = timing.orElseGet(() -> new Timing(0, Map.of(), System.nanoTime() - began));
    return media.get().with(language, file, now);
  }

  /** A sentence about damage names the clip; one of another name is no use then. */
  private static boolean named(MediaPart media, Path file) {
    return media.damage().isEmpty()
        || String.valueOf(media.info().file().getFileName())
            .equals(String.valueOf(file.getFileName()));
  }

  private interface Reader<T> {
    T read(Path entry) throws IOException;
  }

  private <T> Optional<T> find(String name, Reader<T> reader) {
    Optional<Path> entry = store.find(name);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.read(entry.get()));
    } catch (DamagedEntryException e) {
      store.drop(entry.get());
      return Optional.empty();
    } catch (IOException e) {
      // Gone a moment ago, or not to be read by this user: as good as not there.
      return Optional.empty();
    }
  }

  private void trim() {
    try {
      store.trim();
    } catch (IOException e) {
      // A folder that cannot be listed now is tidied after the next clip.
      return;
    }
  }
}
