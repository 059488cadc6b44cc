package org.lacuna.app.annotate.tiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.app.annotate.agreement.Topic;
import org.lacuna.app.annotate.tiers.Row.Mark;
import org.lacuna.app.project.Annotator;
import org.lacuna.app.project.Tier;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.text.Texts;

/** The lines of the page from what there is to show. */
public final class Rows {

  private Rows() {}

  /** Key of a tier's row. */
  public static String key(long tier) {
    return "tier-" + tier;
  }

  /** Key of the model's row of that kind. */
  public static String key(TierKind kind) {
    return "model-" + kind;
  }

  /**
   * @param me id of the annotator at work, or -1
   */
  public static List<Row> ofModel(List<Proposal> proposals, Annotations all, long me, Texts texts) {
    List<Row> rows = new ArrayList<>();
    for (TierKind kind : List.of(TierKind.EMOTION, TierKind.SENTIMENT)) {
      List<Mark> marks =
          proposals.stream()
              .filter(p -> p.kind() == kind)
              .map(
                  p ->
                      new Mark(
                          p.index(),
                          p.startUs(),
                          p.endUs(),
                          p.label(),
                          LabelNames.of(kind, p.label(), texts),
                          p.value(),
                          Proposals.state(p, all, me),
                          Optional.empty()))
              .toList();
      if (!marks.isEmpty()) {
        String name = texts.get("annotate.row.model." + kind);
        rows.add(new Row(key(kind), name, kind, Optional.empty(), false, marks));
      }
    }
    return rows;
  }

  /** One's own tiers, each with those of the others that it is compared with; then the rest. */
  public static List<Row> ofTiers(
      Annotations all, List<Annotator> annotators, long me, boolean others, Texts texts) {
    List<Row> rows = new ArrayList<>();
    List<Tier> rest = new ArrayList<>(all.tiers());
    rest.removeIf(t -> t.annotator() == me);
    for (Tier mine : all.tiers()) {
      if (mine.annotator() != me) {
        continue;
      }
      rows.add(row(mine, mine.name(), true, all, texts));
      List<Tier> like = rest.stream().filter(t -> others && topic(t).equals(topic(mine))).toList();
      like.forEach(t -> rows.add(row(t, who(t, annotators), false, all, texts)));
      rest.removeAll(like);
    }
    for (Tier t : others ? rest : List.<Tier>of()) {
      String name = texts.get("annotate.row.other", t.name(), who(t, annotators));
      rows.add(row(t, name, false, all, texts));
    }
    return rows;
  }

  private static Topic topic(Tier t) {
    return new Topic(t.name(), t.kind());
  }

  private static String who(Tier t, List<Annotator> annotators) {
    return annotators.stream()
        .filter(a -> a.id() == t.annotator())
        .map(Annotator::name)
        .findFirst()
        .orElse("");
  }

  private static Row row(Tier t, String name, boolean own, Annotations all, Texts texts) {
    List<Mark> marks =
        all.of(t.id()).stream()
            .map(
                s ->
                    new Mark(
                        s.id(),
                        s.startUs(),
                        s.endUs(),
                        s.label(),
                        LabelNames.of(t.kind(), s.label(), texts),
                        Double.NaN,
                        Proposal.State.OWN,
                        Optional.of(s.origin())))
            .toList();
    return new Row(key(t.id()), name, t.kind(), Optional.of(t), own, marks);
  }
}
