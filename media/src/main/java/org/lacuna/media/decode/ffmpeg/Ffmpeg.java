package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** What every call into FFmpeg needs: quiet logging, error codes as exceptions, exact times. */
public final class Ffmpeg {

  /** Beyond this, microseconds in a long overflow. */
  private static final double MOST_SECONDS = 9e12;

  private static final double MOST_PRODUCT = 4e18;

  static final int AGAIN = avutil.AVERROR_EAGAIN();

  private Ffmpeg() {}

  /**
   * Silences FFmpeg's own log, before anything is opened: complaints about damaged files belong
   * into results, not onto the console. May be called any number of times.
   */
  public static void quiet() {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
  }

  /** Passes a good result through and turns a bad one into an exception that says what failed. */
  public static int check(int result, String doing) throws IOException {
    if (result < 0) {
      throw new IOException("FFmpeg failed to " + doing + ": " + message(result));
    }
    return result;
  }

  static String message(int error) {
    byte[] text = new byte[128];
    avutil.av_strerror(error, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** A count of time base units as microseconds, to the nearest. */
  static long micros(long units, int num, int den) {
    double approximate = (double) units * num / den;
    if (Math.abs(approximate) > MOST_SECONDS || Math.abs((double) units * num) > MOST_PRODUCT) {
      // Only a damaged file has such stamps: a far away time does, and the cast cannot overflow.
      return (long) (approximate * 1e6);
    }
    long scaled = units * num;
    long seconds = Math.floorDiv(scaled, den);
    long rest = Math.floorMod(scaled, (long) den);
    return seconds * 1_000_000 + (rest * 1_000_000 + den / 2) / den;
  }

  static long micros(long units, AVRational base) {
    return micros(units, base.num(), base.den());
  }
}
