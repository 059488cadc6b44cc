package org.lacuna.media.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.audio.AcousticExtractor;
import org.lacuna.media.audio.SoundPictureCollector;
import org.lacuna.media.audio.vad.SpeechNetwork;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;
import org.lacuna.media.degrade.Degradation.Blur;
import org.lacuna.media.degrade.Degradation.Colour;
import org.lacuna.media.degrade.Degradation.Darken;
import org.lacuna.media.degrade.Degradation.Noise;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.FaceFeatureExtractor;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.vision.FaceExtractor;
import org.lacuna.media.vision.FaceNetworks;
import org.lacuna.resources.LacunaResources;

/** A stretch of the real demo clip measured again, against the whole clip measured again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StretchAgainTest {

  private static final int RATE = ReadOptions.ANALYSIS.sampleRate();

  /** Fewer pictures than the clip has: those that were analysed are found again among all. */
  private static final double FPS = 12.5;

  private final FfmpegMediaSource media = new FfmpegMediaSource();
  private FaceNetworks networks;
  private SpeechNetwork speech;
  private Path clip;
  private Measured before;

  private final PassDegrader degrader =
      new PassDegrader(
          media,
          rest -> new FaceExtractor(networks, rest),
          () -> new AcousticExtractor(RATE, speech),
          (words, cancel) -> {
            throw new IllegalStateException("no word was changed");
          },
          SoundPictureCollector::new);

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    OnnxRuntime runtime = new OnnxRuntime();
    networks = FaceNetworks.open(runtime, LacunaResources::model);
    speech = SpeechNetwork.open(runtime, LacunaResources::model);
    clip = folder.resolve("demo.mp4");
    Files.write(clip, LacunaResources.bytes("demo/demo.mp4"));
    before = whole(media, List.of());
  }

  @AfterAll
  void close() {
    networks.close();
    speech.close();
  }

  private record Measured(Faces faces, FeatureSequence vision, FeatureSequence audio) {}

  private Measured whole(MediaSource source, List<Double> rest) throws LacunaException {
    try (FaceExtractor faces = new FaceExtractor(networks, rest);
        AcousticExtractor sound = new AcousticExtractor(RATE, speech)) {
      long end =
          source
              .read(
                  clip,
                  new ReadOptions(true, false, RATE, FPS),
                  faces,
                  new CancelToken(),
                  ProgressSink.ignore())
              .endUs();
      source.read(
          clip,
          new ReadOptions(false, true, RATE, 0),
          sound,
          new CancelToken(),
          ProgressSink.ignore());
      FeatureSequence vision = faces.finish(end);
      return new Measured(faces.faces(), vision, sound.finish(end));
    }
  }

  @Test
  void aStretchMeasuredAgainIsThatOfTheWholeClipMeasuredAgain() throws Exception {
    Extraction extraction = extraction(before);
    List<Double> rest = before.faces.chosen().orElseThrow().rest();
    Stretch seen = new Stretch(6_000_000, 8_000_000);
    Stretch unseen = new Stretch(10_000_000, 12_000_000);
    Stretch heard = new Stretch(12_500_000, 14_000_000);
    List<Change> changes =
        List.of(
            new Change(seen, new Blur(4)),
            new Change(unseen, new Darken(0.02)),
            new Change(heard, new Noise(Colour.BABBLE, 5, 1)));
    Measured again = whole(new DegradedSource(media, changes), rest);
    Extraction parts =
        degrader.degrade(extraction, changes, new CancelToken(), ProgressSink.ignore());

    FeatureSequence vision = parts.features().sequence(Modality.VISION).orElseThrow();
    outsideNothingChanged(before.vision, vision, List.of(seen, unseen));
    insideLikeTheWhole(again.vision, vision, before.vision, seen);
    insideLikeTheWhole(again.vision, vision, before.vision, unseen);

    FeatureSequence audio = parts.features().sequence(Modality.AUDIO).orElseThrow();
    outsideNothingChanged(before.audio, audio, List.of(heard));
    int vad = audio.spec().indexOf("vad");
    int changed = 0;
    for (int t = 0; t < audio.steps(); t++) {
      assertThat(audio.observed(t)).isEqualTo(again.audio.observed(t));
      if (audio.observed(t) && heard.contains((audio.startUs(t) + audio.endUs(t)) / 2)) {
        // The network that tells speech remembers a little of how it began.
        assertThat(bits(audio, t).subList(0, vad))
            .as("step %d", t)
            .isEqualTo(bits(again.audio, t).subList(0, vad));
        assertThat(audio.value(t, vad)).isCloseTo(again.audio.value(t, vad), within(0.05f));
        changed += bits(audio, t).equals(bits(before.audio, t)) ? 0 : 1;
      }
    }
    assertThat(changed).isGreaterThan(100);
  }

  @Test
  void onlyTheStretchAndItsSurroundingsAreLookedAt() throws Exception {
    List<Long> looked = new ArrayList<>();
    PassDegrader counting =
        new PassDegrader(
            media,
            rest -> new Counting(new FaceExtractor(networks, rest), looked),
            () -> new AcousticExtractor(RATE, speech),
            (words, cancel) -> before.audio,
            SoundPictureCollector::new);
    Stretch where = new Stretch(8_000_000, 9_000_000);
    counting.degrade(
        extraction(before),
        List.of(new Change(where, new Blur(3))),
        new CancelToken(),
        ProgressSink.ignore());
    assertThat(looked).hasSizeBetween(60, 75).isSorted();
    assertThat(looked.get(0)).isBetween(4_800_000L, 5_000_000L);
    assertThat(looked.get(looked.size() - 1)).isBetween(10_400_000L, 10_500_000L);
  }

  private Extraction extraction(Measured clipMeasured) throws LacunaException {
    long end = clipMeasured.audio.endUs(clipMeasured.audio.steps() - 1);
    return new Extraction(
        media.probe(clip),
        FeatureSet.of(
            end,
            Map.of(Modality.VISION, clipMeasured.vision, Modality.AUDIO, clipMeasured.audio),
            Map.of(Modality.LANGUAGE, "No words."),
            List.of()),
        Optional.of(clipMeasured.faces),
        Optional.empty(),
        Optional.empty(),
        "",
        new Extraction.Timing(1, Map.of(), 1));
  }

  private static void outsideNothingChanged(
      FeatureSequence before, FeatureSequence after, List<Stretch> where) {
    assertThat(after.steps()).isEqualTo(before.steps());
    for (int t = 0; t < after.steps(); t++) {
      long middle = (after.startUs(t) + after.endUs(t)) / 2;
      assertThat(after.startUs(t)).isEqualTo(before.startUs(t));
      assertThat(after.endUs(t)).isEqualTo(before.endUs(t));
      if (where.stream().noneMatch(s -> s.contains(middle))) {
        assertThat(bits(after, t)).as("step %d", t).isEqualTo(bits(before, t));
      }
    }
  }

  /**
   * The tracker comes from elsewhere, so that points differ by a fraction of a pixel (ADR 0053).
   */
  private static void insideLikeTheWhole(
      FeatureSequence whole, FeatureSequence part, FeatureSequence plain, Stretch where) {
    int lost = 0;
    for (int t = 0; t < whole.steps(); t++) {
      boolean inside = where.contains((whole.startUs(t) + whole.endUs(t)) / 2);
      lost += inside && part.observed(t) != whole.observed(t) ? 1 : 0;
    }
    assertThat(lost).isLessThanOrEqualTo(1);
    for (int d = 0; d < whole.dim(); d++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      double furthest = 0;
      double sum = 0;
      int n = 0;
      for (int t = 0; t < whole.steps(); t++) {
        float usual = plain.observed(t) ? plain.value(t, d) : Float.NaN;
        least = Float.isNaN(usual) ? least : Math.min(least, usual);
        most = Float.isNaN(usual) ? most : Math.max(most, usual);
        if (where.contains((whole.startUs(t) + whole.endUs(t)) / 2)) {
          if (whole.observed(t) && part.observed(t) && !Float.isNaN(whole.value(t, d))) {
            double off = Math.abs(whole.value(t, d) - part.value(t, d));
            furthest = Math.max(furthest, off);
            sum += off;
            n++;
          }
        }
      }
      String name = whole.spec().features().get(d).name();
      assertThat(furthest).as(name).isLessThanOrEqualTo(0.2 * (most - least));
      assertThat(sum / Math.max(1, n)).as(name).isLessThanOrEqualTo(0.03 * (most - least));
    }
  }

  private static List<Integer> bits(FeatureSequence s, int t) {
    List<Integer> all = new ArrayList<>();
    for (int d = 0; s.observed(t) && d < s.dim(); d++) {
      all.add(Float.floatToRawIntBits(s.value(t, d)));
    }
    return all;
  }

  /** Notes the times of the pictures that it looks at. */
  private record Counting(FaceExtractor real, List<Long> looked) implements FaceFeatureExtractor {
    @Override
    public Modality modality() {
      return real.modality();
    }

    @Override
    public FeatureSpec spec() {
      return real.spec();
    }

    @Override
    public void video(VideoFrame frame) throws LacunaException {
      looked.add(frame.timeUs());
      real.video(frame);
    }

    @Override
    public void audio(AudioBlock block) {
      real.audio(block);
    }

    @Override
    public FeatureSequence finish(long endUs) {
      return real.finish(endUs);
    }

    @Override
    public Optional<String> whyNothing() {
      return real.whyNothing();
    }

    @Override
    public Faces faces() {
      return real.faces();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
