package org.lacuna.training.dataset;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.data.Split;

/**
 * One labelled piece of a recording. Immutable. A modality that the data do not have for it has no
 * sequence; one that is there but was never measured has a sequence without observed steps.
 */
public final class Utterance {

  private final String id;
  private final @Nullable String group;
  private final @Nullable Split split;
  private final float[] labels;
  private final @Nullable String text;
  private final Map<Modality, FloatSequence> sequences;

  /**
   * @param id name within the data set
   * @param group the recording it was cut from; null where the file does not tell
   * @param split null where the data come without splits
   * @param labels in the order of {@link LabelSpec#names}, NaN where one was not given; copied
   * @param text what is said; null where the file does not tell
   */
  public Utterance(
      String id,
      @Nullable String group,
      @Nullable Split split,
      float[] labels,
      @Nullable String text,
      Map<Modality, FloatSequence> sequences) {
    this.id = id;
    this.group = group;
    this.split = split;
    this.labels = labels.clone();
    this.text = text;
    EnumMap<Modality, FloatSequence> copy = new EnumMap<>(Modality.class);
    copy.putAll(sequences);
    this.sequences = Collections.unmodifiableMap(copy);
  }

  public String id() {
    return id;
  }

  /** The recording (video, dialogue) that it was cut from: what a fair split never divides. */
  public Optional<String> group() {
    return Optional.ofNullable(group);
  }

  public Optional<Split> split() {
    return Optional.ofNullable(split);
  }

  /** Label i in the order of {@link LabelSpec#names}; NaN where it was not given. */
  public float label(int i) {
    return labels[i];
  }

  /** All labels, a copy. */
  public float[] labels() {
    return labels.clone();
  }

  /** What is said. */
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  public Optional<FloatSequence> sequence(Modality m) {
    return Optional.ofNullable(sequences.get(m));
  }

  /** The modalities that have a sequence, in the order V, A, L. */
  public Map<Modality, FloatSequence> sequences() {
    return sequences;
  }

  /** The same utterance with another sequence of {@code m}, for example embedded text. */
  public Utterance with(Modality m, FloatSequence sequence) {
    EnumMap<Modality, FloatSequence> more = new EnumMap<>(Modality.class);
    more.putAll(sequences);
    more.put(m, sequence);
    return new Utterance(id, group, split, labels, text, more);
  }

  /** The same utterance in another split, or in none. */
  public Utterance with(@Nullable Split other) {
    return new Utterance(id, group, other, labels, text, sequences);
  }

  @Override
  public String toString() {
    return id + " " + Arrays.toString(labels) + " " + sequences.keySet();
  }
}
