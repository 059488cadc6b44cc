package org.lacuna.media.audio.spectral;

import java.util.List;
import org.lacuna.inference.signal.Feature;
import org.lacuna.media.audio.frame.Descriptor;
import org.lacuna.media.audio.frame.Frame;

/**
 * How often the sound changes its sign in the 20 ms window, its mean removed: crossings a second.
 */
public final class ZeroCrossingDescriptor implements Descriptor {

  @Override
  public List<Feature> features() {
    return List.of(
        new Feature("zero_crossing_rate", "Hz", "How often a second the sound changes its sign."));
  }

  @Override
  public void measure(Frame frame, float[] row, int at) {
    float[] x = frame.narrow();
    int crossings = 0;
    for (int i = 1; i < x.length; i++) {
      crossings += (x[i - 1] < 0) != (x[i] < 0) ? 1 : 0;
    }
    row[at] = (float) crossings * frame.sampleRate() / (x.length - 1);
  }
}
