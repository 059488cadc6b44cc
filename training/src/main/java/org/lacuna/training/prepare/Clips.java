package org.lacuna.training.prepare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.testset.LabelledClip;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Utterance;

/**
 * Utterances as the program's own feature sets, which bundles are tested on. For the grid {@code
 * steps} row t gets the time {@code [t, t + 1) * step_ms}; what this program extracted keeps its
 * times for any other grid. Immutable and thread-safe.
 */
public final class Clips {

  private final DataSource source;
  private final Answers answers;
  private final Layout layout;
  private final Optional<TimedClips> timed;
  private final List<String> emotions;

  Clips(DataSource source, Layout layout) {
    this(source, layout, Optional.empty(), List.of());
  }

  /** With the times that the steps have. */
  static Clips timed(DataSource source, ModalitySet use) {
    return timed(source, use, List.of());
  }

  private static Clips timed(DataSource source, ModalitySet use, List<String> emotions) {
    return new Clips(
        source,
        Layout.of(source.data(), use, 1),
        Optional.of(new TimedClips(source, use)),
        emotions);
  }

  /**
   * @param emotions those of the model, in its order; empty for the data's own
   */
  private Clips(
      DataSource source, Layout layout, Optional<TimedClips> timed, List<String> emotions) {
    this.timed = timed;
    this.emotions = emotions;
    this.source = source;
    this.answers = Answers.of(source.data());
    this.layout = layout;
  }

  /**
   * For a bundle that was trained on such data; modalities that its card lacks are left out.
   * Whether the columns fit is checked when the clip is aligned to the card.
   */
  public static Clips of(DataSource source, ModelCard card) {
    List<String> emotions = card.outputs().emotionLabels();
    return source.timed() && !card.countsSteps()
        ? timed(source, card.modalities().intersect(source.modalities()), emotions)
        : new Clips(
            source, Layout.of(card.inputs(), card.windowSeconds()), Optional.empty(), emotions);
  }

  /** Labelled clips in the order of the utterances, with the right answers of every head. */
  public List<LabelledClip> of(List<Utterance> utterances) {
    List<LabelledClip> clips = new ArrayList<>();
    for (Utterance u : utterances) {
      Map<String, double[]> right = answers.of(u, emotions);
      clips.add(
          new LabelledClip(
              u.id(),
              u.group().orElse(u.id()),
              features(u),
              Answers.sentiment(right),
              OptionalInt.empty(),
              right));
    }
    return clips;
  }

  /** What was measured of one utterance. */
  FeatureSet features(Utterance u) {
    if (timed.isPresent()) {
      return timed.get().features(u);
    }
    long durationUs = layout.durationUs(u);
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    for (Modality m : layout.modalities()) {
      Optional<FloatSequence> rows = u.sequence(m);
      if (rows.isPresent()) {
        sequences.put(m, sequence(m, rows.get(), durationUs));
      }
    }
    return FeatureSet.of(durationUs, sequences, Map.of(), words(sequences, u.text()));
  }

  private FeatureSequence sequence(Modality m, FloatSequence rows, long durationUs) {
    FeatureSequence.Builder builder = FeatureSequence.builder(source.spec(m));
    long stepUs = layout.stepMs(m) * 1000L;
    float[] row = new float[rows.dim()];
    for (int t = 0; t < layout.used(m, rows); t++) {
      long start = t * stepUs;
      long end = Math.max(start, Math.min(durationUs, start + stepUs));
      if (rows.observed(t)) {
        rows.copyStep(t, row, 0);
        builder.add(start, end, row);
      } else {
        builder.addUnobserved(start, end);
      }
    }
    return builder.build();
  }

  /** One entry a language row; named by the transcript where it has as many words. */
  static List<TimedWord> words(Map<Modality, FeatureSequence> sequences, Optional<String> spoken) {
    FeatureSequence language = sequences.get(Modality.LANGUAGE);
    if (language == null) {
      return List.of();
    }
    List<String> written =
        Pattern.compile("\\s+").splitAsStream(spoken.map(String::strip).orElse("")).toList();
    List<TimedWord> words = new ArrayList<>();
    for (int t = 0; t < language.steps(); t++) {
      String text = written.size() == language.steps() ? written.get(t) : "[" + (t + 1) + "]";
      words.add(
          new TimedWord(
              text,
              language.startUs(t),
              language.endUs(t),
              TimedWord.Origin.INTERPOLATED,
              Float.NaN));
    }
    return words;
  }
}
