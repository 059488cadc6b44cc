package org.lacuna.app.bench;

import java.util.List;

/**
 * What was measured of the window.
 *
 * @param width of the window, units of the scene
 * @param height likewise
 * @param lanes how many were shown
 * @param clipSeconds length of the made-up clip
 * @param startMs from the start of the process until the window had drawn itself and took keys
 * @param frames by what was done, all together last
 */
public record WindowFigures(
    double width,
    double height,
    int lanes,
    double clipSeconds,
    double startMs,
    List<FrameTimes> frames) {

  public WindowFigures {
    frames = List.copyOf(frames);
  }
}
