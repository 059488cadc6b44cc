package org.lacuna.media.text.speech;

/** Samples as the 16 bit numbers that speech engines read. */
public final class Pcm {

  private Pcm() {}

  /** What exceeds full scale is clipped; NaN becomes silence. */
  public static short[] of(float[] samples) {
    short[] pcm = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      pcm[i] = (short) Math.round(Math.max(-1, Math.min(1, samples[i])) * 32_767);
    }
    return pcm;
  }

  /** The same as bytes, little endian. */
  public static byte[] bytes(float[] samples) {
    short[] pcm = of(samples);
    byte[] bytes = new byte[pcm.length * 2];
    for (int i = 0; i < pcm.length; i++) {
      bytes[2 * i] = (byte) pcm[i];
      bytes[2 * i + 1] = (byte) (pcm[i] >> 8);
    }
    return bytes;
  }
}
