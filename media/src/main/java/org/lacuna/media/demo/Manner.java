package org.lacuna.media.demo;

import org.lacuna.media.demo.voice.VoiceStyle;

/** How each emotion is spoken: pace, pitch and voice. */
enum Manner {
  NEUTRAL(0.45, 3.25, 196, 3.0, -2.0, 1.7, 0.10, new VoiceStyle(0.85, 0.60, 0.30, 3600)),
  HAPPY(0.35, 3.45, 238, 1.5, 1.5, 3.6, 0.10, new VoiceStyle(1.05, 0.56, 0.25, 5000)),
  SAD(0.25, 3.65, 172, 4.0, -2.0, 1.1, 0.14, new VoiceStyle(0.75, 0.70, 0.60, 2100)),
  ANGRY(0.35, 3.35, 224, 2.0, -4.0, 3.2, 0.065, new VoiceStyle(1.35, 0.46, 0.12, 7500));

  /** Start and end of the speech inside its slot, seconds. */
  final double from;

  final double to;

  /** Pitch: base in hertz, then semitones. */
  final double base;

  final double decline;
  final double last;
  final double accent;
  final double accentWidth;

  final VoiceStyle voice;

  Manner(
      double from,
      double to,
      double base,
      double decline,
      double last,
      double accent,
      double accentWidth,
      VoiceStyle voice) {
    this.from = from;
    this.to = to;
    this.base = base;
    this.decline = decline;
    this.last = last;
    this.accent = accent;
    this.accentWidth = accentWidth;
    this.voice = voice;
  }

  static Manner of(Emotion emotion) {
    return valueOf(emotion.name());
  }
}
