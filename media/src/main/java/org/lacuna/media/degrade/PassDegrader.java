package org.lacuna.media.degrade;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.lacuna.inference.drop.Splice;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.ExtractorFactory;
import org.lacuna.media.extract.FaceFeatureExtractor;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.FeatureExtractor;
import org.lacuna.media.extract.TrackedFace;
import org.lacuna.media.sound.SoundPicture;
import org.lacuna.media.sound.SoundPictureSink;

/**
 * Makes clips worse by reading them again through a {@link DegradedSource} with the extractors that
 * measured them, and puts only the stretches that were touched into place (ADR 0049). Pictures are
 * measured over the whole clip, because some of a face's columns compare with all that was seen of
 * it; sound only up to where the last stretch has died away. Thread-safe when its parts are.
 */
public final class PassDegrader implements ClipDegrader {

  /** Sound after a stretch that its last steps still depend on: windows, pitch, averages. */
  private static final long DIES_AWAY_US = 500_000;

  private final MediaSource source;
  private final ExtractorFactory<? extends FaceFeatureExtractor> vision;
  private final ExtractorFactory<? extends FeatureExtractor> audio;
  private final WordVectors vectors;
  private final IntFunction<SoundPictureSink> pictures;

  /** Gives words their vectors; one row a word. */
  @FunctionalInterface
  public interface WordVectors {
    FeatureSequence of(List<TimedWord> words, CancelToken cancel) throws LacunaException;
  }

  /**
   * @param pictures draws what sound of a sample rate looks like
   */
  public PassDegrader(
      MediaSource source,
      ExtractorFactory<? extends FaceFeatureExtractor> vision,
      ExtractorFactory<? extends FeatureExtractor> audio,
      WordVectors vectors,
      IntFunction<SoundPictureSink> pictures) {
    this.source = source;
    this.vision = vision;
    this.audio = audio;
    this.vectors = vectors;
    this.pictures = pictures;
  }

  @Override
  public Extraction degrade(
      Extraction clip, List<Change> changes, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    Map<Modality, String> reasons = new EnumMap<>(Modality.class);
    for (Modality m : Modality.values()) {
      clip.features().sequence(m).ifPresent(s -> sequences.put(m, s));
      reasons.put(
          m, clip.features().whyAbsent(m).orElse("Nothing of it can be made out any more."));
    }
    for (Change c : changes) {
      if (!sequences.containsKey(c.how().modality())) {
        throw new LacunaException(
            Kind.USAGE, "There is nothing to make worse: " + reasons.get(c.how().modality()));
      }
    }
    Optional<SoundPicture> picture = clip.sound();
    if (!of(changes, Modality.AUDIO).isEmpty()) {
      Heard heard = hear(clip, changes, cancel, progress);
      Stretches where = where(changes, Modality.AUDIO);
      sequences.computeIfPresent(
          Modality.AUDIO, (m, before) -> Splice.of(before, heard.steps, where));
      picture = picture.map(p -> WorseSoundPicture.of(p, heard.picture, where));
    }
    if (!of(changes, Modality.VISION).isEmpty()) {
      FeatureSequence seen = see(clip, changes, cancel, progress);
      Stretches where = where(changes, Modality.VISION);
      sequences.computeIfPresent(Modality.VISION, (m, before) -> Splice.of(before, seen, where));
    }
    List<TimedWord> words = clip.features().words();
    if (!of(changes, Modality.LANGUAGE).isEmpty()) {
      progress.progress(-1, "Reading the words");
      for (Change c : of(changes, Modality.LANGUAGE)) {
        words = WorseWords.of(words, c);
      }
      sequences.put(Modality.LANGUAGE, vectors(clip, words, cancel));
    }
    cancel.check();
    return new Extraction(
        clip.info(),
        FeatureSet.of(clip.features().durationUs(), sequences, reasons, words),
        clip.faces(),
        clip.transcriptSource(),
        picture,
        clip.damage(),
        clip.timing());
  }

