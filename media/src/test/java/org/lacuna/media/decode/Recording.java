package org.lacuna.media.decode;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps what the tests look at. */
public final class Recording implements MediaSink {

  /** What is kept of a picture: its place, and the grey at a few places. */
  record Picture(long timeUs, int width, int height, int[] quarters, int middle) {}

  final List<Picture> pictures = new ArrayList<>();
  final List<Long> blockTimes = new ArrayList<>();
  final List<Long> gapStarts = new ArrayList<>();
  final List<Long> gapEnds = new ArrayList<>();
  final List<Float> samples = new ArrayList<>();
  private long soundEndUs = -1;

  @Override
  public void video(VideoFrame frame) {
    int w = frame.width();
    int h = frame.height();
    int[] quarters = {
      green(frame, w / 4, h / 4),
      green(frame, 3 * w / 4, h / 4),
      green(frame, w / 4, 3 * h / 4),
      green(frame, 3 * w / 4, 3 * h / 4)
    };
    pictures.add(new Picture(frame.timeUs(), w, h, quarters, green(frame, w / 2, h / 2)));
  }

  private static int green(VideoFrame frame, int x, int y) {
    return frame.bgr().get(y * frame.stride() + 3 * x + 1) & 0xff;
  }

  @Override
  public void audio(AudioBlock block) {
    FloatBuffer values = block.samples();
    if (soundEndUs >= 0 && Math.abs(block.timeUs() - soundEndUs) > 1) {
      gapStarts.add(soundEndUs);
      gapEnds.add(block.timeUs());
    }
    blockTimes.add(block.timeUs());
    soundEndUs = block.timeUs() + Math.round(values.remaining() * 1e6 / block.sampleRate());
    while (values.hasRemaining()) {
      samples.add(values.get());
    }
  }

  List<Long> pictureTimes() {
    return pictures.stream().map(Picture::timeUs).toList();
  }

  /** Upward zero crossings a second between two times, for sound without gaps from 0 on. */
  double pitch(int rate, double fromSeconds, double toSeconds) {
    int count = 0;
    for (int i = (int) (fromSeconds * rate) + 1; i < toSeconds * rate; i++) {
      if (samples.get(i - 1) < 0 && samples.get(i) >= 0) {
        count++;
      }
    }
    return count / (toSeconds - fromSeconds);
  }

  /** Greatest distance from 0 between two times, for sound without gaps from 0 on. */
  double loudest(int rate, double fromSeconds, double toSeconds) {
    return samples.subList((int) (fromSeconds * rate), (int) (toSeconds * rate)).stream()
        .mapToDouble(Math::abs)
        .max()
        .orElse(0);
  }
}
