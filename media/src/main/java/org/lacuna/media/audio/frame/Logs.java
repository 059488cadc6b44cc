package org.lacuna.media.audio.frame;

/**
 * Logarithms of whole arrays by a series that the compiler turns into vector code: with {@code x =
 * 2^e m}, {@code ln m = 2 atanh((m - sqrt 2) / (m + sqrt 2)) + ln(2) / 2}, cut after the seventh
 * power. The error is below 1e-6 of a unit of {@code ln}.
 */
public final class Logs {

  private static final float ROOT_TWO = (float) Math.sqrt(2);
  private static final float LN_TWO = (float) Math.log(2);
  private static final float DECIBEL = (float) (10 / Math.log(10));

  private Logs() {}

  /**
   * Natural logarithms.
   *
   * @param x positive, normal numbers
   * @param n how many of them
   * @param into receives the logarithms; may be {@code x}
   */
  public static void natural(float[] x, int n, float[] into) {
    for (int k = 0; k < n; k++) {
      int bits = Float.floatToRawIntBits(x[k]);
      float exponent = (bits >> 23) - 127;
      float m = Float.intBitsToFloat((bits & 0x7fffff) | 0x3f800000);
      float s = (m - ROOT_TWO) / (m + ROOT_TWO);
      float s2 = s * s;
      float series = 2 * s * (1 + s2 * (1f / 3 + s2 * (1f / 5 + s2 * (1f / 7))));
      into[k] = (exponent + 0.5f) * LN_TWO + series;
    }
  }

  /** {@code 10 log10 x}, with the same arguments as {@link #natural}. */
  public static void decibel(float[] x, int n, float[] into) {
    natural(x, n, into);
    for (int k = 0; k < n; k++) {
      into[k] *= DECIBEL;
    }
  }
}
