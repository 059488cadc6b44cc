package org.lacuna.inference.signal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** An immutable set of modalities, iterated in the order V, A, L. */
public final class ModalitySet implements Iterable<Modality> {

  private static final int FULL = (1 << Modality.values().length) - 1;

  private final int bits;

  private ModalitySet(int bits) {
    this.bits = bits;
  }

  /** The order V, A, L is part of the contract of {@link Modality}, so its ordinal is the bit. */
  @SuppressWarnings("EnumOrdinal")
  private static int bit(Modality m) {
    return 1 << m.ordinal();
  }

  public static ModalitySet none() {
    return new ModalitySet(0);
  }

  public static ModalitySet all() {
    return new ModalitySet(FULL);
  }

  public static ModalitySet of(Modality... members) {
    return of(List.of(members));
  }

  public static ModalitySet of(Collection<Modality> members) {
    int bits = 0;
    for (Modality m : members) {
      bits |= bit(m);
    }
    return new ModalitySet(bits);
  }

  /**
   * The seven non-empty subsets in the order that every table shows them: single modalities first
   * (V, A, L), then pairs (VA, VL, AL), then all three.
   */
  public static List<ModalitySet> nonEmptySubsets() {
    return List.of(
        of(Modality.VISION),
        of(Modality.AUDIO),
        of(Modality.LANGUAGE),
        of(Modality.VISION, Modality.AUDIO),
        of(Modality.VISION, Modality.LANGUAGE),
        of(Modality.AUDIO, Modality.LANGUAGE),
        all());
  }

  public boolean contains(Modality m) {
    return (bits & bit(m)) != 0;
  }

  public boolean isEmpty() {
    return bits == 0;
  }

  public int size() {
    return Integer.bitCount(bits);
  }

  public ModalitySet with(Modality m) {
    return new ModalitySet(bits | bit(m));
  }

  public ModalitySet without(Modality m) {
    return new ModalitySet(bits & ~(bit(m)));
  }

  public ModalitySet union(ModalitySet other) {
    return new ModalitySet(bits | other.bits);
  }

  public ModalitySet minus(ModalitySet other) {
    return new ModalitySet(bits & ~other.bits);
  }

  public ModalitySet intersect(ModalitySet other) {
    return new ModalitySet(bits & other.bits);
  }

  public List<Modality> toList() {
    List<Modality> list = new ArrayList<>();
    for (Modality m : Modality.values()) {
      if (contains(m)) {
        list.add(m);
      }
    }
    return List.copyOf(list);
  }

  @Override
  public Iterator<Modality> iterator() {
    return toList().iterator();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ModalitySet other && other.bits == bits;
  }

  @Override
  public int hashCode() {
    return bits;
  }

  /** Keys joined by {@code +}, for example {@code vision+language}; {@code none} when empty. */
  @Override
  public String toString() {
    return isEmpty()
        ? "none"
        : toList().stream().map(Modality::key).collect(Collectors.joining("+"));
  }
}
