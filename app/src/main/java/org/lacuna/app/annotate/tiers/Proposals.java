package org.lacuna.app.annotate.tiers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lacuna.app.annotate.tiers.Proposal.State;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.Tier;
import org.lacuna.app.project.TierKind;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.model.Prediction;

/** What a model says about a clip, as labels that a person can accept or correct. */
public final class Proposals {

  private Proposals() {}

  /**
   * One of each kind for every window that the model had input for: its most likely emotion, and
   * its sentiment rounded to a whole number.
   *
   * @param lengthUs length of the clip, which windows are cut to
   */
  public static List<Proposal> of(ClipPrediction said, String model, long lengthUs) {
    List<Proposal> all = new ArrayList<>();
    int emotions = 0;
    int sentiments = 0;
    for (Prediction window : said.windows()) {
      long end = Math.min(lengthUs, window.endUs());
      if (window.used().isEmpty() || end <= window.startUs()) {
        continue;
      }
      Optional<Map.Entry<String, Double>> best =
          window.emotions().entrySet().stream().max(Map.Entry.comparingByValue());
      if (best.isPresent()) {
        String named = best.get().getKey();
        String label = TierKind.EMOTION_7.canonical(named).orElse(named.toLowerCase(Locale.ROOT));
        all.add(
            new Proposal(
                emotions++,
                TierKind.EMOTION,
                window.startUs(),
                end,
                label,
                best.get().getValue(),
                model));
      }
      if (window.sentiment().isPresent()) {
        double value = window.sentiment().getAsDouble();
        all.add(
            new Proposal(
                sentiments++,
                TierKind.SENTIMENT,
                window.startUs(),
                end,
                rounded(value),
                value,
                model));
      }
    }
    return all;
  }

  private static String rounded(double sentiment) {
    return String.valueOf(Math.max(-3, Math.min(3, Math.round(sentiment))));
  }

  /** Whether labels of a model's kind belong on such a tier. */
  public static boolean fits(TierKind model, TierKind tier) {
    return model == tier || (model.isEmotion() && tier.isEmotion());
  }

  /** What an annotator made of it. */
  public static State state(Proposal p, Annotations all, long annotator) {
    Optional<Segment> made = answer(p, all, annotator);
    if (made.isEmpty()) {
      return State.OPEN;
    }
    if (!p.isSourceOf(made.get())) {
      return State.OWN;
    }
    return made.get().origin() == Segment.Origin.ACCEPTED ? State.ACCEPTED : State.CORRECTED;
  }

  /**
   * The annotator's segment that answers a proposal: one that was made from it, or else the one
   * that covers most of its window.
   */
  public static Optional<Segment> answer(Proposal p, Annotations all, long annotator) {
    List<Segment> near =
        all.tiers().stream()
            .filter(t -> t.annotator() == annotator && fits(p.kind(), t.kind()))
            .map(Tier::id)
            .flatMap(id -> all.of(id).stream())
            .toList();
    return near.stream()
        .filter(p::isSourceOf)
        .findFirst()
        .or(
            () ->
                near.stream()
                    .filter(s -> !s.label().isEmpty() && shared(p, s) > 0)
                    .max(Comparator.comparingLong(s -> shared(p, s))));
  }

  private static long shared(Proposal p, Segment s) {
    return Math.min(p.endUs(), s.endUs()) - Math.max(p.startUs(), s.startUs());
  }
}
