package org.lacuna.media.play;

import java.util.Optional;

/** The port to the machine's sound output. */
@FunctionalInterface
public interface SoundDevice {

  /**
   * Opens a line for two channels of signed 16 bit in the machine's byte order.
   *
   * @param rate frames a second
   * @return empty when there is no device or it does not take that rate
   */
  Optional<SoundLine> open(int rate);

  /** A device that is not there: clips play without sound. */
  static SoundDevice none() {
    return rate -> Optional.empty();
  }
}
