package org.lacuna.training.data;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.align.Aligner;
import org.lacuna.inference.align.Grids;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.kt.Emotion;

/**
 * One utterance on the grid and scale of the network, aligned by the same code as in the program.
 *
 * @param truth everything that was observed
 * @param withoutWords the same as a program would see it with language dropped
 * @param known by modality {@code [T * D]} whether the single value was there
 * @param emotion null: not asked
 * @param sentiment NaN: not asked
 * @param parts ids of what it was made from, for messages
 */
public record Sample(
    ModelInput truth,
    ModelInput withoutWords,
    Map<Modality, boolean[]> known,
    @Nullable Emotion emotion,
    float sentiment,
    List<String> parts) {

  public Sample {
    known = Map.copyOf(new EnumMap<>(known));
    parts = List.copyOf(parts);
  }

  /** Aligns a composite; only its first window is used. */
  public static Sample of(Composite composite, ModelCard card) throws LacunaException {
    FeatureSet features = composite.features();
    Aligner aligner = new Aligner(card);
    ModelInput truth = aligner.align(features, ModalitySet.all()).get(0);
    Map<Modality, boolean[]> known = new EnumMap<>(Modality.class);
    for (Modality m : card.modalities()) {
      known.put(m, known(card, m, features, channel(truth, m)));
    }
    return new Sample(
        truth,
        aligner.align(features, ModalitySet.all().without(Modality.LANGUAGE)).get(0),
        known,
        composite.emotion(),
        composite.sentiment(),
        composite.parts());
  }

  private static boolean[] known(ModelCard card, Modality m, FeatureSet features, Channel c) {
    boolean[] known = new boolean[c.steps() * c.dim()];
    FeatureSequence sequence = features.present().get(m);
    boolean words = card.input(m).orElseThrow().grid().kind().equals(ModelCard.Grid.WORDS);
    FeatureSequence pooled = null;
    if (sequence != null && !words) {
      pooled = Grids.pool(sequence, spans(c));
    }
    for (int t = 0; t < c.steps(); t++) {
      for (int d = 0; d < c.dim(); d++) {
        known[t * c.dim() + d] =
            c.mask()[t] && (pooled == null || !Float.isNaN(pooled.value(t, d)));
      }
    }
    return known;
  }

  private static List<Grids.Span> spans(Channel c) {
    Grids.Span[] spans = new Grids.Span[c.steps()];
    Arrays.setAll(spans, t -> new Grids.Span(c.startUs()[t], c.endUs()[t]));
    return List.of(spans);
  }

  /** The channel of a modality. */
  static Channel channel(ModelInput input, Modality m) {
    Channel c = input.channels().get(m);
    if (c == null) {
      throw new IllegalArgumentException("no channel for " + m.key());
    }
    return c;
  }
}
