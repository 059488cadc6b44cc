package org.lacuna.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.store.EntryStore;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.FaceTrack;

class StoredExtractorTest {

  @TempDir private Path folder;
  private final SampleParts parts = new SampleParts();
  private Path cache = Path.of("");
  private Path clip = Path.of("");

  @BeforeEach
  void aClip() throws IOException {
    cache = folder.resolve("cache");
    clip = folder.resolve("talk.mp4");
    byte[] content = new byte[400_000];
    new Random(1).nextBytes(content);
    Files.write(clip, content);
    Files.setLastModifiedTime(clip, FileTime.from(Instant.now().minusSeconds(60)));
  }

  private StoredExtractor extractor(long limit, String version) {
    Clock clock = Clock.systemUTC();
    EntryStore store = new EntryStore(cache, () -> limit, clock);
    var audio =
        new org.lacuna.inference.signal.FeatureSpec(
            "test.audio", version, java.util.Map.of(), SampleParts.AUDIO.features());
    ClipKeys keys =
        new ClipKeys(
            new ContentHashes(store, clock),
            List.of(SampleParts.VISION, audio),
            SampleParts.WORDS,
            Set.of("srt", "vtt"),
            "test engine 1");
    return new StoredExtractor(parts, store, keys, new FreshExtractor(parts));
  }

  private Extraction extract(ExtractOptions options) throws LacunaException {
    return extractor(1 << 20, "1").extract(clip, options, new CancelToken(), ProgressSink.ignore());
  }

  private Extraction extract() throws LacunaException {
    return extract(ExtractOptions.DEFAULT);
  }

  @Test
  void aSecondLookExtractsNothingAndGivesTheSame() throws Exception {
    Extraction first = extract();
    Extraction second = extract();
    assertThat(parts.clips).isEqualTo(1);
    assertThat(parts.words).isZero();
    assertThat(first.timing().decode()).isEqualTo(5);
    assertThat(second.timing().byModality()).isEmpty();
    for (Extraction e : List.of(first, second)) {
      assertThat(e.info()).isEqualTo(parts.extraction(clip).info());
      assertThat(e.features().durationUs()).isEqualTo(80);
      assertThat(e.features().sequence(Modality.VISION).orElseThrow().value(0, 0)).isEqualTo(3);
      assertThat(e.features().sequence(Modality.VISION).orElseThrow().observed(1)).isFalse();
      assertThat(e.features().sequence(Modality.AUDIO).orElseThrow().value(0, 0)).isNaN();
      assertThat(e.features().whyAbsent(Modality.LANGUAGE)).contains("No transcript.");
      assertThat(e.faces().orElseThrow().why()).isEqualTo("The only face.");
      FaceTrack track = e.faces().orElseThrow().chosen().orElseThrow().track();
      assertThat(track.x(0, 2)).isEqualTo(7.5f);
      assertThat(track.y(0, 2)).isNaN();
      assertThat(track.boxHeight(0)).isEqualTo(4);
      assertThat(track.at(39)).isZero();
      assertThat(track.at(40)).isEqualTo(-1);
    }
  }

  @Test
  void anotherTranscriptFindsOnlyTheWordsAgain() throws Exception {
    extract();
    Files.writeString(folder.resolve("talk.srt"), "ab");
    assertThat(texts(extract())).containsExactly("a", "b");
    Files.writeString(folder.resolve("talk.srt"), "xyz");
    Extraction third = extract();
    assertThat(texts(third)).containsExactly("x", "y", "z");
    assertThat(third.transcriptSource()).contains("talk.srt");
    assertThat(third.features().sequence(Modality.LANGUAGE).orElseThrow().value(2, 0))
        .isEqualTo('z');
    assertThat(parts.clips).isEqualTo(1);
    assertThat(parts.words).isEqualTo(2);
  }

  private static List<String> texts(Extraction e) {
    return e.features().words().stream().map(TimedWord::text).toList();
  }

  @Test
  void otherContentOptionsOrVersionsAreOtherClips() throws Exception {
    extract();
    extract(ExtractOptions.DEFAULT.withMaxFps(10));
    assertThat(parts.clips).isEqualTo(2);
    extractor(1 << 20, "2")
        .extract(clip, ExtractOptions.DEFAULT, new CancelToken(), ProgressSink.ignore());
    assertThat(parts.clips).isEqualTo(3);
    byte[] content = Files.readAllBytes(clip);
    content[1000]++;
    Files.write(clip, content);
    extract();
    assertThat(parts.clips).isEqualTo(4);
    extract();
    assertThat(parts.clips).isEqualTo(4);
  }

  @Test
  void aCopyUnderAnotherNameSharesThePictures() throws Exception {
    extract();
    Path copy = Files.copy(clip, folder.resolve("copy.mp4"));
    clip = copy;
    assertThat(extract().info().file()).isEqualTo(copy);
    assertThat(parts.clips).isEqualTo(1);
    assertThat(parts.words).isEqualTo(1);
  }

  @Test
  void aSentenceThatNamesAnotherFileIsNotTakenOver() throws Exception {
    parts.damage = "talk.mp4 breaks off.";
    extract();
    clip = Files.copy(clip, folder.resolve("copy.mp4"));
    extract();
    assertThat(parts.clips).isEqualTo(2);
  }

  @Test
  void damagedEntriesAreMadeAgain() throws Exception {
    extract();
    for (Path entry : entries(".media")) {
      byte[] bytes = Files.readAllBytes(entry);
      bytes[bytes.length / 2] ^= 4;
      Files.write(entry, bytes);
    }
    assertThat(extract().features().sequence(Modality.VISION)).isPresent();
    assertThat(parts.clips).isEqualTo(2);
    for (Path entry : entries(".words")) {
      Files.write(entry, new byte[10]);
    }
    for (Path entry : entries(".hash")) {
      Files.write(entry, new byte[10]);
    }
    extract();
    assertThat(parts.clips).isEqualTo(2);
    assertThat(parts.words).isEqualTo(1);
    extract();
    assertThat(parts.words).isEqualTo(1);
  }

  private List<Path> entries(String ending) throws IOException {
    try (var files = Files.list(cache)) {
      List<Path> all = files.filter(f -> f.toString().endsWith(ending)).toList();
      assertThat(all).isNotEmpty();
      return all;
    }
  }

  @Test
  void withoutRoomTheClipIsStillExtracted() throws Exception {
    Extraction e =
        extractor(0, "1")
            .extract(clip, ExtractOptions.DEFAULT, new CancelToken(), ProgressSink.ignore());
    assertThat(e.features().sequence(Modality.VISION).orElseThrow().value(0, 0)).isEqualTo(3);
    Files.deleteIfExists(cache);
    cache = clip.resolve("not-a-folder");
    assertThat(extract().features().available().size()).isEqualTo(2);
    assertThat(parts.clips).isEqualTo(2);
  }

  @Test
  void aNamedTranscriptCounts() throws Exception {
    Path named = Files.writeString(folder.resolve("other.vtt"), "one");
    extract(ExtractOptions.DEFAULT.withTranscript(Optional.of(named)));
    Files.writeString(named, "two");
    extract(ExtractOptions.DEFAULT.withTranscript(Optional.of(named)));
    assertThat(parts.clips).isEqualTo(1);
    assertThat(parts.words).isEqualTo(1);
  }
}
