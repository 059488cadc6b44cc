package org.lacuna.app.testbed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lacuna.app.research.Transcripts;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.testset.LabelledClip;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.Ids;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.dataset.catalog.Datasets;
import org.lacuna.training.prepare.Clips;
import org.lacuna.training.prepare.DataSource;

/**
 * A data set as models see it: its rows of one split, laid out for a model's card. Embeds the text
 * on first use, once. Not thread-safe.
 */
public final class TestData {

  /** Word for all rows, whatever their split. */
  public static final String ALL = "all";

  private final DataSource source;
  private final Embedding embedding;
  private final String split;
  private final List<String> notes = new ArrayList<>();
  private final Map<Modality, DataSource> embedded = new EnumMap<>(Modality.class);

  private TestData(DataSource source, Embedding embedding, String split) {
    this.source = source;
    this.embedding = embedding;
    this.split = split;
  }

  /**
   * Opens a data set.
   *
   * @param split {@code test}, {@code valid}, {@code train} or {@code all}
   * @throws LacunaException of kind USAGE when it cannot be read or has no such part
   */
  public static TestData open(Path path, String split, Embedding embedding) throws LacunaException {
    return of(DataSource.of(Datasets.open(path)), split, embedding);
  }

  /** The same of data that are open already, for example with other splits. */
  public static TestData of(DataSource source, String split, Embedding embedding)
      throws LacunaException {
    TestData data = new TestData(source, embedding, split.toLowerCase(Locale.ROOT));
    data.notes.addAll(source.data().notes());
    if (!data.split.equals(ALL) && Ids.split(data.split).isEmpty()) {
      throw new LacunaException(
          Kind.USAGE, "There is no part \"" + split + "\": choose test, valid, train or all.");
    }
    if (data.rows().isEmpty()) {
      throw new LacunaException(
          Kind.USAGE,
          "The data in \"%s\" have no part \"%s\": choose another with --split."
              .formatted(source.data().source(), data.split));
    }
    if (source.data().hasSplits() && data.split.equals("train")) {
      data.notes.add("The training part is judged: figures of models trained on it flatter.");
    }
    if (!source.data().hasSplits()) {
      data.notes.add(
          "The data have no splits: all rows are judged, also those that a model was trained on.");
    }
    return data;
  }

  /** The rows that are judged, in the data's order. */
  public List<Utterance> rows() {
    Dataset data = source.data();
    return split.equals(ALL) || !data.hasSplits()
        ? data.utterances()
        : data.utterances(Ids.split(split).orElseThrow());
  }

  /** Sentences for the reader. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** Where the data lie. */
  public Path path() {
    return source.data().source();
  }

  /**
   * The judged rows for a model.
   *
   * @throws LacunaException of kind MODEL when the model wants other features than the data have
   */
  public List<LabelledClip> test(ModelCard card) throws LacunaException {
    DataSource fitting = fitting(card);
    return Clips.of(fitting, card)
        .of(
            split.equals(ALL) || !fitting.data().hasSplits()
                ? fitting.data().utterances()
                : fitting.data().utterances(Ids.split(split).orElseThrow()));
  }

  /** The training rows for a model, for plain references; none where the data have no splits. */
  public List<LabelledClip> train(ModelCard card) throws LacunaException {
    DataSource fitting = fitting(card);
    return fitting.data().hasSplits()
        ? Clips.of(fitting, card).of(fitting.data().utterances(Split.TRAIN))
        : List.of();
  }

  /** The data with the program's own word vectors where the model wants those. */
  private DataSource fitting(ModelCard card) throws LacunaException {
    boolean wanted =
        card.input(Modality.LANGUAGE)
            .filter(i -> i.extractor().equals(Transcripts.SPEC.extractorId()))
            .isPresent();
    boolean there =
        source.modalities().contains(Modality.LANGUAGE)
            && source.spec(Modality.LANGUAGE).extractorId().equals(Transcripts.SPEC.extractorId());
    DataSource fitting = wanted && !there ? embedded() : source;
    for (Modality m : card.modalities().intersect(fitting.modalities())) {
      ModelCard.Input input = card.input(m).orElseThrow();
      FeatureSpec spec = fitting.spec(m);
      if (!input.extractor().equals(spec.extractorId())) {
        throw new LacunaException(
            Kind.MODEL,
            "The model \"%s\" wants %d %s columns of \"%s\", and the data have %d of \"%s\": evaluate it on data like those it was trained on."
                .formatted(
                    card.name(),
                    input.dim(),
                    m.key(),
                    input.extractor(),
                    spec.dim(),
                    spec.extractorId()));
      }
    }
    if (card.modalities().intersect(fitting.modalities()).isEmpty()) {
      throw new LacunaException(
          Kind.MODEL,
          "The model \"%s\" reads %s, and the data have %s."
              .formatted(card.name(), card.modalities(), fitting.modalities()));
    }
    return fitting;
  }

  private DataSource embedded() throws LacunaException {
    DataSource known = embedded.get(Modality.LANGUAGE);
    if (known == null) {
      known = embedding.embed(source);
      embedded.put(Modality.LANGUAGE, known);
      notes.add("Language is the program's own word vectors of the transcripts.");
    }
    return known;
  }
}
