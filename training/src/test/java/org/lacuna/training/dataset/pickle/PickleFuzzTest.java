package org.lacuna.training.dataset.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.pickle.PickleBytes.Array;

/** Whatever the bytes are, a file is read or refused with a sentence. */
class PickleFuzzTest {

  private static final String OPCODES = "()*.0123FIJKLMNPQRSTUVXabcdghijlopqrstu}]GBC";

  @TempDir Path folder;

  private int refused;

  private void attempt(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("fuzz.pkl"), bytes);
    try {
      new PickleReader().read(file);
    } catch (LacunaException e) {
      refused++;
      assertThat(e.sentence()).contains("fuzz.pkl").endsWith(".").doesNotContain("Exception");
    } catch (RuntimeException | Error e) {
      fail("bytes " + Arrays.toString(Arrays.copyOf(bytes, Math.min(400, bytes.length))), e);
    }
  }

  private static byte[] sample(boolean old) {
    Map<String, Object> table =
        Map.of(
            "vision", Array.of(new int[] {2, 2, 1}, 0, 1, 2, 3),
            "audio", new Array("f8", true, new int[] {2, 1, 2}, new double[] {0, 1, 2, 3}),
            "labels", Array.of(new int[] {2, 1, 1}, 1, 2),
            "id", List.of("a[0]", List.of("b", "1", "2")));
    return old ? PickleBytes.old(Map.of("train", table)) : PickleBytes.of(Map.of("train", table));
  }

  @Test
  void everyTruncationIsRefused() throws Exception {
    byte[] whole = sample(false);
    for (int n = 0; n < whole.length; n++) {
      attempt(Arrays.copyOf(whole, n));
    }
    assertThat(refused).isEqualTo(whole.length);
  }

  @Test
  void changedBytesAreReadOrRefused() throws Exception {
    Random random = new Random(4);
    for (int round = 0; round < 1200; round++) {
      byte[] bytes = sample(round % 2 == 0);
      for (int k = 0; k <= random.nextInt(4); k++) {
        int at = random.nextInt(bytes.length);
        bytes[at] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) OPCODES.charAt(random.nextInt(OPCODES.length()));
      }
      attempt(bytes);
    }
    assertThat(refused).isGreaterThan(300);
  }

  @Test
  void randomOperationsAreReadOrRefused() throws Exception {
    Random random = new Random(5);
    for (int round = 0; round < 1200; round++) {
      byte[] bytes = new byte[1 + random.nextInt(60)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            switch (random.nextInt(4)) {
              case 0 -> (byte) random.nextInt(256);
              case 1 -> (byte) (0x80 + random.nextInt(25));
              default -> (byte) OPCODES.charAt(random.nextInt(OPCODES.length()));
            };
      }
      bytes[bytes.length - 1] = '.';
      attempt(bytes);
    }
    assertThat(refused).isEqualTo(1200);
  }
}
