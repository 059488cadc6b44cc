package org.lacuna.media.vision;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.demo.face.FacePose;
import org.lacuna.media.demo.face.FaceRenderer;

/** Frames of the drawn face, and of nothing, for tests. */
final class DrawnFrames {

  static final int WIDTH = 480;
  static final int HEIGHT = 270;

  private final FaceRenderer renderer = new FaceRenderer(WIDTH, HEIGHT);
  private final Map<FacePose, byte[]> drawn = new HashMap<>();

  /** The drawn face in that pose; one pose is drawn once. */
  VideoFrame face(FacePose pose, long timeUs) {
    return face(pose, timeUs, 0);
  }

  /** The drawn face moved to the right by that many pixels. */
  VideoFrame face(FacePose pose, long timeUs, int shift) {
    byte[] bgr = drawn.computeIfAbsent(pose, renderer::render);
    ByteBuffer buffer = ByteBuffer.allocateDirect(bgr.length);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int from = Math.max(0, Math.min(WIDTH - 1, x - shift));
        for (int c = 0; c < 3; c++) {
          buffer.put(3 * (y * WIDTH + x) + c, bgr[3 * (y * WIDTH + from) + c]);
        }
      }
    }
    return new VideoFrame(WIDTH, HEIGHT, 3 * WIDTH, buffer, timeUs);
  }

  /** Where the 468 points of the drawn face are, x and y a point. */
  float[] landmarks(FacePose pose) {
    return renderer.landmarks(pose);
  }

  /** A picture of grey slopes, without a face. */
  static VideoFrame nothing(long timeUs) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(3 * WIDTH * HEIGHT);
    for (int k = 0; k < buffer.capacity(); k++) {
      buffer.put(k, (byte) (k / 3 % WIDTH / 4 + 40));
    }
    return new VideoFrame(WIDTH, HEIGHT, 3 * WIDTH, buffer, timeUs);
  }

  static FacePose turned(double yaw, double pitch, double roll) {
    FacePose r = FacePose.REST;
    return new FacePose(r.mouth(), 0, 0, 0, 0, 0, 0, 0, 0, 0, yaw, pitch, roll, 0);
  }
}
