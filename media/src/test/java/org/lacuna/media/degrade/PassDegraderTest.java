package org.lacuna.media.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.audio.AcousticExtractor;
import org.lacuna.media.audio.SoundPictureCollector;
import org.lacuna.media.audio.Sounds;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.degrade.Degradation.Blur;
import org.lacuna.media.degrade.Degradation.Colour;
import org.lacuna.media.degrade.Degradation.Darken;
import org.lacuna.media.degrade.Degradation.Noise;
import org.lacuna.media.degrade.Degradation.Replace;
import org.lacuna.media.degrade.Degradation.Shuffle;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.FaceFeatureExtractor;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;

class PassDegraderTest {

  private static final Path FILE = Path.of("clip.mp4");
  private static final FeatureSpec LIGHT =
      new FeatureSpec("light", "1", Map.of(), List.of(new Feature("light", "1", "How bright.")));
  private static final FeatureSpec LENGTH =
      new FeatureSpec("length", "1", Map.of(), List.of(new Feature("length", "1", "Letters.")));

  private final FakeMedia media = new FakeMedia(Sounds.utterance(), 160);
  private final PassDegrader degrader =
      new PassDegrader(
          media,
          rest -> new Light(),
          () -> AcousticExtractor.withoutSpeechNetwork(FakeMedia.RATE),
          (words, cancel) -> vectors(words),
          SoundPictureCollector::new);

  /** Sees one face, as long as the middle of the picture is bright, and measures how bright. */
  private static final class Light implements FaceFeatureExtractor {
    private static final int LEAST = 20;
    private final List<Long> times = new ArrayList<>();
    private final List<Integer> light = new ArrayList<>();

    @Override
    public Modality modality() {
      return Modality.VISION;
    }

    @Override
    public FeatureSpec spec() {
      return LIGHT;
    }

    @Override
    public void video(VideoFrame frame) {
      times.add(frame.timeUs());
      light.add(frame.bgr().get(11 * frame.stride() + 15 * 3) & 0xff);
    }

    @Override
    public void audio(AudioBlock block) {}

    @Override
    public FeatureSequence finish(long endUs) {
      return faces().sequence(endUs);
    }

    @Override
    public Faces faces() {
      FaceTrack.Builder track = FaceTrack.builder();
      FeatureSequence.Builder rows = FeatureSequence.builder(LIGHT);
      long[] start = new long[times.size()];
      long[] end = new long[times.size()];
      for (int i = 0; i < start.length; i++) {
        start[i] = times.get(i);
        end[i] = start[i] + FakeMedia.FRAME_US;
        if (light.get(i) >= LEAST) {
          track.add(
              start[i], end[i], new float[] {10, 6, 11, 11}, 1, new float[2 * FaceTrack.POINTS]);
          rows.add(start[i], end[i], new float[] {light.get(i)});
        }
      }
      List<TrackedFace> all = List.of(new TrackedFace(1, track.build(), rows.build(), 0));
      return new Faces(LIGHT, start, end, all, OptionalInt.of(1), "The only one.");
    }

    @Override
    public Optional<String> whyNothing() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  private static FeatureSequence vectors(List<TimedWord> words) {
    FeatureSequence.Builder rows = FeatureSequence.builder(LENGTH);
    for (TimedWord w : words) {
      rows.add(w.startUs(), w.endUs(), new float[] {w.text().length()});
    }
    return rows.build();
  }

  private Extraction clip() throws LacunaException {
    long duration = media.durationUs();
    Light faces = new Light();
    AcousticExtractor sound = AcousticExtractor.withoutSpeechNetwork(FakeMedia.RATE);
    SoundPictureCollector picture = new SoundPictureCollector(FakeMedia.RATE);
    FakeMedia.Keeper kept = new FakeMedia.Keeper();
    media.read(FILE, ReadOptions.ANALYSIS, kept, new CancelToken(), ProgressSink.ignore());
    for (long us : kept.times) {
      faces.video(FakeMedia.picture(us));
    }
    Sounds.feed(sound, Sounds.utterance(), 0, 160);
    Sounds.feed(picture, Sounds.utterance(), 0, 160);
    List<TimedWord> words = new ArrayList<>();
    for (String w : List.of("a", "bb", "ccc", "dddd")) {
      long start = words.size() * 200_000L;
      words.add(new TimedWord(w, start, start + 150_000, TimedWord.Origin.GIVEN, 1));
    }
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    sequences.put(Modality.VISION, faces.finish(duration));
    sequences.put(Modality.AUDIO, sound.finish(duration));
    sequences.put(Modality.LANGUAGE, vectors(words));
    return new Extraction(
        media.probe(FILE),
        FeatureSet.of(duration, sequences, Map.of(), words),
        Optional.of(faces.faces()),
        Optional.of("clip.srt"),
        Optional.of(picture.finish(duration)),
        "",
        new Extraction.Timing(1, Map.of(), 1));
  }

  private Extraction degrade(Extraction clip, Change... changes) throws LacunaException {
    return degrader.degrade(clip, List.of(changes), new CancelToken(), ProgressSink.ignore());
  }

  private static FeatureSequence of(Extraction clip, Modality m) {
    return clip.features().sequence(m).orElseThrow();
  }

