package org.lacuna.inference.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.TimedWord;

class EntryTest {

  private static final FeatureSpec SPEC =
      new FeatureSpec(
          "test.vision",
          "3",
          Map.of("rate", "25", "hop", "10"),
          List.of(new Feature("f0", "Hz", "Pitch."), new Feature("x", "1", "Längs und quer.")));

  private static final List<TimedWord> WORDS =
      List.of(
          new TimedWord("naïve", 0, 100, TimedWord.Origin.GIVEN, 1),
          new TimedWord("", 50, 50, TimedWord.Origin.RECOGNISED, 0.25f));

  private static FeatureSequence sequence() {
    return FeatureSequence.builder(SPEC)
        .add(0, 10, new float[] {1, Float.NaN})
        .addUnobserved(10, 25)
        .add(25, 30, new float[] {-2.5f, 1e-20f})
        .build()
        .masked(new boolean[] {true, true, false});
  }

  private static void write(Path entry) throws IOException {
    try (EntryWriter out = EntryWriter.create(entry, "test", 2)) {
      Packer head = new Packer().put(7).put(true).put(-1L).put(0.5).put("text");
      FeatureCodec.pack(head, WORDS);
      out.bytes(head.toBytes());
      FeatureCodec.write(out, sequence());
      out.commit();
    }
  }

  private static void requireContent(Path entry) throws IOException {
    try (EntryReader in = EntryReader.open(entry, "test", 2)) {
      Unpacker head = new Unpacker(in.bytes());
      assertThat(head.anInt()).isEqualTo(7);
      assertThat(head.aBoolean()).isTrue();
      assertThat(head.aLong()).isEqualTo(-1);
      assertThat(head.aDouble()).isEqualTo(0.5);
      assertThat(head.text()).isEqualTo("text");
      assertThat(FeatureCodec.words(head)).isEqualTo(WORDS);
      head.requireEnd();
      FeatureSequence s = FeatureCodec.read(in);
      assertThat(s.spec()).isEqualTo(SPEC);
      assertThat(s.steps()).isEqualTo(3);
      assertThat(s.observed(0)).isTrue();
      assertThat(s.observed(1)).isFalse();
      assertThat(s.observed(2)).isFalse();
      assertThat(s.value(0, 1)).isNaN();
      assertThat(s.value(2, 0)).isEqualTo(-2.5f);
      assertThat(s.endUs(1)).isEqualTo(25);
    }
  }

  @Test
  void whatWasWrittenIsReadAndNothingElseIsLeft(@TempDir Path folder) throws IOException {
    Path entry = folder.resolve("a.entry");
    write(entry);
    write(entry);
    requireContent(entry);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(entry);
    }
  }

  @Test
  void anUnfinishedEntryIsNeverSeen(@TempDir Path folder) throws IOException {
    Path entry = folder.resolve("a.entry");
    EntryWriter out = EntryWriter.create(entry, "test", 2);
    out.bytes(new byte[100]);
    assertThat(entry).doesNotExist();
    out.close();
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void anotherKindOrVersionIsRefused(@TempDir Path folder) throws IOException {
    Path entry = folder.resolve("a.entry");
    write(entry);
    assertThatThrownBy(() -> EntryReader.open(entry, "test", 3))
        .isInstanceOf(DamagedEntryException.class);
    assertThatThrownBy(() -> EntryReader.open(entry, "tent", 2))
        .isInstanceOf(DamagedEntryException.class);
  }

  /** Cut short, lengthened, or with flipped bits: noticed, and never by another exception. */
  @Property(tries = 400)
  void everyDamageIsNoticed(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory("lacuna-entry-test");
    Path entry = folder.resolve("a.entry");
    try {
      write(entry);
      byte[] whole = Files.readAllBytes(entry);
      byte[] damaged = damaged(whole, random);
      Files.write(entry, damaged);
      if (Arrays.equals(whole, damaged)) {
        requireContent(entry);
      } else {
        assertThatThrownBy(() -> requireContent(entry)).isInstanceOf(DamagedEntryException.class);
      }
    } finally {
      Files.deleteIfExists(entry);
      Files.delete(folder);
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] out = whole.clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(whole, random.nextInt(whole.length));
      }
      case 1 -> {
        return Arrays.copyOf(whole, whole.length + 1 + random.nextInt(100));
      }
      case 2 -> {
        int from = random.nextInt(out.length);
        Arrays.fill(out, from, Math.min(out.length, from + 64), (byte) 0);
      }
      default -> {
        int bits = 1 + random.nextInt(8);
        for (int i = 0; i < bits; i++) {
          out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
    }
    return out;
  }

  /** The small values alone, without checksums before them. */
  @Property(tries = 400)
  void anyBytesAreValuesOrDamage(@ForAll byte[] bytes) {
    Unpacker in = new Unpacker(bytes);
    try {
      FeatureSpec spec = FeatureCodec.spec(in);
      assertThat(spec.dim()).isNotNegative();
      FeatureCodec.words(in);
    } catch (IOException e) {
      assertThat(e).isInstanceOf(DamagedEntryException.class);
    }
  }

  @Test
  void theStoreDropsWhatWasNotUsedForLongest(@TempDir Path folder) throws IOException {
    TickingClock clock = new TickingClock();
    EntryStore store = new EntryStore(folder.resolve("cache"), () -> 2500, clock);
    assertThat(store.usage()).isEqualTo(new EntryStore.Usage(0, 0));
    for (String name : List.of("a", "b", "c")) {
      Files.write(store.place(name), new byte[1000]);
      assertThat(store.find(name)).isPresent();
    }
    assertThat(store.find("a")).isPresent();
    store.trim();
    assertThat(store.find("b")).isEmpty();
    assertThat(store.find("a")).isPresent();
    assertThat(store.find("c")).isPresent();
    assertThat(store.usage()).isEqualTo(new EntryStore.Usage(2, 2000));
    assertThat(store.clear()).isEqualTo(new EntryStore.Usage(2, 2000));
    assertThat(store.usage().entries()).isZero();
  }

  /** A second later whenever it is asked. */
  private static final class TickingClock extends Clock {
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }
  }
}
