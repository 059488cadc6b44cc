package org.lacuna.app.boot;

import java.util.Arrays;
import java.util.Random;

/** Damages files; the same seed does the same damage. */
final class Mutator {

  private static final int[] LIES = {
    0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x10000, 0x01000000, 0x7fff0000
  };

  private static final int WAYS = 8;

  private Mutator() {}

  static byte[] damage(byte[] clip, long seed) {
    Random random = new Random(seed);
    byte[] out = clip.clone();
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      out = once(out, random, (int) ((seed + i) % WAYS));
    }
    return out;
  }

  private static byte[] once(byte[] in, Random random, int way) {
    if (in.length < 16) {
      return in;
    }
    int length = 1 + random.nextInt(Math.min(4096, in.length / 2));
    int from = random.nextInt(in.length - length);
    int other = random.nextInt(in.length - length);
    byte[] out = in.clone();
    switch (way) {
      case 0 -> flip(out, random, 0, out.length, 1 + random.nextInt(200));
      case 1 -> flip(out, random, 0, Math.min(out.length, 1024), 1 + random.nextInt(20));
      case 2 -> {
        return Arrays.copyOf(in, random.nextInt(in.length));
      }
      case 3 -> Arrays.fill(out, from, from + length, (byte) 0);
      case 4 -> {
        System.arraycopy(in, from, out, other, length);
        System.arraycopy(in, other, out, from, length);
      }
      case 5 -> lie(out, random, Math.min(out.length - 4, 2048), 1 + random.nextInt(4));
      case 6 -> lie(out, random, out.length - 4, 1 + random.nextInt(16));
      default -> {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, out, from, length);
      }
    }
    return out;
  }

  private static void flip(byte[] out, Random random, int from, int to, int bits) {
    for (int i = 0; i < bits; i++) {
      out[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(8));
    }
  }

  /** Sizes and counts that are not true, in either byte order. */
  private static void lie(byte[] out, Random random, int within, int lies) {
    for (int i = 0; i < lies; i++) {
      int at = random.nextInt(Math.max(1, within));
      int lie = LIES[random.nextInt(LIES.length)];
      boolean big = random.nextBoolean();
      for (int k = 0; k < 4; k++) {
        out[at + k] = (byte) (lie >> (8 * (big ? 3 - k : k)));
      }
    }
  }
}
