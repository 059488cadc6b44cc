package org.lacuna.app.evaluate.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatexTableTest {

  @Test
  void namesAreSafeInLatex() {
    assertThat(LatexTable.escape("a_b & 50 % {x}\\"))
        .isEqualTo("a\\_b \\& 50 \\% \\{x\\}\\textbackslash{}");
  }
}
