package org.lacuna.app.cli.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;

class ChoicesTest {

  @Test
  void lettersAndKeysMeanTheSameAndComeInTheOrderOfTables() throws LacunaException {
    assertThat(Choices.subsets("all")).hasSize(7);
    assertThat(Choices.subsets("VAL, l,vision+audio,av"))
        .containsExactly(
            ModalitySet.of(Modality.LANGUAGE),
            ModalitySet.of(Modality.VISION, Modality.AUDIO),
            ModalitySet.all());
    for (String wrong : new String[] {"", "x", "v,,a", "vision+smell"}) {
      assertThatThrownBy(() -> Choices.subsets(wrong))
          .as(wrong)
          .isInstanceOf(LacunaException.class)
          .hasMessageContaining("choice of modalities");
    }
  }

  @Test
  void ratesAreARangeOrAList() throws LacunaException {
    assertThat(Choices.rates("0..0.3")).containsExactly(0.0, 0.1, 0.2, 0.3);
    assertThat(Choices.rates("0.25, 0.5")).containsExactly(0.25, 0.5);
    assertThat(Choices.rates("none")).isEmpty();
    for (String wrong : new String[] {"", "2", "-0.1", "a..b", "0.7..0.1", "NaN"}) {
      assertThatThrownBy(() -> Choices.rates(wrong))
          .as(wrong)
          .isInstanceOf(LacunaException.class)
          .hasMessageContaining("missing rate");
    }
  }
}
