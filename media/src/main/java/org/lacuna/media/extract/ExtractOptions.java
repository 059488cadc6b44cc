package org.lacuna.media.extract;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is wanted of an extraction. Immutable.
 *
 * @param transcript a transcript that the user names; empty to look for one beside or in the clip
 * @param maxFps pictures are thinned by time stamp to at most so many a second, on average; 0 =
 *     every picture
 * @param speech what is done for the words
 */
public record ExtractOptions(Optional<Path> transcript, double maxFps, Speech speech) {

  /** Transcript beside or in the clip, at most 25 pictures a second, no speech recognition. */
  public static final ExtractOptions DEFAULT =
      new ExtractOptions(Optional.empty(), 25, Speech.TRANSCRIPT_ONLY);

  public ExtractOptions {
    if (!(maxFps >= 0) || maxFps > 1000) {
      throw new IllegalArgumentException("pictures a second: " + maxFps);
    }
  }

  /** The same with a transcript that the user names, or without one. */
  public ExtractOptions withTranscript(Optional<Path> named) {
    return new ExtractOptions(named, maxFps, speech);
  }

  public ExtractOptions withMaxFps(double fps) {
    return new ExtractOptions(transcript, fps, speech);
  }

  public ExtractOptions withSpeech(Speech wanted) {
    return new ExtractOptions(transcript, maxFps, wanted);
  }

  /**
   * How words are had from the sound.
   *
   * @param recognise whether speech is recognised where there is no transcript
   * @param align whether words of a transcript that have no time of their own are found in the
   *     sound
   * @param model folder or file of a speech model that the user names (Vosk or Whisper); empty =
   *     the built-in engine
   */
  public record Speech(boolean recognise, boolean align, Optional<Path> model) {
    /** Only what a transcript says. */
    public static final Speech TRANSCRIPT_ONLY = new Speech(false, false, Optional.empty());

    /** The built-in engine where there is no transcript. */
    public static final Speech BUILT_IN = new Speech(true, false, Optional.empty());
  }
}
