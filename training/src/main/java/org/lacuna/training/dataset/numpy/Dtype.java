package org.lacuna.training.dataset.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The element type of an array: a NumPy type letter, bytes an element, byte order.
 *
 * @param letter one of {@code f i u b U S O}
 * @param size bytes an element; 0 for objects and for empty text
 * @see <a href="https://numpy.org/doc/stable/reference/arrays.interface.html">type strings</a>
 */
public record Dtype(char letter, int size, ByteOrder order) {

  private static final Pattern NAME = Pattern.compile("([<>|=]?)([fiubUSaO?])(\\d{0,9})");
  private static final int UTF32 = 4;

  /** The type of that name, for example {@code <f4}, {@code |b1}, {@code U12}; empty if unknown. */
  public static Optional<Dtype> of(String name) {
    Matcher m = NAME.matcher(name);
    if (!m.matches()) {
      return Optional.empty();
    }
    ByteOrder order = ">".equals(m.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int count = m.group(3).isEmpty() ? -1 : Integer.parseInt(m.group(3));
    return switch (m.group(2).charAt(0)) {
      case 'f' -> sized('f', count, order, count == 2 || count == 4 || count == 8);
      case 'i' -> sized('i', count, order, isIntegerSize(count));
      case 'u' -> sized('u', count, order, isIntegerSize(count));
      case 'b' -> sized('b', count, order, count == 1);
      case '?' -> sized('b', 1, order, count < 0);
      case 'U' -> sized('U', Math.max(0, count) * UTF32, order, count <= Integer.MAX_VALUE / UTF32);
      case 'S', 'a' -> sized('S', Math.max(0, count), order, true);
      case 'O' -> sized('O', 0, order, true);
      default -> Optional.empty();
    };
  }

  private static boolean isIntegerSize(int count) {
    return count == 1 || count == 2 || count == 4 || count == 8;
  }

  private static Optional<Dtype> sized(char letter, int size, ByteOrder order, boolean known) {
    return known ? Optional.of(new Dtype(letter, size, order)) : Optional.empty();
  }

  /** The same type with its bytes in another order. */
  public Dtype with(ByteOrder other) {
    return new Dtype(letter, size, other);
  }

  /** Whether {@link #number} can be asked. */
  public boolean isNumeric() {
    return letter == 'f' || letter == 'i' || letter == 'u' || letter == 'b';
  }

  /** The number that starts at byte {@code at} of a buffer in this type's order. */
  double number(ByteBuffer bytes, int at) {
    return switch (letter) {
      case 'f' ->
          size == 4
              ? bytes.getFloat(at)
              : size == 8 ? bytes.getDouble(at) : half(bytes.getShort(at));
      case 'i' -> signed(bytes, at);
      case 'u' -> unsigned(bytes, at);
      case 'b' -> bytes.get(at) == 0 ? 0 : 1;
      default -> throw new IllegalStateException("no number in type " + letter);
    };
  }

  private double signed(ByteBuffer bytes, int at) {
    return switch (size) {
      case 1 -> bytes.get(at);
      case 2 -> bytes.getShort(at);
      case 4 -> bytes.getInt(at);
      default -> bytes.getLong(at);
    };
  }

  private double unsigned(ByteBuffer bytes, int at) {
    return switch (size) {
      case 1 -> Byte.toUnsignedInt(bytes.get(at));
      case 2 -> Short.toUnsignedInt(bytes.getShort(at));
      case 4 -> Integer.toUnsignedLong(bytes.getInt(at));
      default -> {
        long v = bytes.getLong(at);
        yield v >= 0 ? v : v + 0x1p64;
      }
    };
  }

  /** IEEE 754 binary16. */
  private static double half(short bits) {
    int exponent = bits >> 10 & 31;
    int fraction = bits & 1023;
    double v;
    if (exponent == 0) {
      v = fraction * 0x1p-24;
    } else if (exponent == 31) {
      v = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else {
      v = Math.scalb(1024.0 + fraction, exponent - 25);
    }
    return bits < 0 ? -v : v;
  }

  /** The text of one element: UTF-32 for U, UTF-8 for S, without the zeros that fill it up. */
  String text(byte[] element) {
    return letter == 'S' ? utf8(element) : utf32(element);
  }

  private static String utf8(byte[] element) {
    int n = element.length;
    while (n > 0 && element[n - 1] == 0) {
      n--;
    }
    return new String(element, 0, n, StandardCharsets.UTF_8);
  }

  private String utf32(byte[] element) {
    ByteBuffer bytes = ByteBuffer.wrap(element).order(order);
    StringBuilder text = new StringBuilder();
    while (bytes.remaining() >= UTF32) {
      int point = bytes.getInt();
      if (point == 0) {
        break;
      }
      text.appendCodePoint(Character.isValidCodePoint(point) ? point : 0xfffd);
    }
    return text.toString();
  }
}
