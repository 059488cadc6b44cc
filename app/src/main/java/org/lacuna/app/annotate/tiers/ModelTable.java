package org.lacuna.app.annotate.tiers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.project.Annotator;
import org.lacuna.app.project.ClipEntry;
import org.lacuna.app.project.Predicted;
import org.lacuna.app.project.ProjectFile;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.Tier;
import org.lacuna.app.project.TierKind;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.text.format.Delimited;
import org.lacuna.media.text.format.TableTime;

/**
 * Tables of segments, and of what the model says beside what people made of it. Times are seconds
 * of the clip's clock.
 */
public final class ModelTable {

  private static final List<String> SEGMENTS =
      List.of(
          "clip",
          "tier",
          "annotator",
          "kind",
          "start_s",
          "end_s",
          "label",
          "origin",
          "model",
          "model_start_s",
          "model_end_s",
          "model_label");

  private static final List<String> BESIDE =
      List.of(
          "clip",
          "model",
          "kind",
          "start_s",
          "end_s",
          "model_label",
          "model_value",
          "annotator",
          "state",
          "label",
          "label_start_s",
          "label_end_s");

  private ModelTable() {}

  /** Every segment of a clip with its origin. */
  public static NumberTable segments(String clip, Annotations all, List<Annotator> annotators) {
    List<List<String>> rows = new ArrayList<>();
    for (Tier t : all.tiers()) {
      for (Segment s : all.of(t.id())) {
        Optional<Segment.Proposal> p = s.proposal();
        rows.add(
            List.of(
                clip,
                t.name(),
                name(annotators, t.annotator()),
                lower(t.kind()),
                TableTime.seconds(s.startUs()),
                TableTime.seconds(s.endUs()),
                s.label(),
                s.origin().name().toLowerCase(Locale.ROOT),
                p.map(Segment.Proposal::model).orElse(""),
                p.map(x -> TableTime.seconds(x.startUs())).orElse(""),
                p.map(x -> TableTime.seconds(x.endUs())).orElse(""),
                p.map(Segment.Proposal::label).orElse("")));
      }
    }
    return new NumberTable("annotations", SEGMENTS, rows);
  }

  /**
   * A row for every window of the model and every annotator who has a tier that the window's label
   * belongs on; without any annotator, one row a window. The state is {@code accepted}, {@code
   * corrected}, {@code own} (labelled without the model) or {@code not_looked_at}.
   */
  public static NumberTable beside(List<List<String>> rows) {
    return new NumberTable("model-and-annotations", BESIDE, rows);
  }

  public static List<List<String>> rows(
      String clip, List<Proposal> proposals, Annotations all, List<Annotator> annotators) {
    List<List<String>> rows = new ArrayList<>();
    List<Proposal> ordered =
        proposals.stream()
            .sorted(Comparator.comparing(Proposal::kind).thenComparing(Proposal::index))
            .toList();
    for (Proposal p : ordered) {
      List<Annotator> people =
          annotators.stream()
              .filter(
                  a ->
                      all.tiers().stream()
                          .anyMatch(
                              t -> t.annotator() == a.id() && Proposals.fits(p.kind(), t.kind())))
              .toList();
      if (people.isEmpty()) {
        rows.add(row(clip, p, "", Proposal.State.OPEN, Optional.empty()));
      }
      for (Annotator a : people) {
        rows.add(
            row(
                clip,
                p,
                a.name(),
                Proposals.state(p, all, a.id()),
                Proposals.answer(p, all, a.id())));
      }
    }
    return rows;
  }

  private static List<String> row(
      String clip, Proposal p, String annotator, Proposal.State state, Optional<Segment> made) {
    return List.of(
        clip,
        p.model(),
        p.kind().isEmotion() ? "emotion" : "sentiment",
        TableTime.seconds(p.startUs()),
        TableTime.seconds(p.endUs()),
        p.label(),
        String.format(Locale.ROOT, "%.6f", p.value()),
        annotator,
        state == Proposal.State.OPEN ? "not_looked_at" : state.name().toLowerCase(Locale.ROOT),
        made.map(Segment::label).orElse(""),
        made.map(s -> TableTime.seconds(s.startUs())).orElse(""),
        made.map(s -> TableTime.seconds(s.endUs())).orElse(""));
  }

  /** The same for every clip of a project; reads it, so away from the thread of the views. */
  public static NumberTable besideAll(ProjectFile project) throws LacunaException {
    List<Annotator> annotators = project.annotators();
    List<List<String>> rows = new ArrayList<>();
    for (ClipEntry clip : project.clips()) {
      Annotations all = Annotations.read(project, clip.file());
      Map<String, List<Proposal>> models = new TreeMap<>();
      for (Predicted p : project.predicted(clip.id())) {
        List<Proposal> said = models.computeIfAbsent(p.model(), m -> new ArrayList<>());
        said.add(
            new Proposal(
                said.size(), p.kind(), p.startUs(), p.endUs(), p.label(), p.value(), p.model()));
      }
      String name = String.valueOf(Path.of(clip.name()));
      models.values().forEach(said -> rows.addAll(rows(name, said, all, annotators)));
    }
    return beside(rows);
  }

  /** The table as CSV. */
  public static String csv(NumberTable table) {
    StringBuilder out = new StringBuilder(line(table.columns()));
    table.rows().forEach(row -> out.append(line(row)));
    return out.toString();
  }

  private static String line(List<String> cells) {
    return String.join(",", cells.stream().map(c -> Delimited.field(c, ',')).toList()) + "\n";
  }

  private static String name(List<Annotator> annotators, long id) {
    return annotators.stream()
        .filter(a -> a.id() == id)
        .map(Annotator::name)
        .findFirst()
        .orElse("");
  }

  private static String lower(TierKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
