package org.lacuna.media.play;

import java.nio.ByteOrder;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.lacuna.media.decode.SoundReader;

/** The default output of the machine through Java Sound. */
public final class JavaSoundDevice implements SoundDevice {

  /** The line holds a fifth of a second. */
  private static final int BUFFERS_PER_SECOND = 5;

  @Override
  public Optional<SoundLine> open(int rate) {
    boolean bigEndian = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
    AudioFormat format = new AudioFormat(rate, 16, 2, true, bigEndian);
    try {
      SourceDataLine line = AudioSystem.getSourceDataLine(format);
      line.open(format, rate / BUFFERS_PER_SECOND * SoundReader.FRAME_BYTES);
      return Optional.of(new Line(line));
    } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
      // Java Sound says with an IllegalArgumentException that no device takes the format. A clip
      // without sound is still worth watching, and the caller knows from the empty result.
      return Optional.empty();
    }
  }

  private record Line(SourceDataLine line) implements SoundLine {

    @Override
    public int room() {
      return line.available();
    }

    @Override
    public void write(byte[] sound, int from, int bytes) {
      line.write(sound, from, bytes);
    }

    @Override
    public void start() {
      line.start();
    }

    @Override
    public void stop() {
      line.stop();
    }

    @Override
    public void flush() {
      line.flush();
    }

    @Override
    public long framesHeard() {
      return line.getLongFramePosition();
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
