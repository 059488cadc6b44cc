package org.lacuna.media.text;

import java.util.Optional;

/**
 * What looking for a clip's words came to: either a transcript with at least one word, or one plain
 * sentence why language is absent.
 *
 * @param transcript the transcript, empty when there is none
 * @param whyAbsent the sentence, empty when there is a transcript
 * @param exists whether there is a transcript, be it one that cannot be read or holds no word
 */
public record TranscriptLookup(
    Optional<Transcript> transcript, Optional<String> whyAbsent, boolean exists) {

  public TranscriptLookup {
    if (transcript.isPresent() == whyAbsent.isPresent() || (transcript.isPresent() && !exists)) {
      throw new IllegalArgumentException("either a transcript or a reason");
    }
  }

  static TranscriptLookup found(Transcript transcript) {
    return new TranscriptLookup(Optional.of(transcript), Optional.empty(), true);
  }

  static TranscriptLookup unusable(String why) {
    return new TranscriptLookup(Optional.empty(), Optional.of(why), true);
  }

  static TranscriptLookup none(String why) {
    return new TranscriptLookup(Optional.empty(), Optional.of(why), false);
  }
}
