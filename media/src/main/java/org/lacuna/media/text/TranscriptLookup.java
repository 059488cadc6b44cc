package org.lacuna.media.text;

import java.util.Optional;

/**
 * What looking for a clip's transcript came to: either a transcript with at least one word, or one
 * plain sentence why language is absent.
 *
 * @param transcript the transcript, empty when there is none
 * @param whyAbsent the sentence, empty when there is a transcript
 */
public record TranscriptLookup(Optional<Transcript> transcript, Optional<String> whyAbsent) {

  public TranscriptLookup {
    if (transcript.isPresent() == whyAbsent.isPresent()) {
      throw new IllegalArgumentException("either a transcript or a reason");
    }
  }

  static TranscriptLookup found(Transcript transcript) {
    return new TranscriptLookup(Optional.of(transcript), Optional.empty());
  }

  static TranscriptLookup absent(String why) {
    return new TranscriptLookup(Optional.empty(), Optional.of(why));
  }
}
