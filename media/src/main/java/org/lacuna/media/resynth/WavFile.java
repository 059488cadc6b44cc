package org.lacuna.media.resynth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.lacuna.inference.task.CancelToken;

/** Writes sound as an ordinary WAV file: one channel, signed 16 bit. */
public final class WavFile {

  private static final int HEADER = 44;
  private static final int BYTES = 2;
  private static final int CHUNK = 1 << 12;

  private WavFile() {}

  /**
   * Writes a sound from its start to its end, as it is made.
   *
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static void write(Resynthesis sound, OutputStream out, CancelToken cancel)
      throws IOException {
    out.write(header(sound.rate(), sound.frames()));
    sound.seek(0);
    byte[] stereo = new byte[CHUNK * Resynthesis.FRAME_BYTES];
    byte[] mono = new byte[CHUNK * BYTES];
    for (int n = sound.read(stereo); n >= 0; n = sound.read(stereo)) {
      cancel.check();
      ByteBuffer from = ByteBuffer.wrap(stereo).order(ByteOrder.nativeOrder());
      ByteBuffer to = ByteBuffer.wrap(mono).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < n; i += Resynthesis.FRAME_BYTES) {
        to.putShort(from.getShort(i));
      }
      out.write(mono, 0, to.position());
    }
  }

  private static byte[] header(int rate, long frames) {
    int data = Math.toIntExact(Math.min(frames * BYTES, Integer.MAX_VALUE - HEADER));
    ByteBuffer h = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    h.put(ascii("RIFF")).putInt(HEADER - 8 + data).put(ascii("WAVE"));
    h.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    h.putInt(rate).putInt(rate * BYTES).putShort((short) BYTES).putShort((short) (8 * BYTES));
    h.put(ascii("data")).putInt(data);
    return h.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
