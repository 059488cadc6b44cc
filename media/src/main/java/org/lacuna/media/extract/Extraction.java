package org.lacuna.media.extract;

import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.media.decode.MediaInfo;

/**
 * Everything that one pass over a clip gave.
 *
 * @param info what the container says
 * @param features the feature set; its {@code words} are the transcript
 * @param faces the analysed face for the overlay, empty without video
 * @param transcriptSource where the words come from, for a person ("demo.srt", "embedded
 *     subtitles"); empty without a transcript
 * @param damage one sentence when the file broke off before its end, otherwise empty
 * @param timing where the time went
 */
public record Extraction(
    MediaInfo info,
    FeatureSet features,
    Optional<FaceTrack> faces,
    Optional<String> transcriptSource,
    String damage,
    Timing timing) {

  /**
   * Wall time in nanoseconds.
   *
   * @param decode reading and decoding
   * @param byModality each extractor's own time
   * @param total the whole extraction
   */
  public record Timing(long decode, Map<Modality, Long> byModality, long total) {
    public Timing {
      byModality = Map.copyOf(byModality);
    }
  }
}
