package org.lacuna.app.export.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lacuna.media.extract.Landmarks68;

class Landmarks68Test {

  /** Where the mirror image of each point lies in the 68-point scheme. */
  private static int mirrored(int p) {
    if (p < 17) {
      return 16 - p;
    }
    if (p < 27) {
      return 43 - p;
    }
    if (p < 31) {
      return p;
    }
    if (p < 36) {
      return 66 - p;
    }
    if (p < 48) {
      return new int[] {45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40}[p - 36];
    }
    if (p < 55) {
      return 102 - p;
    }
    if (p < 60) {
      return 114 - p;
    }
    return p < 65 ? 124 - p : 132 - p;
  }

  /** Coordinate c of a mesh point of the average face, centimetres. */
  private static float at(int point, int c) throws IOException {
    try (InputStream in =
        Landmarks68Test.class.getResourceAsStream(
            "/org/lacuna/media/face/canonical_face_mesh.bin")) {
      assertThat(in).isNotNull();
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      return bytes.getFloat(2 * Integer.BYTES + (point * 5 + c) * Float.BYTES);
    }
  }

  @Test
  void thePointsAreDistinctAndMirrorEachOther() throws IOException {
    Set<Integer> used = new HashSet<>();
    for (int p = 0; p < Landmarks68.POINTS; p++) {
      int here = Landmarks68.mesh(p);
      int there = Landmarks68.mesh(mirrored(p));
      assertThat(here).isBetween(0, 467);
      assertThat(used.add(here)).as("point %d used once", p).isTrue();
      assertThat(at(there, 0)).as("x of point %d", p).isCloseTo(-at(here, 0), within(0.02f));
      assertThat(at(there, 1)).as("y of point %d", p).isCloseTo(at(here, 1), within(0.02f));
    }
  }

  @Test
  void theOrderIsThatOfTheScheme() throws IOException {
    for (int p = 0; p < 16; p++) {
      assertThat(at(Landmarks68.mesh(p), 0)).isLessThan(at(Landmarks68.mesh(p + 1), 0));
    }
    for (int p = 0; p < 8; p++) {
      assertThat(at(Landmarks68.mesh(p), 1)).isGreaterThan(at(Landmarks68.mesh(p + 1), 1));
    }
    for (int p = 17; p < 26; p++) {
      assertThat(at(Landmarks68.mesh(p), 0)).isLessThan(at(Landmarks68.mesh(p + 1), 0));
    }
    for (int p = 27; p < 30; p++) {
      assertThat(at(Landmarks68.mesh(p), 1)).isGreaterThan(at(Landmarks68.mesh(p + 1), 1));
    }
    // Upper lids above lower lids, upper lips above lower lips, the mouth's corners outermost.
    assertThat(at(Landmarks68.mesh(37), 1)).isGreaterThan(at(Landmarks68.mesh(41), 1));
    assertThat(at(Landmarks68.mesh(51), 1)).isGreaterThan(at(Landmarks68.mesh(62), 1));
    assertThat(at(Landmarks68.mesh(62), 1)).isGreaterThan(at(Landmarks68.mesh(66), 1));
    assertThat(at(Landmarks68.mesh(66), 1)).isGreaterThan(at(Landmarks68.mesh(57), 1));
    assertThat(at(Landmarks68.mesh(48), 0)).isLessThan(at(Landmarks68.mesh(60), 0));
  }
}
