package org.lacuna.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lacuna.app.timeline.RowLabels.Label;

class RowLabelsTest {

  private static final List<String> NAMES =
      List.of("Pitch", "MFCC 0", "MFCC 1", "MFCC 2", "Roll-off 85 %", "Slope 0");

  @Test
  void aNumberedRunSharesOneName() {
    assertThat(RowLabels.of(NAMES, false))
        .containsExactly(
            new Label("Pitch", 0, 0),
            new Label("MFCC 0\u20132", 1, 3),
            new Label("Roll-off 85 %", 4, 4),
            new Label("Slope 0", 5, 5));
  }

  @Test
  void withRoomEveryRowHasItsName() {
    assertThat(RowLabels.of(NAMES, true)).extracting(Label::text).isEqualTo(NAMES);
  }
}
