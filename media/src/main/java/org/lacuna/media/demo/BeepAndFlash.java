package org.lacuna.media.demo;

import java.nio.file.Path;
import java.util.Arrays;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.ffmpeg.write.FfmpegClipWriter;

/**
 * A clip to measure with how well picture and sound go together: every second the dark picture is
 * white for one picture and a tone of the same length begins at the same moment.
 */
public final class BeepAndFlash {

  /** From one flash to the next, microseconds; the first is one such time after the start. */
  public static final long EVERY_US = 1_000_000;

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int FPS = 25;
  private static final int RATE = 48_000;
  private static final double HZ = 1000;
  private static final double LOUD = 0.8;
  private static final byte DARK = 20;
  private static final byte WHITE = (byte) 235;

  private BeepAndFlash() {}

  /**
   * Writes the clip.
   *
   * @param out an mp4 file; an existing one is replaced
   * @param seconds of length
   * @throws LacunaException of kind MEDIA when the file cannot be written
   */
  public static void write(Path out, int seconds) throws LacunaException {
    byte[] picture = new byte[WIDTH * HEIGHT * 3];
    float[] sound = new float[RATE / FPS];
    try (FfmpegClipWriter writer = new FfmpegClipWriter(out, WIDTH, HEIGHT, FPS, RATE)) {
      for (int frame = 0; frame < seconds * FPS; frame++) {
        boolean now = frame > 0 && frame % FPS == 0;
        Arrays.fill(picture, now ? WHITE : DARK);
        for (int i = 0; i < sound.length; i++) {
          sound[i] = now ? (float) (LOUD * Math.sin(2 * Math.PI * HZ * i / RATE)) : 0;
        }
        writer.video(picture);
        writer.audio(sound);
      }
    }
  }
}
