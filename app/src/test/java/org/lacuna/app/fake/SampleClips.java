package org.lacuna.app.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.sound.LogMel;
import org.lacuna.media.sound.SoundPicture;
import org.lacuna.media.sound.WaveformSummary;

/** Made-up clips with features that move, for views and their models. */
public final class SampleClips {

  static final List<Feature> VISION =
      List.of(
          new Feature("mouth_open", "1", "How far the mouth is open."),
          new Feature("smile", "1", "How far the lip corners are up."));
  static final List<Feature> AUDIO = audio();
  static final List<Feature> LANGUAGE = List.of(new Feature("vector_0", "1", "Meaning."));

  private static final long LENGTH_US = 12_600_000;
  private static final String[] WORDS =
      ("I never thought this would work but then it did and we were so happy about it"
              + " until the rain came and ruined the whole day for everyone")
          .split(" ");

  private SampleClips() {}

  private static List<Feature> audio() {
    List<Feature> list = new ArrayList<>();
    list.add(new Feature("f0_semitone", "semitone", "Pitch."));
    list.add(new Feature("voicing", "1", "Voicing."));
    list.add(new Feature("hnr", "dB", "Harmonics."));
    list.add(new Feature("loudness", "1", "Loudness."));
    list.add(new Feature("rms_db", "dB", "Level."));
    list.add(new Feature("zero_crossing_rate", "Hz", "Zero crossings."));
    for (int i = 0; i < 13; i++) {
      list.add(new Feature("mfcc_" + i, "1", "Cepstrum."));
    }
    list.add(new Feature("spectral_centroid", "Hz", "Centroid."));
    list.add(new Feature("spectral_flux", "1", "Flux."));
    list.add(new Feature("spectral_flatness", "dB", "Flatness."));
    list.add(new Feature("alpha_ratio", "dB", "Alpha ratio."));
    return List.copyOf(list);
  }

  /** A clip that has these modalities; the others are absent with a reason. */
  public static Extraction clip(ModalitySet has) {
    return clip(has, "");
  }

  /**
   * @param damage as in {@link Extraction#damage()}
   */
  public static Extraction clip(ModalitySet has, String damage) {
    Map<Modality, FeatureSequence> present = new EnumMap<>(Modality.class);
    Map<Modality, String> absent = new EnumMap<>(Modality.class);
    List<TimedWord> words = has.contains(Modality.LANGUAGE) ? words() : List.of();
    if (has.contains(Modality.VISION)) {
      present.put(Modality.VISION, moving("sample.vision", VISION, 40_000, 0, 1));
    } else {
      absent.put(Modality.VISION, "No face was found in this clip.");
    }
    if (has.contains(Modality.AUDIO)) {
      present.put(Modality.AUDIO, moving("sample.audio", AUDIO, 10_000, 10, 4));
    } else {
      absent.put(Modality.AUDIO, "This file has no sound.");
    }
    if (has.contains(Modality.LANGUAGE)) {
      present.put(Modality.LANGUAGE, language(words));
    } else {
      absent.put(Modality.LANGUAGE, "There is no transcript: put one of the same name beside it.");
    }
    return new Extraction(
        new MediaInfo(
            Path.of("sample.mp4"),
            LENGTH_US,
            Optional.of(new MediaInfo.VideoStream(640, 360, 25, 0, "h264")),
            has.contains(Modality.AUDIO)
                ? Optional.of(new MediaInfo.AudioStream(44_100, 2, "aac"))
                : Optional.empty(),
            false),
        new FeatureSet(LENGTH_US, present, absent, words),
        Optional.empty(),
        has.contains(Modality.LANGUAGE) ? Optional.of("sample.srt") : Optional.empty(),
        has.contains(Modality.AUDIO) ? Optional.of(sound()) : Optional.empty(),
        damage,
        new Extraction.Timing(1, Map.of(), 2));
  }

  /** As the whole sample, with sound in which nobody speaks. */
  public static Extraction wordlessSound() {
    Extraction whole = clip(ModalitySet.of(Modality.VISION, Modality.AUDIO));
    FeatureSequence sound = whole.features().sequence(Modality.AUDIO).orElseThrow();
    List<Feature> columns = new ArrayList<>(AUDIO);
    columns.add(new Feature("vad", "1", "Probability of speech."));
    FeatureSequence.Builder b =
        FeatureSequence.builder(new FeatureSpec("sample.audio", "1", Map.of(), columns));
    float[] row = new float[columns.size()];
    for (int t = 0; t < sound.steps(); t++) {
      sound.copyStep(t, row, 0);
      b.add(sound.startUs(t), sound.endUs(t), row);
    }
    Map<Modality, FeatureSequence> present = new EnumMap<>(whole.features().present());
    present.put(Modality.AUDIO, b.build());
    return new Extraction(
        whole.info(),
        FeatureSet.of(LENGTH_US, present, whole.features().absent(), List.of()),
        whole.faces(),
        whole.transcriptSource(),
        whole.sound(),
        "",
        whole.timing());
  }

  /** A tone that climbs through the bands and starts over. */
  private static SoundPicture sound() {
    int columns = (int) (LENGTH_US / LogMel.COLUMN_US);
    byte[] cells = new byte[columns * LogMel.BANDS];
    float[] low = new float[columns];
    float[] high = new float[columns];
    for (int c = 0; c < columns; c++) {
      int tone = c / 10 % LogMel.BANDS;
      for (int b = 0; b < LogMel.BANDS; b++) {
        cells[c * LogMel.BANDS + b] = (byte) (180 - 8 * Math.min(15, Math.abs(b - tone)));
      }
      high[c] = 0.5f;
      low[c] = -0.5f;
    }
    WaveformSummary.Level level =
        new WaveformSummary.Level(LogMel.COLUMN_US, low, high, high.clone());
    return new SoundPicture(new WaveformSummary(List.of(level)), new LogMel(cells));
  }

  private static FeatureSequence moving(
      String extractor, List<Feature> features, long stepUs, float mean, float spread) {
    FeatureSequence.Builder b =
        FeatureSequence.builder(new FeatureSpec(extractor, "1", Map.of(), features));
    float[] row = new float[features.size()];
    for (long us = 0; us < LENGTH_US; us += stepUs) {
      long end = Math.min(LENGTH_US, us + stepUs);
      double s = us / 1e6;
      if (s > 5.0 && s < 5.4) {
        b.addUnobserved(us, end);
        continue;
      }
      for (int d = 0; d < row.length; d++) {
        double wave =
            Math.sin(s * (1.1 + 0.17 * d) + d) + 0.6 * Math.sin(s * (7 + d % 5) + 2.0 * d);
        row[d] = (float) (mean + spread * wave);
      }
      if (features == AUDIO && Math.sin(3 * s) < -0.5) {
        row[0] = Float.NaN;
      }
      b.add(us, end, row);
    }
    return b.build();
  }

  private static List<TimedWord> words() {
    List<TimedWord> words = new ArrayList<>();
    long us = 300_000;
    for (String w : WORDS) {
      long length = 120_000 + 55_000L * w.length();
      words.add(new TimedWord(w, us, us + length, TimedWord.Origin.GIVEN, 1));
      us += length + 60_000;
    }
    return words;
  }

  private static FeatureSequence language(List<TimedWord> words) {
    FeatureSequence.Builder b =
        FeatureSequence.builder(new FeatureSpec("sample.language", "1", Map.of(), LANGUAGE));
    for (TimedWord w : words) {
      b.add(w.startUs(), w.endUs(), new float[] {w.text().length() - 4});
    }
    return b.build();
  }
}
