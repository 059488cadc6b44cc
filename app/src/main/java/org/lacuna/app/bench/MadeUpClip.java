package org.lacuna.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.sound.LogMel;
import org.lacuna.media.sound.SoundPicture;
import org.lacuna.media.sound.WaveformSummary;

/**
 * A clip that was never recorded, as long as one likes: features that wander, pauses, words, sound.
 * The same numbers every time.
 */
public final class MadeUpClip {

  private static final long VISION_STEP_US = 40_000;
  private static final long AUDIO_STEP_US = 10_000;
  private static final long SENTENCE_US = 6_000_000;
  private static final long PAUSE_US = 1_300_000;
  private static final String[] WORDS =
      "I think that we could have been there before the others even noticed it".split(" ");

  private final long lengthUs;
  private final SplittableRandom random = new SplittableRandom(4);

  private MadeUpClip(long lengthUs) {
    this.lengthUs = lengthUs;
  }

  /**
   * @param vision columns of the picture features
   * @param audio columns of the sound features
   * @param language columns of a word
   */
  public static Extraction of(
      long lengthUs, FeatureSpec vision, FeatureSpec audio, FeatureSpec language) {
    return new MadeUpClip(lengthUs).make(vision, audio, language);
  }

  private Extraction make(FeatureSpec vision, FeatureSpec audio, FeatureSpec language) {
    List<TimedWord> words = words();
    Map<Modality, FeatureSequence> present = new EnumMap<>(Modality.class);
    present.put(Modality.VISION, wandering(vision, VISION_STEP_US, false));
    present.put(Modality.AUDIO, wandering(audio, AUDIO_STEP_US, true));
    present.put(Modality.LANGUAGE, vectors(language, words));
    return new Extraction(
        new MediaInfo(
            Path.of("hour.mp4"),
            lengthUs,
            Optional.of(new MediaInfo.VideoStream(1280, 720, 25, 0, "none")),
            Optional.of(new MediaInfo.AudioStream(44_100, 2, "none")),
            false),
        new FeatureSet(lengthUs, present, Map.of(), words),
        Optional.empty(),
        Optional.of("hour.vtt"),
        Optional.of(sound()),
        "",
        new Extraction.Timing(0, Map.of(), 0));
  }

  private static boolean isPause(long us) {
    return us % SENTENCE_US >= SENTENCE_US - PAUSE_US;
  }

  /** Every column goes its own random way; the sound is not observed in pauses. */
  private FeatureSequence wandering(FeatureSpec spec, long stepUs, boolean pauses) {
    FeatureSequence.Builder out = FeatureSequence.builder(spec);
    float[] row = new float[spec.dim()];
    for (long us = 0; us < lengthUs; us += stepUs) {
      long end = Math.min(lengthUs, us + stepUs);
      if (pauses && isPause(us)) {
        out.addUnobserved(us, end);
        continue;
      }
      for (int d = 0; d < row.length; d++) {
        row[d] = (float) (0.97 * row[d] + random.nextDouble(-1, 1));
      }
      out.add(us, end, row);
    }
    return out.build();
  }

  private List<TimedWord> words() {
    List<TimedWord> words = new ArrayList<>();
    long us = 200_000;
    int n = 0;
    while (us + 600_000 < lengthUs) {
      String text = WORDS[n++ % WORDS.length];
      long end = us + 90_000 + 50_000L * text.length();
      if (!isPause(us)) {
        words.add(new TimedWord(text, us, end, TimedWord.Origin.GIVEN, 1));
      }
      us = end + 40_000;
    }
    return words;
  }

  private FeatureSequence vectors(FeatureSpec spec, List<TimedWord> words) {
    FeatureSequence.Builder out = FeatureSequence.builder(spec);
    float[] row = new float[spec.dim()];
    for (TimedWord word : words) {
      for (int d = 0; d < row.length; d++) {
        row[d] = (float) random.nextDouble(-0.1, 0.1);
      }
      out.add(word.startUs(), word.endUs(), row);
    }
    return out.build();
  }

  private SoundPicture sound() {
    int columns = Math.toIntExact(lengthUs / LogMel.COLUMN_US);
    byte[] cells = new byte[columns * LogMel.BANDS];
    float[] low = new float[columns];
    float[] high = new float[columns];
    float[] rms = new float[columns];
    for (int c = 0; c < columns; c++) {
      boolean pause = isPause(c * LogMel.COLUMN_US);
      for (int b = 0; b < LogMel.BANDS; b++) {
        cells[c * LogMel.BANDS + b] = (byte) (pause ? 20 : 60 + random.nextInt(140));
      }
      float size = pause ? 0.01f : (float) random.nextDouble(0.1, 0.9);
      low[c] = -size;
      high[c] = size;
      rms[c] = size / 2;
    }
    List<WaveformSummary.Level> levels = new ArrayList<>();
    levels.add(new WaveformSummary.Level(LogMel.COLUMN_US, low, high, rms));
    while (levels.get(levels.size() - 1).cells() > 256) {
      levels.add(coarser(levels.get(levels.size() - 1)));
    }
    return new SoundPicture(new WaveformSummary(levels), new LogMel(cells));
  }

  private static WaveformSummary.Level coarser(WaveformSummary.Level fine) {
    int cells = (fine.cells() + 3) / 4;
    float[] low = new float[cells];
    float[] high = new float[cells];
    float[] rms = new float[cells];
    for (int i = 0; i < fine.cells(); i++) {
      low[i / 4] = Math.min(low[i / 4], fine.min()[i]);
      high[i / 4] = Math.max(high[i / 4], fine.max()[i]);
      rms[i / 4] = Math.max(rms[i / 4], fine.rms()[i]);
    }
    return new WaveformSummary.Level(4 * fine.cellUs(), low, high, rms);
  }
}
