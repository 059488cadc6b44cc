package org.lacuna.media.demo.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SubdivisionTest {

  private static final int[] TETRAHEDRON = {0, 1, 2, 0, 3, 1, 1, 3, 2, 2, 3, 0};

  @Test
  void eachLevelQuadruplesTheTriangles() {
    assertThat(new Subdivision(4, TETRAHEDRON, 2).triangles).hasSize(TETRAHEDRON.length * 16);
    assertThat(new Subdivision(4, TETRAHEDRON, 1).size()).isEqualTo(4 + 6);
  }

  @Test
  void aConstantStaysConstant() {
    float[] fine = new Subdivision(4, TETRAHEDRON, 2).apply(new float[] {3, 3, 3, 3}, 1);
    for (float v : fine) {
      assertThat(v).isCloseTo(3f, within(1e-5f));
    }
  }

  @Test
  void anOpenEdgeIsCutInHalves() {
    Subdivision s = new Subdivision(3, new int[] {0, 1, 2}, 1);
    float[] fine = s.apply(new float[] {0, 1, 5}, 1);
    assertThat(fine[3]).isCloseTo(0.5f, within(1e-6f));
    assertThat(fine[0]).isCloseTo(0.75f, within(1e-6f));
  }
}
