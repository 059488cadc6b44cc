package org.lacuna.media.demo;

import org.lacuna.media.demo.voice.VoiceStyle;

/**
 * How an emotion is spoken: pace, pitch and voice.
 *
 * @param from start of the speech inside its slot, seconds
 * @param to end of the speech inside its slot, seconds
 * @param base middle of the pitch, hertz
 * @param decline semitones the pitch loses over the sentence
 * @param last semitones the pitch gains at the very end (negative falls)
 * @param accent height of the strongest accents, semitones
 * @param accentWidth length of an accent (standard deviation), seconds
 * @param voice quality of the voice
 */
record Manner(
    double from,
    double to,
    double base,
    double decline,
    double last,
    double accent,
    double accentWidth,
    VoiceStyle voice) {

  private static final Manner NEUTRAL =
      new Manner(0.45, 3.25, 196, 3.0, -2.0, 1.7, 0.10, new VoiceStyle(0.85, 0.60, 0.30, 3600));
  private static final Manner HAPPY =
      new Manner(0.35, 3.45, 238, 1.5, 1.5, 3.6, 0.10, new VoiceStyle(1.05, 0.56, 0.25, 5000));
  private static final Manner SAD =
      new Manner(0.25, 3.65, 172, 4.0, -2.0, 1.1, 0.14, new VoiceStyle(0.75, 0.70, 0.60, 2100));
  private static final Manner ANGRY =
      new Manner(0.35, 3.35, 224, 2.0, -4.0, 3.2, 0.065, new VoiceStyle(1.35, 0.46, 0.12, 7500));

  static Manner of(Emotion emotion) {
    return switch (emotion) {
      case NEUTRAL -> NEUTRAL;
      case HAPPY -> HAPPY;
      case SAD -> SAD;
      case ANGRY -> ANGRY;
    };
  }
}
