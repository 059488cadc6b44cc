package org.lacuna.media.extract;

/** A vision extractor that also keeps every face it saw; its sequence is that of the chosen one. */
public interface FaceFeatureExtractor extends FeatureExtractor {

  /** All faces; after {@link #finish}. */
  Faces faces();
}
