package org.lacuna.media.isolate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.lacuna.inference.store.DamagedEntryException;

/**
 * Messages over a pair of standard streams, a line each: a mark, a checksum, the message in base
 * 64. Native libraries also print to standard output, whatever Java does about it; a line that is
 * not a whole message with the right sum is theirs and is passed over. A line break goes before
 * every message, so that one never continues what a library left open.
 */
final class Wire {

  private static final String MARK = "#lacuna ";

  private static final int SUM_DIGITS = 8;

  /** No message is longer; what is longer without a line break is no message. */
  private static final int LONGEST = 1 << 20;

  private Wire() {}

  private static String sum(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return String.format("%08x", crc.getValue());
  }

  static void send(OutputStream out, Message message) throws IOException {
    byte[] content = MessageCodec.pack(message);
    String line =
        "\n" + MARK + sum(content) + " " + Base64.getEncoder().encodeToString(content) + "\n";
    synchronized (out) {
      out.write(line.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  /** The next message; {@link Message.Ended} at the end of the stream. */
  static Message receive(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int b = in.read();
      if (b < 0) {
        return new Message.Ended();
      }
      if (b == '\n') {
        Optional<Message> message = message(line.toString(StandardCharsets.US_ASCII).strip());
        if (message.isPresent()) {
          return message.get();
        }
        line.reset();
      } else if (line.size() < LONGEST) {
        line.write(b);
      }
    }
  }

  /** The message of a line; empty for what is none. */
  private static Optional<Message> message(String line) throws IOException {
    int sumEnd = MARK.length() + SUM_DIGITS;
    if (!line.startsWith(MARK) || line.length() <= sumEnd) {
      return Optional.empty();
    }
    try {
      byte[] content = Base64.getDecoder().decode(line.substring(sumEnd + 1));
      return sum(content).equals(line.substring(MARK.length(), sumEnd))
          ? Optional.of(MessageCodec.unpack(content))
          : Optional.empty();
    } catch (DamagedEntryException | IllegalArgumentException e) {
      // Something printed into the middle of a message. Its sender's next sign of life, or the
      // lack of one, tells what to do.
      return Optional.empty();
    }
  }
}
