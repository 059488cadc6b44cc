package org.lacuna.training.composites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemBootstrapTest {

  /** Composite i shows picture i modulo so many, which decides whether it is told right. */
  private static double width(int composites, int pictures) {
    List<List<String>> items = new ArrayList<>();
    double[] right = new double[composites];
    for (int i = 0; i < composites; i++) {
      items.add(List.of("picture " + i % pictures, "text " + i));
      right[i] = i % pictures % 2;
    }
    double[] interval = new ItemBootstrap(items).interval(right);
    return interval[1] - interval[0];
  }

  @Test
  void withOneItemACompositeItIsThePlainBootstrap() {
    List<List<String>> items = new ArrayList<>();
    double[] right = new double[400];
    for (int i = 0; i < right.length; i++) {
      items.add(List.of("text " + i));
      right[i] = i % 4 == 0 ? 0 : 1;
    }

    double[] interval = new ItemBootstrap(items).interval(right);

    double deviation = Math.sqrt(0.75 * 0.25 / 400);
    assertThat(interval[0]).isCloseTo(0.75 - 1.96 * deviation, within(0.01));
    assertThat(interval[1]).isCloseTo(0.75 + 1.96 * deviation, within(0.01));
  }

  @Test
  void fewPicturesInManyCompositesKeepTheIntervalWide() {
    double ofPictures = 2 * 1.96 * Math.sqrt(0.25 / 40);

    assertThat(width(1200, 40)).isGreaterThan(0.8 * ofPictures);
    assertThat(width(1200, 1200)).isLessThan(0.4 * ofPictures);
  }

  @Test
  void aConstantHasNoInterval() {
    double[] same = new double[6];
    Arrays.fill(same, 0.25);
    List<List<String>> items =
        List.of("a", "a", "b", "b", "c", "c").stream().map(List::of).toList();

    double[] interval = new ItemBootstrap(items).interval(same);

    assertThat(interval[0]).isCloseTo(0.25, within(1e-12));
    assertThat(interval[1]).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void otherCompositesAreRefused() {
    ItemBootstrap two = new ItemBootstrap(List.of(List.of("a"), List.of("b")));

    assertThatThrownBy(() -> two.interval(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
  }
}
