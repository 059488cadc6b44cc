package org.lacuna.media.isolate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
      if (b != '\n') {
        if (line.size() < LONGEST) {
          line.write(b);
        }
        continue;
      }
      String text = line.toString(StandardCharsets.US_ASCII).strip();
      line.reset();
      if (!text.startsWith(MARK)) {
        continue;
      }
      try {
        return message(text);
      } catch (DamagedEntryException | IllegalArgumentException e) {
        // Something printed into the middle of a message. Its sender's next sign of life, or the
        // lack of one, tells what to do.
        continue;
      }
    }
  }

  private static Message message(String line) throws IOException {
    String[] words = line.split(" ");
    if (words.length != 3) {
      throw new DamagedEntryException(words.length + " words");
    }
    byte[] content = Base64.getDecoder().decode(words[2]);
    if (!sum(content).equals(words[1])) {
      throw new DamagedEntryException("checksum");
    }
    return MessageCodec.unpack(content);
  }
}
