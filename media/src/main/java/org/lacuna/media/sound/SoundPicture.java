package org.lacuna.media.sound;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sound track looks like. No model reads it; it is there for the eye.
 *
 * @param outline lowest and highest sample over time
 * @param spectrum log-mel spectrum over time
 */
public record SoundPicture(WaveformSummary outline, LogMel spectrum) {

  /**
   * The picture as bytes: number of levels, each with the length and number of its cells and three
   * numbers a cell, then the cells of the spectrum.
   */
  public byte[] toBytes() {
    int size = Integer.BYTES;
    for (WaveformSummary.Level level : outline.levels()) {
      size += Long.BYTES + Integer.BYTES + 3 * Float.BYTES * level.cells();
    }
    byte[] cells = spectrum.cells();
    ByteBuffer out = ByteBuffer.allocate(size + cells.length);
    out.putInt(outline.levels().size());
    for (WaveformSummary.Level level : outline.levels()) {
      out.putLong(level.cellUs()).putInt(level.cells());
      for (float[] values : List.of(level.min(), level.max(), level.rms())) {
        out.asFloatBuffer().put(values);
        out.position(out.position() + Float.BYTES * values.length);
      }
    }
    return out.put(cells).array();
  }

  /**
   * The picture that {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException when the bytes are no such picture
   */
  public static SoundPicture of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int count = in.remaining() < Integer.BYTES ? 0 : in.getInt();
    List<WaveformSummary.Level> levels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      require(in.remaining() >= Long.BYTES + Integer.BYTES);
      long cellUs = in.getLong();
      int cells = in.getInt();
      require(cellUs > 0 && cells >= 0 && in.remaining() >= 3L * Float.BYTES * cells);
      levels.add(
          new WaveformSummary.Level(
              cellUs, floats(in, cells), floats(in, cells), floats(in, cells)));
    }
    require(!levels.isEmpty() && in.remaining() % LogMel.BANDS == 0);
    byte[] spectrum = new byte[in.remaining()];
    in.get(spectrum);
    return new SoundPicture(new WaveformSummary(levels), new LogMel(spectrum));
  }

  private static float[] floats(ByteBuffer in, int count) {
    float[] values = new float[count];
    in.asFloatBuffer().get(values);
    in.position(in.position() + Float.BYTES * count);
    return values;
  }

  private static void require(boolean fits) {
    if (!fits) {
      throw new IllegalArgumentException("not the picture of a sound");
    }
  }
}