  private static List<Change> of(List<Change> changes, Modality m) {
    return changes.stream().filter(c -> c.how().modality() == m).toList();
  }

  private static Stretches where(List<Change> changes, Modality m) {
    return new Stretches(of(changes, m).stream().map(Change::stretch).toList());
  }

  private record Heard(FeatureSequence steps, SoundPicture picture) {}

  private Heard hear(
      Extraction clip, List<Change> changes, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    long duration = clip.features().durationUs();
    long until =
        of(changes, Modality.AUDIO).stream().mapToLong(c -> c.stretch().endUs()).max().orElse(0)
            + DIES_AWAY_US;
    try (FeatureExtractor sound = audio.create()) {
      SoundPictureSink picture = pictures.apply(ReadOptions.ANALYSIS.sampleRate());
      MediaSink both =
          new MediaSink() {
            @Override
            public void video(VideoFrame frame) {
              // only the sound is listened to
            }

            @Override
            public void audio(AudioBlock block) throws LacunaException {
              progress.progress(Math.min(1, (double) block.timeUs() / until), "Listening again");
              sound.audio(block);
              picture.audio(block);
            }
          };
      UntilEnough.read(
          new DegradedSource(source, changes),
          clip.info().file(),
          new ReadOptions(false, true, ReadOptions.ANALYSIS.sampleRate(), 0),
          both,
          until,
          cancel);
      return new Heard(sound.finish(duration), picture.finish(duration));
    }
  }

  /** The face that is analysed, as far as it is still found. */
  private FeatureSequence see(
      Extraction clip, List<Change> changes, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    long duration = clip.features().durationUs();
    try (FaceFeatureExtractor faces = vision.create()) {
      new DegradedSource(source, changes)
          .read(
              clip.info().file(),
              new ReadOptions(
                  true, false, ReadOptions.ANALYSIS.sampleRate(), ReadOptions.ANALYSIS.maxFps()),
              faces,
              cancel,
              (fraction, stage) -> progress.progress(fraction, "Looking again"));
      faces.finish(duration);
      return sameFace(clip, faces.faces()).sequence(duration);
    }
  }

  private static Faces sameFace(Extraction clip, Faces found) {
    Optional<TrackedFace> same =
        clip.faces().flatMap(Faces::chosen).flatMap(face -> FaceMatch.of(face.track(), found));
    return new Faces(
        found.spec(),
        found.frameStartUs(),
        found.frameEndUs(),
        found.all(),
        same.map(f -> java.util.OptionalInt.of(f.id())).orElse(java.util.OptionalInt.empty()),
        found.why());
  }

  /** New words get new vectors, all others keep their own. */
  private FeatureSequence vectors(Extraction clip, List<TimedWord> words, CancelToken cancel)
      throws LacunaException {
    FeatureSequence before = clip.features().sequence(Modality.LANGUAGE).orElseThrow();
    FeatureSequence now = vectors.of(words, cancel);
    List<TimedWord> old = new ArrayList<>(clip.features().words());
    FeatureSequence.Builder rows = FeatureSequence.builder(before.spec());
    float[] row = new float[before.dim()];
    int next = 0;
    for (int t = 0; t < words.size(); t++) {
      int same = indexFrom(old, next, words.get(t));
      FeatureSequence from = same < 0 ? now : before;
      int step = same < 0 ? t : same;
      next = same < 0 ? next : same + 1;
      if (from.observed(step)) {
        from.copyStep(step, row, 0);
        rows.add(words.get(t).startUs(), words.get(t).endUs(), row);
      } else {
        rows.addUnobserved(words.get(t).startUs(), words.get(t).endUs());
      }
    }
    return rows.build();
  }

  /** A word that was not touched is the same object in both lists. */
  @SuppressWarnings("ReferenceEquality")
  private static int indexFrom(List<TimedWord> words, int from, TimedWord wanted) {
    for (int i = from; i < words.size(); i++) {
      if (words.get(i) == wanted) {
        return i;
      }
    }
    return -1;
  }
}