  /** Whether a step is the same in both, to the bit. */
  private static boolean same(FeatureSequence a, FeatureSequence b, int t) {
    boolean same = a.observed(t) == b.observed(t) && a.startUs(t) == b.startUs(t);
    for (int d = 0; same && a.observed(t) && d < a.dim(); d++) {
      same = Float.floatToIntBits(a.value(t, d)) == Float.floatToIntBits(b.value(t, d));
    }
    return same;
  }

  @Test
  void stepsOutsideTheStretchKeepTheirBits() throws LacunaException {
    Extraction clip = clip();
    Stretch stretch = new Stretch(305_000, 600_000);
    Extraction worse = degrade(clip, new Change(stretch, new Noise(Colour.WHITE, 0, 1)));
    FeatureSequence before = of(clip, Modality.AUDIO);
    FeatureSequence after = of(worse, Modality.AUDIO);
    assertThat(after.steps()).isEqualTo(before.steps());
    int changed = 0;
    for (int t = 0; t < before.steps(); t++) {
      boolean inside = stretch.contains((before.startUs(t) + before.endUs(t)) / 2);
      assertThat(same(before, after, t) || inside).as("step %d", t).isTrue();
      changed += same(before, after, t) ? 0 : 1;
    }
    // The middle of the step from 300 ms on is the first moment of the stretch.
    assertThat(changed).isBetween(29, 30);
    assertThat(of(worse, Modality.VISION)).isSameAs(of(clip, Modality.VISION));
    assertThat(worse.sound().orElseThrow().spectrum().decibel(10, 20))
        .isEqualTo(clip.sound().orElseThrow().spectrum().decibel(10, 20));
    assertThat(worse.sound().orElseThrow().spectrum().decibel(45, 39))
        .isGreaterThan(clip.sound().orElseThrow().spectrum().decibel(45, 39));
  }

  @Test
  void aChangeThatChangesNothingMeasuresTheSame() throws LacunaException {
    Extraction clip = clip();
    Stretch all = new Stretch(0, clip.features().durationUs());
    Extraction same =
        degrade(
            clip, new Change(all, new Darken(1)), new Change(all, new Noise(Colour.WHITE, 80, 1)));
    FeatureSequence before = of(clip, Modality.VISION);
    for (int t = 0; t < before.steps(); t++) {
      assertThat(same(before, of(same, Modality.VISION), t)).isTrue();
    }
    FeatureSequence sound = of(clip, Modality.AUDIO);
    int pitch = sound.spec().indexOf("rms_db");
    for (int t = 0; t < 30; t++) {
      assertThat(of(same, Modality.AUDIO).value(t, pitch))
          .isCloseTo(sound.value(t, pitch), org.assertj.core.api.Assertions.within(0.5f));
    }
  }

  @Test
  void aFaceThatIsNotFoundAnyMoreIsMissing() throws LacunaException {
    Extraction clip = clip();
    Stretch stretch = new Stretch(200_000, 600_000);
    Extraction dark = degrade(clip, new Change(stretch, new Darken(0.02)));
    Extraction dim = degrade(clip, new Change(stretch, new Darken(0.5)));
    FeatureSequence before = of(clip, Modality.VISION);
    for (int t = 0; t < before.steps() - 1; t++) {
      boolean inside = stretch.contains((before.startUs(t) + before.endUs(t)) / 2);
      assertThat(of(dark, Modality.VISION).observed(t)).isEqualTo(!inside);
      assertThat(of(dim, Modality.VISION).value(t, 0)).isEqualTo(inside ? 120f : 240f);
    }
  }

  @Test
  void otherWordsGetVectorsAndTheRestKeepsTheirs() throws LacunaException {
    Extraction clip = clip();
    Stretch stretch = new Stretch(180_000, 600_000);
    Extraction worse = degrade(clip, new Change(stretch, new Replace("eeeeee")));
    assertThat(worse.features().words().stream().map(TimedWord::text))
        .containsExactly("a", "eeeeee", "dddd");
    FeatureSequence rows = of(worse, Modality.LANGUAGE);
    assertThat(rows.value(0, 0)).isEqualTo(1);
    assertThat(rows.value(1, 0)).isEqualTo(6);
    assertThat(rows.value(2, 0)).isEqualTo(4);
    Extraction shuffled = degrade(clip, new Change(stretch, new Shuffle(3)));
    assertThat(shuffled.features().words()).hasSize(4);
  }

  @Test
  void whatIsNotThereCannotBeMadeWorse() throws LacunaException {
    Extraction clip = clip();
    Map<Modality, FeatureSequence> silent = new EnumMap<>(clip.features().present());
    silent.remove(Modality.AUDIO);
    Extraction mute =
        new Extraction(
            clip.info(),
            FeatureSet.of(
                clip.features().durationUs(),
                silent,
                Map.of(Modality.AUDIO, "The sound track is silent."),
                clip.features().words()),
            clip.faces(),
            clip.transcriptSource(),
            Optional.empty(),
            "",
            clip.timing());
    Change noise = new Change(new Stretch(0, 300_000), new Noise(Colour.WHITE, 0, 1));
    assertThatThrownBy(() -> degrade(mute, noise))
        .isInstanceOf(LacunaException.class)
        .hasMessage("There is nothing to make worse: The sound track is silent.");
    assertThat(degrade(mute, new Change(noise.stretch(), new Blur(3))).features().available())
        .isEqualTo(mute.features().available());
  }
}
