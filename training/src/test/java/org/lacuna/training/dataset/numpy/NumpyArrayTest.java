package org.lacuna.training.dataset.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyArrayTest {

  @TempDir Path folder;

  private static NumpyArray array(String type, ByteBuffer bytes, int... shape) {
    return NumpyArray.of(shape, Dtype.of(type).orElseThrow(), false, Payload.of(contents(bytes)));
  }

  private static byte[] contents(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.capacity()];
    bytes.get(0, copy);
    return copy;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void everyKindOfNumberIsRead() {
    assertThat(array("<f8", little(8).putDouble(-2.5), 1).number(0)).isEqualTo(-2.5);
    assertThat(array("f4", little(8).putFloat(4, 1.5f), 2).number(1)).isEqualTo(1.5);
    assertThat(array(">f4", ByteBuffer.allocate(4).putFloat(3.5f), 1).number(0)).isEqualTo(3.5);
    assertThat(array("i8", little(8).putLong(-7), 1).number(0)).isEqualTo(-7);
    assertThat(array("i1", little(1).put((byte) -1), 1).number(0)).isEqualTo(-1);
    assertThat(array("u1", little(1).put((byte) -1), 1).number(0)).isEqualTo(255);
    assertThat(array("u2", little(2).putShort((short) -1), 1).number(0)).isEqualTo(65535);
    assertThat(array("u4", little(4).putInt(-1), 1).number(0)).isEqualTo(4294967295.0);
    assertThat(array("u8", little(8).putLong(-1), 1).number(0)).isEqualTo(0x1p64);
    assertThat(array("|b1", little(2).put(1, (byte) 1), 2).number(1)).isEqualTo(1);
  }

  @Test
  void halfPrecisionFollowsTheStandard() {
    int[] bits = {0x3c00, 0xc000, 0x7bff, 0x0001, 0x8000, 0x7c00, 0xfc00, 0x3555};
    double[] values = {
      1,
      -2,
      65504,
      0x1p-24,
      -0.0,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      0.333251953125
    };
    for (int i = 0; i < bits.length; i++) {
      ByteBuffer bytes = little(2).putShort((short) bits[i]);
      assertThat(array("f2", bytes, 1).number(0)).isEqualTo(values[i]);
    }
    assertThat(array("f2", little(2).putShort((short) 0x7e00), 1).number(0)).isNaN();
  }

  @Test
  void textOfBothKindsIsRead() {
    ByteBuffer wide = little(12).putInt('a').putInt(0x1f600);
    assertThat(array("<U3", wide, 1).item(0)).isEqualTo("a\ud83d\ude00");
    byte[] bytes = Arrays.copyOf("hé".getBytes(StandardCharsets.UTF_8), 5);
    assertThat(array("|S5", ByteBuffer.wrap(bytes), 1).item(0)).isEqualTo("hé");
    assertThat(array("U1", little(4).putInt(0x7fffffff), 1).item(0)).isEqualTo("\ufffd");
  }

  @Test
  void columnMajorPlacesAreTurned() {
    ByteBuffer bytes = little(24);
    for (int i = 0; i < 24; i++) {
      bytes.put((byte) i);
    }
    Dtype type = Dtype.of("u1").orElseThrow();
    NumpyArray array = NumpyArray.of(new int[] {2, 3, 4}, type, true, Payload.of(contents(bytes)));
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 4; k++) {
          assertThat(array.number(12 * i + 4 * j + k)).isEqualTo(i + 2 * j + 6 * k);
        }
      }
    }
  }

  @Test
  void tooFewBytesAreRefused() {
    assertThatThrownBy(() -> array("f8", little(8), 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> array("f8", little(8), 1 << 30, 1 << 30, 1 << 30))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> array("f8", little(8), -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> array("U0", little(0), 1 << 30))
        .as("texts without letters take no room, so their number is not believed")
        .isInstanceOf(IllegalArgumentException.class);
    List<Object> one = new ArrayList<>(List.of("x"));
    assertThatThrownBy(() -> NumpyArray.of(new int[] {2}, false, one))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"V8", "c16", "M8[ns]", "f3", "i16", "", "<", "f99999999999", "U999999999"})
  void otherTypesAreUnknown(String name) {
    assertThat(Dtype.of(name)).isEmpty();
  }

  @Test
  void mappedPartsOfAFileReadLikeTheHeap() throws Exception {
    byte[] bytes = new byte[100];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    Path file = Files.write(folder.resolve("x"), bytes);
    Payload mapped;
    try (FileChannel channel = FileChannel.open(file)) {
      mapped = Payload.mapped(channel, 10, 80);
    }
    Dtype type = Dtype.of("<i4").orElseThrow();
    Payload heap = Payload.of(Arrays.copyOfRange(bytes, 10, 90));
    NumpyArray there = NumpyArray.of(new int[] {20}, type, false, mapped);
    NumpyArray here = NumpyArray.of(new int[] {20}, type, false, heap);
    for (int i = 0; i < 20; i++) {
      assertThat(there.number(i)).isEqualTo(here.number(i));
    }
    assertThat(mapped.bytes(3, 5)).containsExactly(13, 14, 15, 16, 17);
  }
}
