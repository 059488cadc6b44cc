package org.lacuna.inference.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StretchesTest {

  private static final int MOMENTS = 60;

  /** One stroke of the brush. */
  record Stroke(boolean drops, Stretch where) {}

  @Provide
  Arbitrary<Stroke> strokes() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, MOMENTS - 2),
            Arbitraries.integers().between(1, 12))
        .as((d, from, length) -> new Stroke(d, new Stretch(from, from + length)));
  }

  @Property(tries = 300)
  void isASetOfMomentsWhateverTheStrokes(@ForAll List<@net.jqwik.api.From("strokes") Stroke> all) {
    Stretches stretches = Stretches.none();
    BitSet moments = new BitSet();
    for (Stroke s : all) {
      stretches = s.drops() ? stretches.with(s.where()) : stretches.without(s.where());
      moments.set((int) s.where().startUs(), (int) s.where().endUs(), s.drops());
    }
    for (int us = 0; us < MOMENTS + 20; us++) {
      assertThat(stretches.contains(us)).isEqualTo(moments.get(us));
    }
    assertThat(stretches.lengthUs()).isEqualTo(moments.cardinality());
    for (int i = 1; i < stretches.all().size(); i++) {
      assertThat(stretches.all().get(i).startUs())
          .isGreaterThan(stretches.all().get(i - 1).endUs());
    }
  }

  @Property(tries = 100)
  void theOrderOfDroppingDoesNotMatter(
      @ForAll List<@net.jqwik.api.From("strokes") Stroke> all, @ForAll long seed) {
    List<Stretch> ordered = new ArrayList<>();
    all.forEach(s -> ordered.add(s.where()));
    List<Stretch> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(new Stretches(shuffled)).isEqualTo(new Stretches(ordered));
  }
}
