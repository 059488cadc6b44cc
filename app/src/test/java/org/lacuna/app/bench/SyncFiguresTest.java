package org.lacuna.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SyncFiguresTest {

  private static final long MS = 1_000_000;

  @Test
  void everyFlashIsHeldAgainstItsOwnTone() {
    SyncFigures f =
        SyncFigures.of(
            1,
            List.of(1020 * MS, 1990 * MS, 3030 * MS),
            List.of(1000 * MS, 2000 * MS, 3000 * MS, 4000 * MS));
    assertThat(f.flashes()).isEqualTo(3);
    assertThat(f.meanMs()).isCloseTo((20 - 10 + 30) / 3.0, within(1e-9));
    assertThat(f.worstMs()).isEqualTo(30);
  }

  @Test
  void withoutTonesNothingIsCompared() {
    SyncFigures f = SyncFigures.of(1, List.of(5L), List.of());
    assertThat(f.flashes()).isZero();
    assertThat(f.meanMs()).isNaN();
  }
}
