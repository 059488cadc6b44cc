package org.lacuna.media.decode;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the container says about a file.
 *
 * @param file the file
 * @param durationUs length in microseconds; 0 when the container does not say
 * @param video the video stream that is read, empty when there is none
 * @param audio the audio stream that is read, empty when there is none
 * @param subtitles whether the file embeds a text subtitle stream
 */
public record MediaInfo(
    Path file,
    long durationUs,
    Optional<VideoStream> video,
    Optional<AudioStream> audio,
    boolean subtitles) {

  /**
   * @param width width as shown (after rotation), pixels
   * @param height height as shown (after rotation), pixels
   * @param averageFps frames a second on average, 0 when unknown
   * @param rotationDegrees clockwise turn that is applied to show it upright: 0, 90, 180 or 270
   * @param codec short name
   */
  public record VideoStream(
      int width, int height, double averageFps, int rotationDegrees, String codec) {}

  /**
   * @param sampleRate of the file, Hz
   * @param channels of the file
   * @param codec short name
   */
  public record AudioStream(int sampleRate, int channels, String codec) {}
}
