package org.lacuna.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.signal.ModalitySet;

class OrderFormatTest {

  static List<ClipOrder> orders() {
    List<ClipOrder> all =
        new ArrayList<>(
            List.of(
                new ClipOrder.Added(),
                new ClipOrder.Name(),
                new ClipOrder.Length(),
                new ClipOrder.Sentiment(),
                new ClipOrder.Emotion("joy"),
                new ClipOrder.Emotion("mixed feelings ")));
    for (Disagreement by : Disagreement.values()) {
      all.add(new ClipOrder.Disagreeing(by, Optional.empty()));
      ModalitySet.nonEmptySubsets()
          .forEach(s -> all.add(new ClipOrder.Disagreeing(by, Optional.of(s))));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("orders")
  void anOrderIsReadAsItWasWritten(ClipOrder order) {
    assertThat(OrderFormat.parse(OrderFormat.format(order))).isEqualTo(order);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "size", "differs", "differs mood most", "differs sentiment smell"})
  void whatSaysNothingIsTheOrderOfTheAdding(String text) {
    assertThat(OrderFormat.parse(text)).isEqualTo(new ClipOrder.Added());
  }

  @Test
  void everyOrderHasItsOwnText() {
    assertThat(orders()).extracting(OrderFormat::format).doesNotHaveDuplicates();
  }
}
