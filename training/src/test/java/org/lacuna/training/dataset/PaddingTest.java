package org.lacuna.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PaddingTest {

  private static FloatSequence.Values of(int... rows) {
    return (t, d) -> d == 0 ? 0 : rows[t];
  }

  private static String flags(boolean[] seen) {
    StringBuilder flags = new StringBuilder();
    for (boolean s : seen) {
      flags.append(s ? '1' : '0');
    }
    return flags.toString();
  }

  @Test
  void edgesAreFillingAndZerosInsideAreNot() {
    int[] rows = {0, 0, 3, 0, 4, 0};
    assertThat(flags(Padding.ZERO_EDGES.observed(6, 2, of(rows)))).isEqualTo("001110");
    assertThat(flags(Padding.ZERO_ROWS.observed(6, 2, of(rows)))).isEqualTo("001010");
    assertThat(flags(Padding.NONE.observed(6, 2, of(rows)))).isEqualTo("111111");
    assertThat(flags(Padding.ZERO_EDGES.observed(3, 2, of(0, 0, 0)))).isEqualTo("000");
  }

  @Test
  void aLengthCountsFromTheEndThatHoldsData() {
    assertThat(flags(Padding.ofLength(4, 2, 2, of(0, 1, 0, 0)))).isEqualTo("1100");
    assertThat(flags(Padding.ofLength(4, 2, 2, of(0, 0, 0, 1)))).isEqualTo("0011");
    assertThat(flags(Padding.ofLength(4, 2, 9, of(1, 1, 1, 1)))).isEqualTo("1111");
    assertThat(flags(Padding.ofLength(4, 2, -1, of(1, 1, 1, 1)))).isEqualTo("0000");
  }

  @Property(tries = 300)
  void noRowWithDataIsEverLost(@ForAll @Size(max = 12) List<@IntRange(max = 2) Integer> list) {
    int[] rows = list.stream().mapToInt(Integer::intValue).toArray();
    boolean[] seen = Padding.ZERO_EDGES.observed(rows.length, 2, of(rows));
    for (int t = 0; t < rows.length; t++) {
      assertThat(seen[t] || rows[t] == 0).isTrue();
    }
    boolean any = Arrays.stream(rows).anyMatch(r -> r != 0);
    boolean some = flags(seen).contains("1");
    assertThat(some).isEqualTo(any);
  }
}
