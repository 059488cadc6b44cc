package org.lacuna.media.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaSource.Pass;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.ffmpeg.TestClips;

/** What every media source has to do, whatever library reads the files. */
public abstract class MediaSourceContract {

  private static final ReadOptions ALL = new ReadOptions(true, true, 16_000, 0);

  @TempDir static Path folder;
  private static Path plain;

  private final MediaSource source = source();

  protected abstract MediaSource source();

  @BeforeAll
  static void clip() throws LacunaException {
    plain = TestClips.plain(folder, "a plain: 100% clip.mp4", 50);
  }

  private Pass read(Path file, ReadOptions options, MediaSink sink) throws LacunaException {
    return source.read(file, options, sink, new CancelToken(), ProgressSink.ignore());
  }

  @Test
  void probeTellsWhatIsInside() throws LacunaException {
    MediaInfo info = source.probe(plain);

    assertThat(info.file()).isEqualTo(plain);
    assertThat(info.durationUs()).isCloseTo(2_000_000, within(50_000L));
    assertThat(info.video())
        .hasValueSatisfying(
            video -> {
              assertThat(video.width()).isEqualTo(TestClips.WIDTH);
              assertThat(video.height()).isEqualTo(TestClips.HEIGHT);
              assertThat(video.averageFps()).isCloseTo(25, within(0.1));
              assertThat(video.rotationDegrees()).isZero();
            });
    assertThat(info.audio()).hasValue(new MediaInfo.AudioStream(TestClips.RATE, 1, "aac"));
    assertThat(info.subtitles()).isFalse();
  }

  @Test
  void everyPictureComesAtItsTimeWithItsContent() throws LacunaException {
    Recording seen = new Recording();
    Pass pass = read(plain, ALL, seen);

    assertThat(seen.pictureTimes())
        .containsExactlyElementsOf(LongStream.range(0, 50).mapToObj(i -> i * 40_000).toList());
    for (int i = 0; i < 50; i++) {
      assertThat(seen.pictures.get(i).middle()).isCloseTo(TestClips.grey(i), within(6));
    }
    assertThat(pass.frames()).isEqualTo(50);
    assertThat(pass.endUs()).isBetween(2_000_000L, 2_050_000L);
    assertThat(pass.decodeNanos()).isPositive();
    assertThat(pass.damage()).isEmpty();
  }

  @Test
  void soundIsResampledToMonoWithoutGaps() throws LacunaException {
    Recording heard = new Recording();
    Pass pass = read(plain, ALL, heard);

    assertThat(heard.blockTimes.get(0)).isZero();
    assertThat(heard.gapStarts).isEmpty();
    assertThat(pass.samples()).isEqualTo(heard.samples.size()).isBetween(32_000L, 32_800L);
    assertThat(heard.pitch(16_000, 0.2, 1.8)).isCloseTo(TestClips.TONE_HZ, within(2.0));
    assertThat(heard.loudest(16_000, 0.2, 1.8)).isCloseTo(0.5, within(0.05));
  }

  @Test
  void onlyWhatIsWantedIsDecoded() throws LacunaException {
    Recording pictures = new Recording();
    read(plain, new ReadOptions(true, false, 16_000, 0), pictures);
    Recording sound = new Recording();
    read(plain, new ReadOptions(false, true, 8_000, 0), sound);

    assertThat(pictures.pictures).hasSize(50);
    assertThat(pictures.samples).isEmpty();
    assertThat(sound.pictures).isEmpty();
    assertThat(sound.samples.size()).isBetween(16_000, 16_400);
  }

  @Test
  void unevenTimesStayAsTheyAre() throws LacunaException {
    long[] times = {0, 33_000, 100_000, 500_000, 510_000, 1_200_000};
    Path uneven = TestClips.pictures(folder, "uneven.mp4", 64, 48, times);
    Recording seen = new Recording();
    read(uneven, ALL, seen);

    assertThat(seen.pictureTimes()).hasSize(times.length);
    for (int i = 0; i < times.length; i++) {
      assertThat(seen.pictureTimes().get(i)).isCloseTo(times[i], within(20L));
    }
  }

