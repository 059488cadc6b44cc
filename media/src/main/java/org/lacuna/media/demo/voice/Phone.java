package org.lacuna.media.demo.voice;

/**
 * The sounds of the script (ARPAbet), with what the synthesiser needs of each: formants of an adult
 * woman's voice (vowels after G. Peterson and H. Barney, 1952; consonants after D. Klatt, 1980).
 */
public enum Phone {
  // vowels: first and last target of F1, F2, F3
  IY(Kind.VOWEL, 115, 310, 2700, 3250),
  IH(Kind.VOWEL, 80, 440, 2350, 3000),
  EH(Kind.VOWEL, 95, 620, 2200, 2950),
  AE(Kind.VOWEL, 135, 820, 2000, 2850),
  AA(Kind.VOWEL, 135, 850, 1250, 2780),
  AO(Kind.VOWEL, 130, 620, 980, 2700),
  AH(Kind.VOWEL, 85, 720, 1420, 2780),
  AX(Kind.VOWEL, 55, 540, 1550, 2750),
  UH(Kind.VOWEL, 80, 470, 1200, 2680),
  UW(Kind.VOWEL, 120, 370, 1150, 2620),
  ER(Kind.VOWEL, 115, 500, 1550, 1950),
  EY(Kind.VOWEL, 140, 560, 2300, 2900, 390, 2650, 3150),
  AY(Kind.VOWEL, 165, 840, 1350, 2750, 430, 2350, 2950),
  OW(Kind.VOWEL, 150, 600, 1120, 2700, 420, 930, 2620),
  AW(Kind.VOWEL, 175, 860, 1450, 2750, 480, 1080, 2620),
  // sonorants
  M(Kind.NASAL, 75, 290, 1150, 2450),
  N(Kind.NASAL, 65, 290, 1800, 2750),
  NG(Kind.NASAL, 75, 290, 2350, 2850),
  L(Kind.GLIDE, 65, 370, 1200, 3000),
  R(Kind.GLIDE, 70, 370, 1300, 1850),
  W(Kind.GLIDE, 65, 330, 780, 2450),
  Y(Kind.GLIDE, 60, 290, 2600, 3200),
  HH(Kind.ASPIRATE, 60, 0, 0, 0),
  // fricatives: formant loci, then centre, width and level of the noise
  S(Kind.FRICATIVE, 105, 340, 1850, 2850, new Noise(7200, 2600, 1.0)),
  Z(Kind.VOICED_FRICATIVE, 80, 300, 1850, 2850, new Noise(7200, 2600, 0.55)),
  F(Kind.FRICATIVE, 95, 360, 1200, 2400, new Noise(6500, 6500, 0.26)),
  V(Kind.VOICED_FRICATIVE, 60, 300, 1200, 2400, new Noise(6000, 6500, 0.12)),
  TH(Kind.FRICATIVE, 90, 360, 1550, 2850, new Noise(6900, 5500, 0.24)),
  DH(Kind.VOICED_FRICATIVE, 48, 320, 1500, 2850, new Noise(6500, 5500, 0.10)),
  SH(Kind.FRICATIVE, 105, 360, 2000, 2750, new Noise(3600, 1900, 1.0)),
  // stops: closure, then the noise of the burst
  P(Kind.STOP, 85, 340, 1000, 2300, new Noise(1400, 2500, 0.45)),
  B(Kind.VOICED_STOP, 70, 260, 1000, 2300, new Noise(1100, 2000, 0.35)),
  T(Kind.STOP, 80, 340, 1950, 2950, new Noise(5800, 3200, 0.75)),
  D(Kind.VOICED_STOP, 60, 260, 1950, 2950, new Noise(5200, 3000, 0.5)),
  K(Kind.STOP, 85, 340, 2200, 2750, new Noise(2500, 1300, 0.75)),
  G(Kind.VOICED_STOP, 70, 260, 2200, 2750, new Noise(2300, 1300, 0.5)),
  CH(Kind.AFFRICATE, 120, 360, 2000, 2750, new Noise(3800, 2000, 0.95)),
  PAUSE(Kind.SILENCE, 160, 0, 0, 0);

  /** How a sound is made. */
  public enum Kind {
    VOWEL,
    NASAL,
    GLIDE,
    ASPIRATE,
    FRICATIVE,
    VOICED_FRICATIVE,
    STOP,
    VOICED_STOP,
    AFFRICATE,
    SILENCE
  }

  /**
   * Noise made at a narrowing of the mouth.
   *
   * @param centre hertz
   * @param width hertz
   * @param level 1 for the strongest
   */
  record Noise(double centre, double width, double level) {
    static final Noise SILENT = new Noise(4000, 2000, 0);
  }

  private final Kind kind;
  private final double milliseconds;
  private final double f1;
  private final double f2;
  private final double f3;
  private final double g1;
  private final double g2;
  private final double g3;
  private final double noiseCentre;
  private final double noiseWidth;
  private final double noiseLevel;

  Phone(Kind kind, double milliseconds, double f1, double f2, double f3) {
    this(kind, milliseconds, f1, f2, f3, f1, f2, f3, Noise.SILENT);
  }

  Phone(Kind kind, double milliseconds, double f1, double f2, double f3, Noise noise) {
    this(kind, milliseconds, f1, f2, f3, f1, f2, f3, noise);
  }

  Phone(Kind kind, double ms, double f1, double f2, double f3, double g1, double g2, double g3) {
    this(kind, ms, f1, f2, f3, g1, g2, g3, Noise.SILENT);
  }

  Phone(
      Kind kind,
      double milliseconds,
      double f1,
      double f2,
      double f3,
      double g1,
      double g2,
      double g3,
      Noise noise) {
    this.kind = kind;
    this.milliseconds = milliseconds;
    this.f1 = f1;
    this.f2 = f2;
    this.f3 = f3;
    this.g1 = g1;
    this.g2 = g2;
    this.g3 = g3;
    this.noiseCentre = noise.centre();
    this.noiseWidth = noise.width();
    this.noiseLevel = noise.level();
  }

  /** How the sound is made. */
  public Kind kind() {
    return kind;
  }

  /** Usual length at an ordinary pace. */
  public double milliseconds() {
    return milliseconds;
  }

  /** Whether the vocal folds swing throughout the sound. */
  public boolean voiced() {
    return switch (kind) {
      case VOWEL, NASAL, GLIDE, VOICED_FRICATIVE, VOICED_STOP -> true;
      case ASPIRATE, FRICATIVE, STOP, AFFRICATE, SILENCE -> false;
    };
  }

  /** Whether the sound has formants of its own; others take those of their neighbours. */
  boolean hasFormants() {
    return f1 > 0;
  }

  /** Formant {@code k} (0 to 2) at {@code part} (0 to 1) of the sound, hertz. */
  double formant(int k, double part) {
    double t = Math.min(1, Math.max(0, (part - 0.25) / 0.6));
    return switch (k) {
      case 0 -> f1 + (g1 - f1) * t;
      case 1 -> f2 + (g2 - f2) * t;
      case 2 -> f3 + (g3 - f3) * t;
      default -> throw new IllegalArgumentException("no formant " + k);
    };
  }

  Noise noise() {
    return new Noise(noiseCentre, noiseWidth, noiseLevel);
  }
}
