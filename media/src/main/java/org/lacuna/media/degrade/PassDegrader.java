package org.lacuna.media.degrade;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.lacuna.inference.drop.Join;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.ExtractorFactory;
import org.lacuna.media.extract.FaceFeatureExtractor;
import org.lacuna.media.extract.FeatureExtractor;
import org.lacuna.media.sound.SoundPicture;
import org.lacuna.media.sound.SoundPictureSink;

/**
 * Makes clips worse by measuring the stretches that were touched again, through a {@link
 * DegradedSource}, with the extractors that measured the clip and with as much before and after
 * them as those need; the rest of the clip is left alone (ADR 0053). Thread-safe when its parts
 * are.
 */
public final class PassDegrader implements ClipDegrader {

  private final SeenAgain pictures;
  private final HeardAgain sound;
  private final WordVectors vectors;

  /** Gives words their vectors; one row a word. */
  @FunctionalInterface
  public interface WordVectors {
    FeatureSequence of(List<TimedWord> words, CancelToken cancel) throws LacunaException;
  }

  /** Makes an extractor for a part of a clip. */
  @FunctionalInterface
  public interface FaceInPart {
    /**
     * @param rest how the face rests by the whole clip ({@link
     *     org.lacuna.media.extract.TrackedFace#rest}); empty when that is not known
     */
    FaceFeatureExtractor with(List<Double> rest) throws LacunaException;
  }

  /**
   * @param soundPictures draws what sound of a sample rate looks like
   */
  public PassDegrader(
      MediaSource source,
      FaceInPart vision,
      ExtractorFactory<? extends FeatureExtractor> audio,
      WordVectors vectors,
      IntFunction<SoundPictureSink> soundPictures) {
    this.pictures = new SeenAgain(source, vision);
    this.sound = new HeardAgain(source, audio, soundPictures);
    this.vectors = vectors;
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
      Stretches where = where(changes, Modality.AUDIO);
      HeardAgain.Heard heard = sound.in(clip, changes, where, cancel, progress);
      sequences.computeIfPresent(
          Modality.AUDIO, (m, before) -> Join.of(before, heard.steps(), where));
      picture = picture.map(p -> WorseSoundPicture.of(p, heard.picture(), where));
    }
    if (!of(changes, Modality.VISION).isEmpty()) {
      Stretches where = where(changes, Modality.VISION);
      sequences.put(Modality.VISION, pictures.in(clip, changes, where, cancel, progress));
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
