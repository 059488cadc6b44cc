package org.lacuna.inference.drop;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.signal.TimedWord;

/**
 * What is taken away from a clip: modalities over its whole length, and modalities in stretches.
 * Immutable. What is taken away becomes unobserved, never zero, and leaves no trace: a step or a
 * word goes when its centre lies in a dropped stretch, a dropped word takes its step with it, and a
 * modality of which nothing is left is absent.
 *
 * @param whole modalities that are dropped from start to end
 * @param parts stretches of modalities; no entry where there is none
 */
public record Drops(ModalitySet whole, Map<Modality, Stretches> parts) {

  private static final String DROPPED = "You dropped all of it.";

  public Drops {
    Map<Modality, Stretches> some = new EnumMap<>(Modality.class);
    parts.forEach(
        (m, s) -> {
          if (!s.isEmpty()) {
            some.put(m, s);
          }
        });
    parts = Map.copyOf(some);
  }

  /** Nothing is taken away. */
  public static Drops none() {
    return new Drops(ModalitySet.none(), Map.of());
  }

  /** Everything of some modalities. */
  public static Drops whole(ModalitySet modalities) {
    return new Drops(modalities, Map.of());
  }

  public boolean isNothing() {
    return whole.isEmpty() && parts.isEmpty();
  }

  /** The stretches of a modality, apart from whether all of it is dropped. */
  public Stretches parts(Modality m) {
    return parts.getOrDefault(m, Stretches.none());
  }

  /** The same with a modality dropped from start to end, or not. */
  public Drops withWhole(Modality m, boolean dropped) {
    return new Drops(dropped ? whole.with(m) : whole.without(m), parts);
  }

  /** The same with other stretches of a modality. */
  public Drops withParts(Modality m, Stretches stretches) {
    Map<Modality, Stretches> other = new EnumMap<>(Modality.class);
    other.putAll(parts);
    other.put(m, stretches);
    return new Drops(whole, other);
  }

  /** The same with one more stretch dropped. */
  public Drops with(Modality m, Stretch stretch) {
    return withParts(m, parts(m).with(stretch));
  }

  /** The same with a stretch given back. */
  public Drops without(Modality m, Stretch stretch) {
    return withParts(m, parts(m).without(stretch));
  }

  /** What is left of a clip. */
  public FeatureSet of(FeatureSet clip) {
    if (isNothing()) {
      return clip;
    }
    Map<Modality, FeatureSequence> left = new EnumMap<>(Modality.class);
    Map<Modality, String> reasons = new EnumMap<>(Modality.class);
    List<TimedWord> words = clip.words();
    for (Modality m : Modality.values()) {
      clip.whyAbsent(m).ifPresent(why -> reasons.put(m, why));
      FeatureSequence sequence = clip.present().get(m);
      if (sequence == null) {
        continue;
      }
      reasons.put(m, DROPPED);
      if (whole.contains(m)) {
        continue;
      }
      if (m == Modality.LANGUAGE && parts.containsKey(m)) {
        boolean[] kept = kept(sequence, parts(m));
        left.put(m, rows(sequence, kept));
        words = words(clip.words(), kept);
      } else {
        left.put(m, parts.containsKey(m) ? sequence.masked(kept(sequence, parts(m))) : sequence);
      }
    }
    return FeatureSet.of(clip.durationUs(), left, reasons, words);
  }

  private static boolean[] kept(FeatureSequence sequence, Stretches dropped) {
    boolean[] kept = new boolean[sequence.steps()];
    for (int t = 0; t < kept.length; t++) {
      kept[t] = !dropped.contains((sequence.startUs(t) + sequence.endUs(t)) / 2);
    }
    return kept;
  }

  private static FeatureSequence rows(FeatureSequence all, boolean[] kept) {
    FeatureSequence.Builder rows = FeatureSequence.builder(all.spec());
    float[] row = new float[all.dim()];
    for (int t = 0; t < kept.length; t++) {
      if (kept[t] && all.observed(t)) {
        all.copyStep(t, row, 0);
        rows.add(all.startUs(t), all.endUs(t), row);
      } else if (kept[t]) {
        rows.addUnobserved(all.startUs(t), all.endUs(t));
      }
    }
    return rows.build();
  }

  private static List<TimedWord> words(List<TimedWord> all, boolean[] kept) {
    List<TimedWord> left = new ArrayList<>();
    for (int t = 0; t < kept.length; t++) {
      if (kept[t]) {
        left.add(all.get(t));
      }
    }
    return left;
  }
}
