package org.lacuna.media.demo.voice;

/**
 * One sound of an utterance.
 *
 * @param phone which sound
 * @param start seconds
 * @param end seconds, exclusive
 * @param stress 0 unstressed, 1 stressed, 2 the most important of its sentence
 */
public record PhoneSpan(Phone phone, double start, double end, int stress) {

  /** Where {@code time} lies in the sound: 0 at its start, 1 at its end. */
  public double part(double time) {
    return (time - start) / (end - start);
  }
}
