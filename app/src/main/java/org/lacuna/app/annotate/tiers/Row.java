package org.lacuna.app.annotate.tiers;

import java.util.List;
import java.util.Optional;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.Tier;
import org.lacuna.app.project.TierKind;

/**
 * One line of the page: a tier, or what the model says.
 *
 * @param key stable while the page shows this clip
 * @param name for a person
 * @param kind what its labels are
 * @param tier empty for the model
 * @param editable whether it belongs to the annotator at work
 * @param marks its segments in time order
 */
public record Row(
    String key,
    String name,
    TierKind kind,
    Optional<Tier> tier,
    boolean editable,
    List<Mark> marks) {

  public Row {
    marks = List.copyOf(marks);
  }

  public boolean isModel() {
    return tier.isEmpty();
  }

  /**
   * A segment as it is drawn.
   *
   * @param id of the segment, or index of the proposal
   * @param label as it is kept
   * @param name of the label for a person; empty where there is none yet
   * @param value what the model says beside the label; NaN on a tier
   * @param state of a proposal; {@link Proposal.State#OWN} on a tier
   */
  public record Mark(
      long id,
      long startUs,
      long endUs,
      String label,
      String name,
      double value,
      Proposal.State state,
      Optional<Segment.Origin> origin) {

    public boolean contains(long us) {
      return us >= startUs && us < endUs;
    }
  }

  public Optional<Mark> mark(long id) {
    return marks.stream().filter(m -> m.id() == id).findFirst();
  }

  public Optional<Mark> at(long us) {
    return marks.stream().filter(m -> m.contains(us)).findFirst();
  }

  /**
   * Place of the mark that is met first from a moment on; one that covers the moment is met at
   * once.
   *
   * @param direction -1 back, 1 on
   * @return -1 or the number of marks where there is none
   */
  public int nearest(long us, int direction) {
    int covered = (int) marks.stream().filter(m -> m.startUs() <= us).count() - 1;
    boolean inside = covered >= 0 && marks.get(covered).contains(us);
    return direction < 0 || inside ? covered : covered + 1;
  }
}
