package org.lacuna.training.method;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * What a method is asked to do: which modalities there are, how wide their features are, and what
 * is to be predicted. A modality that the data do not have at all has no entry.
 *
 * @param dims features of each modality, D_m
 * @param heads what is predicted, names all different
 */
public record Problem(Map<Modality, Integer> dims, List<Head> heads) {

  public Problem {
    dims = Collections.unmodifiableMap(new EnumMap<>(dims));
    heads = List.copyOf(heads);
    if (dims.isEmpty() || heads.isEmpty()) {
      throw new IllegalArgumentException("a modality and a head are needed");
    }
    if (new HashSet<>(heads.stream().map(Head::name).toList()).size() != heads.size()) {
      throw new IllegalArgumentException("two heads have the same name: " + heads);
    }
  }

  /** Features of one modality. */
  public int dim(Modality m) {
    return Required.entry(dims, m);
  }

  /** The modalities that there are. */
  public ModalitySet modalities() {
    return ModalitySet.of(dims.keySet());
  }

  /** The same questions about fewer modalities. */
  public Problem only(ModalitySet kept) {
    Map<Modality, Integer> fewer = new EnumMap<>(dims);
    fewer.keySet().removeIf(m -> !kept.contains(m));
    return new Problem(fewer, heads);
  }

  /** Scores of all heads together. */
  public int width() {
    return heads.stream().mapToInt(Head::width).sum();
  }

  /** The non-empty subsets of the modalities, in the order of every table. */
  public List<ModalitySet> subsets() {
    return ModalitySet.nonEmptySubsets().stream()
        .filter(s -> s.minus(modalities()).isEmpty())
        .toList();
  }
}
