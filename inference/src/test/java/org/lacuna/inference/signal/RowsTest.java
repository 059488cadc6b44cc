package org.lacuna.inference.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {

  private static final int ROW = 3000;

  /** More than stays on the heap, and not a whole number of chunks. */
  private static final int MANY = RowsBuilder.ON_HEAP / ROW * 3 + 7;

  @Test
  void aLongRunReadsBackFromItsFile() throws Exception {
    RowsBuilder builder = Rows.builder(ROW);
    for (int i = 0; i < MANY; i++) {
      fill(builder.next(), i);
    }
    Rows rows = builder.build();
    fill(builder.next(), MANY);
    Rows longer = builder.build();

    assertThat(rows.rows()).isEqualTo(MANY);
    assertThat(longer.rows()).isEqualTo(MANY + 1);
    for (int i = 0; i < MANY; i++) {
      requireFilled(rows, i);
      requireFilled(longer, i);
    }
    requireFilled(longer, MANY);
    assertThatThrownBy(() -> rows.longAt(MANY, 0)).isInstanceOf(IndexOutOfBoundsException.class);

    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    rows.writeTo(Channels.newChannel(copy));
    ByteBuffer all = ByteBuffer.wrap(copy.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(all.capacity()).isEqualTo(MANY * ROW);
    for (int i = 0; i < MANY; i++) {
      assertThat(all.getLong(i * ROW)).isEqualTo(i);
      assertThat(all.getShort((i + 1) * ROW - 2)).isEqualTo((short) (i * 7));
    }
  }

  @Test
  void mappedRowsOutliveTheirFile(@TempDir Path folder) throws Exception {
    RowsBuilder builder = Rows.builder(ROW);
    for (int i = 0; i < 500; i++) {
      fill(builder.next(), i);
    }
    Path file = folder.resolve("rows");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[5]);
    builder.build().writeTo(Channels.newChannel(bytes));
    Files.write(file, bytes.toByteArray());
    Rows mapped;
    try (FileChannel channel = FileChannel.open(file)) {
      mapped = Rows.map(channel, 5, ROW, 500);
    }
    Files.delete(file);
    for (int i = 0; i < 500; i++) {
      requireFilled(mapped, i);
    }
  }

  @Test
  void aRowThatIsNotFilledIsADefect() {
    RowsBuilder builder = Rows.builder(16);
    builder.next().putLong(1);
    assertThatThrownBy(builder::next).isInstanceOf(IllegalStateException.class);
  }

  @Property(tries = 40)
  void sequencesOfAnySizeReadBack(
      @ForAll @IntRange(max = 3000) int steps, @ForAll @IntRange(min = 1, max = 400) int dim) {
    List<Feature> columns =
        java.util.stream.IntStream.range(0, dim)
            .mapToObj(d -> new Feature("c" + d, "1", "A column."))
            .toList();
    FeatureSequence.Builder builder =
        FeatureSequence.builder(new FeatureSpec("test", "1", Map.of(), columns));
    float[] row = new float[dim];
    for (int t = 0; t < steps; t++) {
      for (int d = 0; d < dim; d++) {
        row[d] = d == 0 ? Float.NaN : t * 1000f + d;
      }
      if (t % 3 == 0) {
        builder.addUnobserved(t * 10L, t * 10L + 5);
      } else {
        builder.add(t * 10L, t * 10L + 5, row);
      }
    }
    FeatureSequence s = builder.build();
    assertThat(s.steps()).isEqualTo(steps);
    for (int t = 0; t < steps; t++) {
      assertThat(s.observed(t)).isEqualTo(t % 3 != 0);
      assertThat(s.startUs(t)).isEqualTo(t * 10L);
      assertThat(s.endUs(t)).isEqualTo(t * 10L + 5);
      assertThat(s.value(t, 0)).isNaN();
      if (dim > 1 && t % 3 != 0) {
        assertThat(s.value(t, dim - 1)).isEqualTo(t * 1000f + dim - 1);
      }
    }
  }

  private static void fill(ByteBuffer row, int i) {
    row.putLong(i).putFloat(i / 3f);
    for (int k = 12; k < ROW; k += 2) {
      row.putShort((short) (i * 7));
    }
  }

  private static void requireFilled(Rows rows, int i) {
    assertThat(rows.longAt(i, 0)).isEqualTo(i);
    assertThat(rows.floatAt(i, 8)).isEqualTo(i / 3f);
    assertThat(rows.shortAt(i, ROW - 2)).isEqualTo((short) (i * 7));
  }
}
