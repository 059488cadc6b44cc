package org.lacuna.app.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lacuna.inference.align.AlignedFeatures;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;

/** Small clips with every kind of hole: no face, a face that cannot be measured, single NaNs. */
public final class SampleExtractions {

  /** The item that the clips are exported as. */
  public static final ExportItem ITEM = new ExportItem(Path.of("a", "talk.mp4"), "a/talk.mp4");

  private static final long FRAME_US = 33_367;

  private SampleExtractions() {}

  private static FeatureSpec spec(String id, String... names) {
    return new FeatureSpec(
        id,
        "2",
        Map.of(),
        Arrays.stream(names).map(n -> new Feature(n, "1", "What " + n + " is.")).toList());
  }

  /**
   * Five pictures. The analysed face, number 2, is in pictures 1, 2 and 4 (from 0), and cannot be
   * measured in picture 2. Point p of entry i lies at (p + i, 2 p). Sound: 8 steps, silent in step
   * 5, without F0 in step 3. Words: three, the last without a valence.
   */
  public static Extraction full() {
    FeatureSpec vision =
        spec(
            "test.vision",
            "head_yaw",
            "head_pitch",
            "head_roll",
            "mouth_opening",
            "gaze_yaw",
            "gaze_pitch",
            "face_confidence",
            "au01",
            "au45");
    FaceTrack.Builder track = FaceTrack.builder();
    FeatureSequence.Builder face = FeatureSequence.builder(vision);
    int entry = 0;
    for (int frame : new int[] {1, 2, 4}) {
      float[] xy = new float[2 * FaceTrack.POINTS];
      for (int p = 0; p < FaceTrack.POINTS; p++) {
        xy[2 * p] = p + entry;
        xy[2 * p + 1] = 2 * p;
      }
      long start = frame * FRAME_US;
      track.add(start, start + FRAME_US, new float[] {1, 2, 3, 4}, 0.75f, xy);
      if (frame == 2) {
        face.addUnobserved(start, start + FRAME_US);
      } else {
        face.add(
            start,
            start + FRAME_US,
            new float[] {10, -5, frame, Float.NaN, 20, 10, 0.875f, 1.5f, 0});
      }
      entry++;
    }
    long[] starts = new long[5];
    long[] ends = new long[5];
    Arrays.setAll(starts, i -> i * FRAME_US);
    Arrays.setAll(ends, i -> (i + 1) * FRAME_US);
    Faces faces =
        new Faces(
            vision,
            starts,
            ends,
            List.of(new TrackedFace(2, track.build(), face.build(), Float.NaN)),
            OptionalInt.of(2),
            "Face 2: it is the only one.");
    return extraction(Optional.of(faces), words(), ModalitySet.all());
  }

  /** The same clip with these modalities alone. */
  public static Extraction only(Modality... members) {
    Extraction full = full();
    ModalitySet has = ModalitySet.of(members);
    return extraction(
        full.faces().filter(f -> has.contains(Modality.VISION)),
        has.contains(Modality.LANGUAGE) ? words() : List.of(),
        has);
  }

  private static FeatureSequence sound() {
    FeatureSequence.Builder sound =
        FeatureSequence.builder(
            spec("test.audio", "f0_semitone", "loudness", "mfcc_0", "f1_frequency", "rms_db"));
    for (int t = 0; t < 8; t++) {
      if (t == 5) {
        sound.addUnobserved(t * 10_000L, (t + 1) * 10_000L);
      } else {
        float f0 = t == 3 ? Float.NaN : 30 + t / 7f;
        sound.add(t * 10_000L, (t + 1) * 10_000L, new float[] {f0, 1e-9f * t, -t, 500, 0});
      }
    }
    return sound.build();
  }

  private static List<TimedWord> words() {
    return List.of(
        new TimedWord("Good,", 0, 30_000, TimedWord.Origin.GIVEN, 1),
        new TimedWord("na\u00efve", 30_000, 50_000, TimedWord.Origin.RECOGNISED, 0.5f),
        new TimedWord("table", 50_000, 60_000, TimedWord.Origin.INTERPOLATED, 1));
  }

  private static Extraction extraction(
      Optional<Faces> faces, List<TimedWord> words, ModalitySet has) {
    long duration = 5 * FRAME_US;
    Map<Modality, FeatureSequence> present = new EnumMap<>(Modality.class);
    faces.ifPresent(f -> present.put(Modality.VISION, f.sequence(duration)));
    if (has.contains(Modality.AUDIO)) {
      present.put(Modality.AUDIO, sound());
    }
    FeatureSequence.Builder vectors = FeatureSequence.builder(spec("test.words", "w0", "w1"));
    for (int i = 0; i < words.size(); i++) {
      TimedWord w = words.get(i);
      vectors.add(w.startUs(), w.endUs(), new float[] {i, -i / 3f});
    }
    present.put(Modality.LANGUAGE, vectors.build());
    return new Extraction(
        new MediaInfo(Path.of("talk.mp4"), duration, Optional.empty(), Optional.empty(), false),
        FeatureSet.of(duration, present, Map.of(), words),
        faces,
        Optional.of("talk.srt"),
        Optional.empty(),
        "",
        new Extraction.Timing(1, Map.of(), 2));
  }

  /** That clip on a grid. */
  public static ExportedClip clip(String grid) throws LacunaException {
    Extraction extraction = full();
    return new ExportedClip(
        ITEM,
        extraction,
        AlignedFeatures.on(TimeGrid.ofKey(grid).orElseThrow(), extraction.features()),
        new float[] {1.9f, -2.5f, Float.NaN});
  }
}
