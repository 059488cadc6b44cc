package org.lacuna.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final long HOUR = 3_600_000_000L;

  private final Timeline timeline = new Timeline();

  @Test
  void seeksGoToThePlayerAndAreHeldInside() {
    List<Long> asked = new ArrayList<>();
    timeline.setSeeker(asked::add);
    timeline.seek(5);
    timeline.reset(1000);
    timeline.seek(400);
    timeline.seek(-3);
    timeline.seek(5000);
    assertThat(asked).containsExactly(400L, 0L, 1000L);
    assertThat(timeline.positionUs().get()).isZero();
    timeline.moveTo(400);
    assertThat(timeline.positionUs().get()).isEqualTo(400);
  }

  @Test
  void aNewClipStartsOver() {
    timeline.reset(HOUR);
    timeline.moveTo(900);
    timeline.zoomBy(8, 0);
    timeline.select(Optional.of(new Span(100, 200)));
    timeline.reset(500);
    assertThat(timeline.positionUs().get()).isZero();
    assertThat(timeline.visible().get()).isEqualTo(new Span(0, 500));
    assertThat(timeline.selection().get()).isEmpty();
    assertThat(timeline.scale(100).endUs()).isEqualTo(500);
  }

  @Test
  void zoomKeepsTheMomentUnderThePointer() {
    timeline.reset(HOUR);
    long around = HOUR / 3;
    double before = timeline.scale(900).x(around);
    timeline.zoomBy(4, around);
    assertThat(timeline.visible().get().lengthUs()).isEqualTo(HOUR / 4);
    assertThat(timeline.scale(900).x(around)).isCloseTo(before, within(1e-3));
  }

  @Test
  void panningStopsAtTheEnds() {
    timeline.reset(HOUR);
    timeline.show(new Span(0, HOUR / 10));
    timeline.panBy(-5);
    assertThat(timeline.visible().get()).isEqualTo(new Span(0, HOUR / 10));
    timeline.panBy(HOUR);
    assertThat(timeline.visible().get()).isEqualTo(new Span(HOUR - HOUR / 10, HOUR));
  }

  @Test
  void theViewFollowsThePlayheadOutOfItsEdge() {
    timeline.reset(HOUR);
    timeline.show(new Span(0, 10_000_000));
    timeline.moveTo(9_990_000);
    assertThat(timeline.visible().get().startUs()).isZero();
    timeline.moveTo(10_010_000);
    assertThat(timeline.visible().get()).isEqualTo(new Span(9_210_000, 19_210_000));
  }

  @Test
  void whoeverLooksAwayFromThePlayheadIsLeftInPeaceUntilItJumps() {
    timeline.reset(HOUR);
    timeline.show(new Span(0, 10_000_000));
    timeline.moveTo(1_000_000);
    timeline.panBy(60_000_000);
    timeline.moveTo(1_020_000);
    assertThat(timeline.visible().get().startUs()).isEqualTo(60_000_000);
    timeline.moveTo(30_000_000);
    assertThat(timeline.visible().get().contains(30_000_000)).isTrue();
  }

  @Test
  void steppingBackOverTheLeftEdgeShowsWhatLiesBefore() {
    timeline.reset(HOUR);
    timeline.show(new Span(20_000_000, 30_000_000));
    timeline.moveTo(20_000_000);
    timeline.moveTo(19_960_000);
    assertThat(timeline.visible().get().contains(15_000_000)).isTrue();
    assertThat(timeline.visible().get().contains(19_960_000)).isTrue();
  }

  @Test
  void theEndOfTheClipIsNotBeyondTheLastPage() {
    timeline.reset(HOUR);
    timeline.show(new Span(HOUR - 1_000_000, HOUR));
    timeline.moveTo(HOUR - 10_000);
    timeline.moveTo(HOUR);
    assertThat(timeline.visible().get()).isEqualTo(new Span(HOUR - 1_000_000, HOUR));
  }

  @Test
  void inAndOutAreSetAtThePlayhead() {
    timeline.reset(10_000_000);
    timeline.moveTo(2_000_000);
    timeline.selectFromHere();
    assertThat(timeline.selection().get()).contains(new Span(2_000_000, 10_000_000));
    timeline.moveTo(5_000_000);
    timeline.selectToHere();
    assertThat(timeline.selection().get()).contains(new Span(2_000_000, 5_000_000));
    timeline.moveTo(7_000_000);
    timeline.selectFromHere();
    assertThat(timeline.selection().get()).contains(new Span(7_000_000, 10_000_000));
    timeline.moveTo(1_000_000);
    timeline.selectToHere();
    assertThat(timeline.selection().get()).contains(new Span(0, 1_000_000));
  }

  @Test
  void aSelectionIsCutToTheClip() {
    timeline.reset(1000);
    timeline.select(Optional.of(new Span(-5, 300)));
    assertThat(timeline.selection().get()).contains(new Span(0, 300));
    timeline.select(Optional.of(new Span(1000, 3000)));
    assertThat(timeline.selection().get()).isEmpty();
  }

  @Property
  void whateverIsDoneTheVisibleSpanStaysInTheClip(
      @ForAll @LongRange(min = 1, max = HOUR) long length,
      @ForAll @Size(max = 20) List<@DoubleRange(min = 0.01, max = 100) Double> factors,
      @ForAll @LongRange(min = -HOUR, max = HOUR) long pan) {
    Timeline t = new Timeline();
    t.reset(length);
    for (double factor : factors) {
      t.zoomBy(factor, length / 2 + pan % length);
      t.panBy(pan);
      Span v = t.visible().get();
      assertThat(v.startUs()).isNotNegative();
      assertThat(v.endUs()).isLessThanOrEqualTo(length);
      assertThat(v.lengthUs()).isGreaterThanOrEqualTo(Math.min(length, Timeline.CLOSEST_US));
    }
  }
}
