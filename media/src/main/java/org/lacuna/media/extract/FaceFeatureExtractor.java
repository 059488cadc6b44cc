package org.lacuna.media.extract;

/**
 * A vision extractor that also keeps where the analysed face was, for drawing it over the video.
 */
public interface FaceFeatureExtractor extends FeatureExtractor {

  /** The track so far; complete after {@link #finish}. */
  FaceTrack faces();
}
