package org.lacuna.media.vision;

import java.util.Arrays;
import java.util.Optional;
import org.lacuna.media.extract.FaceTrack;

/** Collects the analysed face for the overlay, one entry a frame. Not thread-safe. */
final class FaceTrackBuilder {

  private static final int MESH = 2 * Mesh.POINTS;

  private int frames;
  private long[] timeUs = new long[64];
  private float[] box = new float[4 * 64];
  private short[] mesh = new short[MESH * 64];

  void add(long us, Optional<Mesh> face) {
    if (frames == timeUs.length) {
      int capacity = frames + (frames >> 1);
      timeUs = Arrays.copyOf(timeUs, capacity);
      box = Arrays.copyOf(box, 4 * capacity);
      mesh = Arrays.copyOf(mesh, MESH * capacity);
    }
    timeUs[frames] = us;
    if (face.isEmpty()) {
      Arrays.fill(box, 4 * frames, 4 * frames + 4, Float.NaN);
    } else {
      put(face.get());
    }
    frames++;
  }

  private void put(Mesh face) {
    Box b = face.box();
    box[4 * frames] = (float) b.x();
    box[4 * frames + 1] = (float) b.y();
    box[4 * frames + 2] = (float) b.width();
    box[4 * frames + 3] = (float) b.height();
    for (int k = 0; k < Mesh.POINTS; k++) {
      mesh[MESH * frames + 2 * k] = quantised(face.x(k));
      mesh[MESH * frames + 2 * k + 1] = quantised(face.y(k));
    }
  }

  private static short quantised(double pixels) {
    long units = Math.round(pixels * FaceTrack.UNITS_PER_PIXEL);
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, units));
  }

  FaceTrack build() {
    return new FaceTrack(
        Arrays.copyOf(timeUs, frames),
        Arrays.copyOf(box, 4 * frames),
        Arrays.copyOf(mesh, MESH * frames));
  }
}
