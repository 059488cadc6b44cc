package org.lacuna.media.extract;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.LanguageSource.Language;
import org.lacuna.media.sound.SoundPicture;

/**
 * Everything that one pass over a clip gave.
 *
 * @param info what the container says
 * @param features the feature set; its {@code words} are the transcript
 * @param faces all faces and which one is analysed, empty without video
 * @param transcriptSource where the words come from, for a person ("demo.srt", "embedded
 *     subtitles"); empty without a transcript
 * @param sound what the sound looks like, empty without any
 * @param damage one sentence when the file broke off before its end, otherwise empty
 * @param timing where the time went
 */
public record Extraction(
    MediaInfo info,
    FeatureSet features,
    Optional<Faces> faces,
    Optional<String> transcriptSource,
    Optional<SoundPicture> sound,
    String damage,
    Timing timing) {

  /** Less speech than a short word takes is none. */
  private static final long LEAST_SPEECH_US = 100_000;

  private static final String NOBODY_SPEAKS =
      "Nobody speaks in this clip: what a model reads from its sound says little.";

  /**
   * The same clip with another of its faces analysed; nothing is extracted again.
   *
   * @throws LacunaException of kind USAGE when the clip has no such face
   */
  public Extraction withFace(int id) throws LacunaException {
    Faces all =
        faces
            .filter(f -> f.face(id).isPresent())
            .orElseThrow(() -> new LacunaException(Kind.USAGE, noSuchFace(id)));
    Faces chosen = all.choosing(id);
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    Map<Modality, String> reasons = new EnumMap<>(Modality.class);
    for (Modality m : Modality.values()) {
      features.sequence(m).ifPresent(s -> sequences.put(m, s));
      features.whyAbsent(m).ifPresent(why -> reasons.put(m, why));
    }
    sequences.put(Modality.VISION, chosen.sequence(features.durationUs()));
    return new Extraction(
        info,
        FeatureSet.of(features.durationUs(), sequences, reasons, features.words()),
        Optional.of(chosen),
        transcriptSource,
        sound,
        damage,
        timing);
  }

  /**
   * What must be known before a score of this clip is trusted, one sentence each: so far, that
   * nobody speaks in it, which models that learnt from voices take for a voice all the same.
   */
  public List<String> cautions() {
    boolean nobody =
        features
            .sequence(Modality.AUDIO)
            .map(SpeechTime::us)
            .filter(us -> us.isPresent() && us.getAsLong() < LEAST_SPEECH_US)
            .isPresent();
    return nobody ? List.of(NOBODY_SPEAKS) : List.of();
  }

  /** The words by themselves. */
  public Language language() {
    return new Language(
        features.words(),
        features.sequence(Modality.LANGUAGE),
        transcriptSource,
        features.whyAbsent(Modality.LANGUAGE));
  }

  /**
   * The same clip with its words found anew; nothing else is extracted again. The timing stays that
   * of the extraction.
   */
  public Extraction withLanguage(Language spoken) {
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    Map<Modality, String> reasons = new EnumMap<>(Modality.class);
    for (Modality m : Modality.values()) {
      if (m != Modality.LANGUAGE) {
        features.sequence(m).ifPresent(s -> sequences.put(m, s));
        features.whyAbsent(m).ifPresent(why -> reasons.put(m, why));
      }
    }
    spoken.vectors().ifPresent(v -> sequences.put(Modality.LANGUAGE, v));
    spoken.whyAbsent().ifPresent(why -> reasons.put(Modality.LANGUAGE, why));
    return new Extraction(
        info,
        FeatureSet.of(features.durationUs(), sequences, reasons, spoken.words()),
        faces,
        spoken.origin(),
        sound,
        damage,
        timing);
  }

  private String noSuchFace(int id) {
    String name = "\"" + info.file().getFileName() + "\"";
    String ids =
        faces.stream()
            .flatMap(f -> f.all().stream())
            .map(f -> Integer.toString(f.id()))
            .collect(Collectors.joining(", "));
    return ids.isEmpty()
        ? "There is no face in " + name + "."
        : "There is no face " + id + " in " + name + ": choose one of " + ids + ".";
  }

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
