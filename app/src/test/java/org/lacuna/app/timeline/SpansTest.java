package org.lacuna.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpansTest {

  private static final List<Span> THREE =
      List.of(new Span(0, 10), new Span(20, 25), new Span(30, 60));

  @Test
  void theFirstThatEndsLaterIsFound() {
    assertThat(Spans.firstEndingAfter(THREE, Span::endUs, 0)).isZero();
    assertThat(Spans.firstEndingAfter(THREE, Span::endUs, 10)).isEqualTo(1);
    assertThat(Spans.firstEndingAfter(THREE, Span::endUs, 59)).isEqualTo(2);
    assertThat(Spans.firstEndingAfter(THREE, Span::endUs, 60)).isEqualTo(3);
  }

  @Test
  void coverageIsTheShareOfEachColumn() {
    double[] c = Spans.coverage(THREE, Span::startUs, Span::endUs, new TimeScale(0, 80, 1), 8);
    assertThat(c).containsExactly(new double[] {1, 0, 0.5, 1, 1, 1, 0, 0}, within(1e-9));
  }
}