  @Test
  void picturesAreThinnedByTimeStamp() throws LacunaException {
    Path fast =
        TestClips.pictures(
            folder, "fast.mp4", 64, 48, LongStream.range(0, 60).map(i -> i * 20_000).toArray());
    Recording half = new Recording();
    Pass pass = read(fast, new ReadOptions(true, true, 16_000, 25), half);
    Recording odd = new Recording();
    read(fast, new ReadOptions(true, true, 16_000, 30), odd);

    assertThat(half.pictureTimes())
        .containsExactlyElementsOf(LongStream.range(0, 30).mapToObj(i -> i * 40_000).toList());
    assertThat(pass.frames()).isEqualTo(60);
    assertThat(odd.pictures).hasSize(36);
  }

  @ParameterizedTest
  @CsvSource({"90, 64, 96, 1", "180, 96, 64, 3", "270, 64, 96, 2"})
  void turnedPicturesComeUpright(int turn, int width, int height, int whiteQuarter)
      throws Exception {
    Path stored = TestClips.pictures(folder, "stored.mp4", 96, 64, 0, 40_000, 80_000);
    Path turned = TestClips.rotated(stored, "turned" + turn + ".mp4", turn);
    Recording seen = new Recording();
    read(turned, ALL, seen);

    MediaInfo.VideoStream video = source.probe(turned).video().orElseThrow();
    assertThat(video.rotationDegrees()).isEqualTo(turn);
    assertThat(List.of(video.width(), video.height())).containsExactly(width, height);
    Recording.Picture last = seen.pictures.get(2);
    assertThat(List.of(last.width(), last.height())).containsExactly(width, height);
    for (int quarter = 0; quarter < 4; quarter++) {
      assertThat(last.quarters()[quarter])
          .isCloseTo(quarter == whiteQuarter ? 230 : 30, within(25));
    }
  }

  @Test
  void oddSizesKeepTheirShape() throws LacunaException {
    Path odd = TestClips.pictures(folder, "odd.mp4", 63, 49, 0, 40_000);
    Recording seen = new Recording();
    read(odd, ALL, seen);

    assertThat(seen.pictures).hasSize(2);
    assertThat(seen.pictures.get(0).width()).isEqualTo(63);
    assertThat(seen.pictures.get(0).height()).isEqualTo(49);
    assertThat(seen.pictures.get(0).quarters()[0]).isCloseTo(230, within(25));
    assertThat(seen.pictures.get(0).quarters()[3]).isCloseTo(30, within(25));
  }

  @Test
  void aHoleInTheSoundIsAJumpInTime() throws LacunaException {
    Recording heard = new Recording();
    read(TestClips.soundWithHole(folder, "hole.mp4"), ALL, heard);

    assertThat(heard.gapStarts).hasSize(1);
    assertThat(heard.gapStarts.get(0)).isCloseTo(1_000_000, within(60_000L));
    assertThat(heard.gapEnds.get(0)).isCloseTo(2_000_000, within(60_000L));
    assertThat(heard.samples.size()).isCloseTo(2 * 16_000, within(1_600));
  }

  @Test
  void filesWithOneKindOfStreamWork() throws LacunaException {
    Path soundOnly = TestClips.sound(folder, "sound.m4a", 1);
    Recording heard = new Recording();
    Pass pass = read(soundOnly, ALL, heard);

    assertThat(source.probe(soundOnly).video()).isEmpty();
    assertThat(heard.pictures).isEmpty();
    assertThat(pass.endUs()).isCloseTo(1_000_000, within(50_000L));
    Path pictureOnly = TestClips.pictures(folder, "silent.mp4", 64, 48, 0, 40_000);
    assertThat(source.probe(pictureOnly).audio()).isEmpty();
    assertThatThrownBy(
            () -> read(pictureOnly, new ReadOptions(false, true, 16_000, 0), new Recording()))
        .isInstanceOf(LacunaException.class)
        .hasMessage("silent.mp4 holds no sound that can be read.");
  }

  @Test
  void aCoverIsNotVideo() throws Exception {
    Path music = TestClips.soundWithCover(folder, "music.wav");
    Recording heard = new Recording();
    read(music, ALL, heard);

    assertThat(source.probe(music).video()).isEmpty();
    assertThat(source.probe(music).audio()).isPresent();
    assertThat(heard.pictures).isEmpty();
    assertThat(heard.samples).hasSize(16_000);
  }

