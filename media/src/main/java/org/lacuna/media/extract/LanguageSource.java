package org.lacuna.media.extract;

import java.util.List;
import java.util.Optional;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaInfo;

/** The port to the words of a clip and their vectors. Thread-safe. */
public interface LanguageSource {

  /**
   * Finds the words and embeds them.
   *
   * @param info the clip
   * @param options the transcript that the user names, and whether speech is listened to
   * @param durationUs length of the clip, microseconds
   * @param progress hears of listening, 0 to 1
   * @throws LacunaException of kind MEDIA when the named transcript cannot be read, of kind USAGE
   *     or MODEL when speech is wanted and its model cannot be used
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  Language read(
      MediaInfo info,
      ExtractOptions options,
      long durationUs,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException;

  /**
   * What was found.
   *
   * @param words in time order; empty when language is absent
   * @param vectors one row a word; empty when language is absent
   * @param origin where the words come from, for a person; empty when language is absent
   * @param whyAbsent one sentence when language is absent, otherwise empty
   */
  record Language(
      List<TimedWord> words,
      Optional<FeatureSequence> vectors,
      Optional<String> origin,
      Optional<String> whyAbsent) {

    public Language {
      words = List.copyOf(words);
    }

    public static Language found(List<TimedWord> words, FeatureSequence vectors, String origin) {
      return new Language(words, Optional.of(vectors), Optional.of(origin), Optional.empty());
    }

    public static Language absent(String why) {
      return new Language(List.of(), Optional.empty(), Optional.empty(), Optional.of(why));
    }
  }
}
