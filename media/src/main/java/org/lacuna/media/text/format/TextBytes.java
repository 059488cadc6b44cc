package org.lacuna.media.text.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Turns the bytes of a text file into text, whatever its encoding. */
public final class TextBytes {

  /** Largest share of control or undefined characters in something that is still called text. */
  private static final double DAMAGED = 0.02;

  /** Old subtitle files: holds all of Latin-1 that is printable. */
  private static final Charset WINDOWS_LATIN = Charset.forName("windows-1252");

  private static final Pattern XML_ENCODING =
      Pattern.compile(
          "\\s{0,100}<\\?xml[^>]{1,150}encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,40})");

  /** UTF-16 without a mark is recognised on this many bytes. */
  private static final int SAMPLE = 4096;

  private TextBytes() {}

  /**
   * Decodes and makes every line end {@code \n}.
   *
   * @throws LacunaException of kind MEDIA when it is not text
   */
  public static String decode(byte[] bytes, String name) throws LacunaException {
    String text = characters(bytes);
    if (looksBinary(text)) {
      throw new LacunaException(
          Kind.MEDIA,
          name + " is not a text file; give the transcript as text, such as an .srt file.");
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
      return new String(b, declared(b).orElse(WINDOWS_LATIN));
    }
  }

  /** The encoding that an XML file names in its first line, when Java knows it. */
  private static Optional<Charset> declared(byte[] b) {
    String head = new String(b, 0, Math.min(b.length, 200), StandardCharsets.ISO_8859_1);
    Matcher encoding = XML_ENCODING.matcher(head);
    try {
      return encoding.lookingAt()
          ? Optional.of(Charset.forName(encoding.group(1)))
          : Optional.empty();
    } catch (UnsupportedCharsetException unknown) {
      // The usual encoding is then the best guess, and shows at worst some wrong letters.
      return Optional.empty();
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
