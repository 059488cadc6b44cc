package org.lacuna.media.audio.tarsos;

import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.PitchDetectionResult;

/**
 * Fundamental frequency of one frame by TarsosDSP's FastYin: the YIN difference function (A. de
 * Cheveigne and H. Kawahara, "YIN, a fundamental frequency estimator for speech and music", JASA
 * 111, 2002, steps 2 to 5) computed by FFT. One instance serves one thread.
 */
public final class YinPitch {

  private final FastYin yin;
  private final int window;

  /**
   * @param sampleRate Hz
   * @param window samples in a frame; periods up to half of it can be found
   * @param threshold highest cumulative mean normalised difference that counts as periodic
   */
  public YinPitch(int sampleRate, int window, double threshold) {
    this.yin = new FastYin(sampleRate, window, threshold);
    this.window = window;
  }

  /**
   * @param frame exactly one window of samples; not changed
   * @return Hz, or NaN when no period is clear enough
   */
  public float hz(float[] frame) {
    if (frame.length != window) {
      throw new IllegalArgumentException("frame of " + frame.length + " for window " + window);
    }
    PitchDetectionResult result = yin.getPitch(frame);
    return result.isPitched() && result.getPitch() > 0 ? result.getPitch() : Float.NaN;
  }
}
