package org.lacuna.media.decode.ffmpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.ffmpeg.write.FfmpegClipWriter;

/** Small clips with known content, made on the spot. */
public final class TestClips {

  public static final int WIDTH = 96;
  public static final int HEIGHT = 64;
  public static final int RATE = 44_100;
  public static final double TONE_HZ = 440;

  private TestClips() {}

  /** 25 pictures a second whose grey rises by 4 a picture, and a 440 Hz tone. */
  public static Path plain(Path folder, String name, int pictures) throws LacunaException {
    Path out = folder.resolve(name);
    try (FfmpegClipWriter writer = new FfmpegClipWriter(out, WIDTH, HEIGHT, 25, RATE)) {
      for (int i = 0; i < pictures; i++) {
        writer.video(grey(WIDTH, HEIGHT, grey(i)));
        writer.audio(tone(i * RATE / 25, RATE / 25));
      }
    }
    return out;
  }

  /** Grey of picture i of {@link #plain}. */
  public static int grey(int i) {
    return 20 + 4 * (i % 50);
  }

  /** Pictures at those times, without sound. */
  public static Path pictures(Path folder, String name, int width, int height, long... timesUs)
      throws LacunaException {
    Path out = folder.resolve(name);
    try (FfmpegClipWriter writer = new FfmpegClipWriter(out, width, height, 25, 0)) {
      for (long timeUs : timesUs) {
        writer.video(corner(width, height), timeUs);
      }
    }
    return out;
  }

  /** A tone without pictures. */
  public static Path sound(Path folder, String name, double seconds) throws LacunaException {
    Path out = folder.resolve(name);
    try (FfmpegClipWriter writer = new FfmpegClipWriter(out, 0, 0, 25, RATE)) {
      writer.audio(tone(0, (int) (seconds * RATE)));
    }
    return out;
  }

  /** One second of tone, nothing for a second, one second of tone; no pictures. */
  public static Path soundWithHole(Path folder, String name) throws LacunaException {
    Path out = folder.resolve(name);
    try (FfmpegClipWriter writer = new FfmpegClipWriter(out, 0, 0, 25, RATE)) {
      writer.audio(tone(0, RATE));
      writer.audioResumesAt(2_000_000);
      writer.audio(tone(0, RATE));
    }
    return out;
  }

  /** The first part of a file. */
  public static Path truncated(Path whole, String name, double share) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    Path out = whole.resolveSibling(name);
    return Files.write(out, Arrays.copyOf(bytes, (int) (bytes.length * share)));
  }

  /** A clip whose header asks for a clockwise turn when shown; the stored pictures stay. */
  public static Path rotated(Path clip, String name, int clockwise) throws IOException {
    byte[] bytes = Files.readAllBytes(clip);
    // Track header: four letters, version and flags, five words, two words, four half words.
    int matrix = indexOf(bytes, "tkhd") + 4 + 4 + 20 + 8 + 8;
    int sin = (int) Math.round(Math.sin(Math.toRadians(clockwise)));
    int cos = (int) Math.round(Math.cos(Math.toRadians(clockwise)));
    ByteBuffer view = ByteBuffer.wrap(bytes).position(matrix);
    view.putInt(cos << 16).putInt(sin << 16).putInt(0);
    view.putInt(-sin << 16).putInt(cos << 16).putInt(0);
    return Files.write(clip.resolveSibling(name), bytes);
  }

  /** A clip with noise in place of its sound packets. */
  public static Path withBrokenSound(Path clip, String name) throws Exception {
    byte[] bytes = Files.readAllBytes(clip);
    Random random = new Random(7);
    try (Container container = Container.open(clip)) {
      int sound = container.audio() == null ? -1 : container.audio().index();
      while (container.readPacket() >= 0) {
        if (container.packet().stream_index() == sound) {
          byte[] noise = new byte[container.packet().size()];
          random.nextBytes(noise);
          System.arraycopy(noise, 0, bytes, (int) container.packet().pos(), noise.length);
        }
      }
    }
    return Files.write(clip.resolveSibling(name), bytes);
  }

  /** A clip whose sound is in a coding that nobody knows. */
  public static Path withUnknownSound(Path clip, String name) throws IOException {
    byte[] bytes = Files.readAllBytes(clip);
    byte[] unknown = "zzzz".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(unknown, 0, bytes, indexOf(bytes, "mp4a"), unknown.length);
    // The coding is named a second time, in the decoder's descriptor.
    bytes[indexOf(bytes, "esds") + 21] = (byte) 0xfe;
    return Files.write(clip.resolveSibling(name), bytes);
  }

  /** A wav file with a cover picture in front, as music files have it. */
  public static Path soundWithCover(Path folder, String name) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "png", png);
    byte[] head = "\0image/png\0\3\0".getBytes(StandardCharsets.ISO_8859_1);
    int apic = head.length + png.size();
    ByteBuffer tag = ByteBuffer.allocate(20 + apic);
    tag.put("ID3\3\0\0".getBytes(StandardCharsets.ISO_8859_1));
    for (int shift = 21; shift >= 0; shift -= 7) {
      tag.put((byte) ((10 + apic) >> shift & 0x7f));
    }
    tag.put("APIC".getBytes(StandardCharsets.ISO_8859_1)).putInt(apic).putShort((short) 0);
    tag.put(head).put(png.toByteArray());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag.array());
    all.write(wav(tone(0, 16_000), 16_000));
    return Files.write(folder.resolve(name), all.toByteArray());
  }

  private static byte[] wav(float[] samples, int rate) {
    int bytes = samples.length * 2;
    ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (float sample : samples) {
      out.putShort((short) (sample * Short.MAX_VALUE));
    }
    return out.array();
  }

  private static int indexOf(byte[] bytes, String word) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
  }

  static byte[] grey(int width, int height, int level) {
    byte[] bgr = new byte[width * height * 3];
    Arrays.fill(bgr, (byte) level);
    return bgr;
  }

  /** Dark, with a white quarter in the upper left. */
  static byte[] corner(int width, int height) {
    byte[] bgr = grey(width, height, 30);
    for (int y = 0; y < height / 2; y++) {
      Arrays.fill(bgr, y * width * 3, y * width * 3 + width / 2 * 3, (byte) 230);
    }
    return bgr;
  }

  static float[] tone(int from, int count) {
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * TONE_HZ * (from + i) / RATE));
    }
    return samples;
  }
}
