package org.lacuna.media.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.audio.SoundPictureCollector;
import org.lacuna.media.audio.Sounds;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.LanguageSource.Language;
import org.lacuna.media.extract.TrackedFace;
import org.lacuna.media.sound.SoundPicture;

/** Makes the same small extraction of every clip, and counts how often it is asked. */
public final class SampleParts implements ClipParts {

  /** Columns of the pictures. */
  public static final FeatureSpec VISION = spec("test.vision");

  /** Columns of the sound. */
  public static final FeatureSpec AUDIO = spec("test.audio");

  /** Columns of the words. */
  public static final FeatureSpec WORDS = spec("test.words");

  int clips;
  int words;
  String damage = "";

  private static FeatureSpec spec(String id) {
    return new FeatureSpec(id, "1", Map.of(), List.of(new Feature("x", "1", "A number.")));
  }

  @Override
  public void extract(
      Path file,
      ExtractOptions options,
      Path media,
      Path words,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    clips++;
    try {
      MediaPart.of(extraction(file)).write(media);
      new WordsPart(language(file)).write(words);
    } catch (IOException e) {
      throw PassParts.unwritable(media, e);
    }
  }

  @Override
  public void words(
      Path file,
      ExtractOptions options,
      long durationUs,
      Path place,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    words++;
    try {
      new WordsPart(language(file)).write(place);
    } catch (IOException e) {
      throw PassParts.unwritable(place, e);
    }
  }

  /** Every letter of the transcript beside the clip is a word. */
  private static Language language(Path file) throws IOException {
    Path beside = file.resolveSibling("talk.srt");
    if (!Files.exists(beside)) {
      return Language.absent("No transcript.");
    }
    FeatureSequence.Builder vectors = FeatureSequence.builder(WORDS);
    List<TimedWord> all = new java.util.ArrayList<>();
    for (char letter : Files.readString(beside).toCharArray()) {
      long at = all.size() * 10L;
      all.add(new TimedWord("" + letter, at, at + 10, TimedWord.Origin.GIVEN, 1));
      vectors.add(at, at + 10, new float[] {letter});
    }
    return Language.found(all, vectors.build(), "talk.srt");
  }

  Extraction extraction(Path file) {
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    sequences.put(
        Modality.VISION,
        FeatureSequence.builder(VISION).add(0, 40, new float[] {3}).addUnobserved(40, 80).build());
    sequences.put(
        Modality.AUDIO, FeatureSequence.builder(AUDIO).add(0, 10, new float[] {Float.NaN}).build());
    MediaInfo info =
        new MediaInfo(
            file,
            80,
            Optional.of(new MediaInfo.VideoStream(64, 48, 25, 90, "h264")),
            Optional.of(new MediaInfo.AudioStream(48_000, 2, "aac")),
            false);
    return new Extraction(
        info,
        FeatureSet.of(80, sequences, Map.of(), List.of()),
        Optional.of(faces()),
        Optional.empty(),
        Optional.of(sound()),
        damage,
        new Extraction.Timing(5, Map.of(Modality.VISION, 6L), 11));
  }

  private static SoundPicture sound() {
    SoundPictureCollector collector = new SoundPictureCollector(Sounds.RATE);
    try {
      Sounds.feed(collector, Sounds.sine(0.05, 500), 0, 160);
    } catch (LacunaException e) {
      throw new IllegalStateException("collecting a sound never fails", e);
    }
    return collector.finish(80);
  }

  private static Faces faces() {
    float[] points = new float[2 * FaceTrack.POINTS];
    Arrays.fill(points, Float.NaN);
    points[4] = 7.5f;
    FaceTrack track =
        FaceTrack.builder().add(0, 40, new float[] {1, 2, 3, 4}, 0.5f, points).build();
    FeatureSequence seen = FeatureSequence.builder(VISION).add(0, 40, new float[] {3}).build();
    return new Faces(
        VISION,
        new long[] {0, 40},
        new long[] {40, 80},
        List.of(new TrackedFace(2, track, seen, Float.NaN)),
        OptionalInt.of(2),
        "The only face.");
  }
}