  @Test
  void aTruncatedFileGivesWhatItHas() throws Exception {
    Path cut = TestClips.truncated(plain, "cut.mp4", 0.6);
    Recording seen = new Recording();
    Pass pass = read(cut, ALL, seen);

    assertThat(seen.pictures).hasSizeBetween(5, 45);
    assertThat(pass.damage())
        .startsWith("cut.mp4 breaks off after")
        .endsWith("what came before was used.");
    assertThat(pass.endUs()).isLessThan(1_500_000);
  }

  @Test
  void brokenSoundDoesNotCostThePicture() throws Exception {
    Recording noisy = new Recording();
    Pass pass = read(TestClips.withBrokenSound(plain, "noisy.mp4"), ALL, noisy);
    Path unknown = TestClips.withUnknownSound(plain, "unknown.mp4");
    Recording silent = new Recording();
    read(unknown, ALL, silent);

    assertThat(noisy.pictures).hasSize(50);
    assertThat(pass.damage()).contains("sound of noisy.mp4");
    assertThat(silent.pictures).hasSize(50);
    assertThat(silent.samples).isEmpty();
    assertThat(source.probe(unknown).audio()).isEmpty();
  }

  @Test
  void whatIsNoMediaIsRefusedInOneSentence() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    Path text = Files.writeString(folder.resolve("text.mp4"), "Dear diary, ".repeat(500));
    Path headless = TestClips.truncated(plain, "headless.mp4", 0.02);

    refused(empty, "empty.mp4 is empty");
    refused(text, "text.mp4 cannot be read as video or sound");
    refused(headless, "headless.mp4 ");
    refused(folder.resolve("nothing.mp4"), "There is no file nothing.mp4");
    refused(folder, "is a folder");
  }

  private void refused(Path file, String words) {
    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(() -> source.probe(file))
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(LacunaException.Kind.MEDIA))
        .satisfies(e -> assertThat(e.sentence()).endsWith(".").doesNotContain("\n"));
    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(() -> read(file, ALL, new Recording()))
        .withMessageContaining(words);
  }

  @Test
  void cancellingStopsAtTheNextPicture() {
    CancelToken cancel = new CancelToken();
    List<Long> times = new ArrayList<>();
    MediaSink sink =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) {
            times.add(frame.timeUs());
            if (times.size() == 3) {
              cancel.cancel();
            }
          }

          @Override
          public void audio(AudioBlock block) {}
        };

    assertThatThrownBy(() -> source.read(plain, ALL, sink, cancel, ProgressSink.ignore()))
        .isInstanceOf(CancellationException.class);
    assertThat(times).hasSize(3);
  }

  @Test
  void aFailingSinkEndsThePass() {
    LacunaException full = new LacunaException(LacunaException.Kind.MODEL, "It is full.");
    MediaSink sink =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) throws LacunaException {
            throw full;
          }

          @Override
          public void audio(AudioBlock block) {}
        };

    assertThatThrownBy(() -> read(plain, ALL, sink)).isSameAs(full);
  }

  @Test
  void progressRisesToOne() throws LacunaException {
    List<Double> told = new ArrayList<>();
    source.read(
        plain, ALL, new Recording(), new CancelToken(), (fraction, stage) -> told.add(fraction));

    assertThat(told).isSorted().last().isEqualTo(1.0);
    assertThat(told).hasSizeGreaterThan(20).allMatch(f -> f >= 0 && f <= 1);
  }

  @Test
  void decodingTimeLeavesOutTheSink() throws LacunaException {
    MediaSink slow =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) {
            long until = System.nanoTime() + 10_000_000;
            while (System.nanoTime() < until) {
              Thread.onSpinWait();
            }
          }

          @Override
          public void audio(AudioBlock block) {}
        };
    long begin = System.nanoTime();
    Pass pass = read(plain, ALL, slow);

    assertThat(pass.decodeNanos()).isLessThan(System.nanoTime() - begin - 50 * 10_000_000L);
  }
}
