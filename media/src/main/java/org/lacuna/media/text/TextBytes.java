package org.lacuna.media.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Turns the bytes of a text file into text, whatever its encoding. */
final class TextBytes {

  /** Largest share of control or undefined characters in something that is still called text. */
  private static final double DAMAGED = 0.02;

  /** UTF-16 without a mark is recognised on this many bytes. */
  private static final int SAMPLE = 4096;

  private TextBytes() {}

  /**
   * Decodes and makes every line end {@code \n}.
   *
   * @throws LacunaException of kind MEDIA when it is not text
   */
  static String decode(byte[] bytes, String name) throws LacunaException {
    String text = characters(bytes);
    if (looksBinary(text)) {
      throw new LacunaException(
          Kind.MEDIA, name + " is not a text file; give the transcript as .srt, .vtt or .txt.");
    }
    return text.replace("\r\n", "\n").replace('\r', '\n').replace('\u0085', '\n');
  }

  private static String characters(byte[] b) {
    if (startsWith(b, 0xEF, 0xBB, 0xBF)) {
      return new String(b, 3, b.length - 3, StandardCharsets.UTF_8);
    }
    if (startsWith(b, 0xFF, 0xFE)) {
      return new String(b, 2, b.length - 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(b, 0xFE, 0xFF)) {
      return new String(b, 2, b.length - 2, StandardCharsets.UTF_16BE);
    }
    // Latin text in UTF-16 has a zero in every second byte.
    double even = zeros(b, 0);
    double odd = zeros(b, 1);
    if (odd > 0.4 && even < 0.1) {
      return new String(b, StandardCharsets.UTF_16LE);
    }
    if (even > 0.4 && odd < 0.1) {
      return new String(b, StandardCharsets.UTF_16BE);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(b)).toString();
    } catch (CharacterCodingException notUtf8) {
      // Old subtitle files: Windows-1252 holds all of Latin-1 that is printable.
      return new String(b, Charset.forName("windows-1252"));
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Share of zeros among the even or the odd bytes. */
  private static double zeros(byte[] bytes, int parity) {
    int end = Math.min(bytes.length, SAMPLE);
    int zeros = 0;
    int all = 0;
    for (int i = parity; i < end; i += 2) {
      zeros += bytes[i] == 0 ? 1 : 0;
      all++;
    }
    return all == 0 ? 0 : (double) zeros / all;
  }

  private static boolean looksBinary(String text) {
    long odd = text.chars().filter(TextBytes::isNotText).count();
    return text.indexOf('\0') >= 0 || odd > DAMAGED * text.length();
  }

  private static boolean isNotText(int c) {
    boolean space = c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0x85;
    return c == 0xFFFD || (Character.isISOControl(c) && !space);
  }
}
