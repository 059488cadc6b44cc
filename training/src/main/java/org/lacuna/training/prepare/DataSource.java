package org.lacuna.training.prepare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.Dataset;

/**
 * A data set and what its columns are. Columns of a file have no known maker, so they are described
 * by their number and names alone: a model fits another file when these are the same. Columns that
 * this program made (extracted clips, embedded transcripts) keep the description of their
 * extractor. Immutable.
 */
public final class DataSource {

  private final Dataset data;
  private final Map<Modality, FeatureSpec> specs;

  private DataSource(Dataset data, Map<Modality, FeatureSpec> specs) {
    this.data = data;
    this.specs = specs;
  }

  /** A data set as a file gave it. */
  public static DataSource of(Dataset data) {
    Map<Modality, FeatureSpec> specs = new EnumMap<>(Modality.class);
    for (Modality m : data.modalities()) {
      FeatureSpec file = fileColumns(m, data.dim(m).orElseThrow(), data.columns(m));
      specs.put(m, data.made(m).orElse(file));
    }
    return new DataSource(data, specs);
  }

  /**
   * The same with one modality made by an extractor of this program.
   *
   * @param spec describes the columns of every sequence of {@code m} after the change
   */
  public DataSource with(Modality m, FeatureSpec spec, Dataset.Change change)
      throws LacunaException {
    Map<Modality, FeatureSpec> more = new EnumMap<>(specs);
    more.put(m, spec);
    Dataset changed = data.map(change);
    if (changed.dim(m).orElse(spec.dim()) != spec.dim()) {
      throw new IllegalArgumentException(changed.dim(m) + " columns are not those of " + spec);
    }
    return new DataSource(changed, more);
  }

  /**
   * Whether this program's extractors measured all of it, with times: it is then laid on the grids
   * that the program uses for clips, and a model of it can be opened on any clip.
   */
  public boolean timed() {
    return modalities().toList().stream().allMatch(m -> data.made(m).isPresent());
  }

  /** The same columns with other utterances, for example with other splits. */
  public DataSource with(Dataset changed) {
    return new DataSource(changed, specs);
  }

  public Dataset data() {
    return data;
  }

  /** The modalities that at least one utterance has. */
  public ModalitySet modalities() {
    return data.modalities();
  }

  /**
   * What the columns of a modality are.
   *
   * @throws IllegalArgumentException when the data do not have it
   */
  public FeatureSpec spec(Modality m) {
    @Nullable FeatureSpec spec = specs.get(m);
    if (spec == null) {
      throw new IllegalArgumentException("the data have no " + m.key());
    }
    return spec;
  }

  private static FeatureSpec fileColumns(Modality m, int dim, List<String> names) {
    boolean named = names.size() == dim && new HashSet<>(names).size() == dim;
    List<Feature> features = new ArrayList<>();
    for (int d = 0; d < dim; d++) {
      String name = named ? names.get(d) : m.key() + "_" + (d + 1);
      features.add(new Feature(name, "", "Column " + (d + 1) + " of the file."));
    }
    return new FeatureSpec("data." + m.key() + "." + dim, "1", Map.of(), features);
  }
}
