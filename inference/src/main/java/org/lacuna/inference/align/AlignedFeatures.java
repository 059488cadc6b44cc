package org.lacuna.inference.align;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.align.Grids.Span;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * The features of one clip on a {@link TimeGrid}: native as extracted, on equal steps, or one step
 * a word (the mean over the word's span, the field's convention for "aligned" data). Masks are
 * carried through: a step is observed exactly when an observed row overlaps it, and a column is NaN
 * where none of those rows has a value. Immutable.
 *
 * @param grid the steps
 * @param durationUs length of the clip, microseconds
 * @param present sequences of the modalities that the clip has, {@code [T, D]}; on a grid other
 *     than the native one they all have the same steps, also when none of a modality's steps is
 *     observed there
 * @param absent the reason for each modality that is not in {@code present}
 * @param words the transcript, in time order; empty where language is absent
 */
public record AlignedFeatures(
    TimeGrid grid,
    long durationUs,
    Map<Modality, FeatureSequence> present,
    Map<Modality, String> absent,
    List<TimedWord> words) {

  public AlignedFeatures {
    present = Map.copyOf(present);
    absent = Map.copyOf(absent);
    words = List.copyOf(words);
    for (Modality m : Modality.values()) {
      if (present.containsKey(m) == absent.containsKey(m)) {
        throw new IllegalArgumentException(m.key() + " must be either present or absent");
      }
    }
  }

  public Optional<FeatureSequence> sequence(Modality m) {
    return Optional.ofNullable(present.get(m));
  }

  public Optional<String> whyAbsent(Modality m) {
    return Optional.ofNullable(absent.get(m));
  }

  /**
   * Puts a clip's features on a grid.
   *
   * @throws LacunaException of kind MEDIA when words are asked for and the clip has none
   */
  public static AlignedFeatures on(TimeGrid grid, FeatureSet features) throws LacunaException {
    Map<Modality, FeatureSequence> present =
        grid instanceof TimeGrid.Native ? features.present() : pooled(grid, features);
    return new AlignedFeatures(
        grid, features.durationUs(), present, features.absent(), features.words());
  }

  private static Map<Modality, FeatureSequence> pooled(TimeGrid grid, FeatureSet features)
      throws LacunaException {
    List<Span> steps = steps(grid, features);
    Map<Modality, FeatureSequence> pooled = new EnumMap<>(Modality.class);
    features.present().forEach((m, s) -> pooled.put(m, new Pooler(s).pool(steps)));
    if (grid instanceof TimeGrid.Words) {
      // Its rows belong to the words already; where words overlap, pooling would mix them.
      features.sequence(Modality.LANGUAGE).ifPresent(s -> pooled.put(Modality.LANGUAGE, s));
    }
    return pooled;
  }

  private static List<Span> steps(TimeGrid grid, FeatureSet features) throws LacunaException {
    if (grid instanceof TimeGrid.FixedRate rate) {
      return Grids.steps(new Span(0, Math.max(1, features.durationUs())), rate.stepMs() * 1000L);
    }
    if (features.words().isEmpty()) {
      String why = features.whyAbsent(Modality.LANGUAGE).orElse("There is no transcript.");
      throw new LacunaException(
          Kind.MEDIA, why.replaceFirst("\\.$", "") + " (so there are no words to align to).");
    }
    return features.words().stream().map(w -> new Span(w.startUs(), w.endUs())).toList();
  }
}
