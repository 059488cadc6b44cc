package org.lacuna.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

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
    timeline.reset(1000);
    timeline.moveTo(900);
    timeline.reset(500);
    assertThat(timeline.positionUs().get()).isZero();
    assertThat(timeline.scale(100).endUs()).isEqualTo(500);
  }
}
