package org.lacuna.app.lanes.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.fake.StepRunner;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.sound.ClipSamples;

class FineSoundTest {

  private static final int RATE = 1000;

  private final FakeBackend backend = new FakeBackend();
  private final SessionViewModel session =
      new SessionViewModel(backend, new InlineRunner(), Texts.of(Locale.ENGLISH), () -> 0);
  private final Timeline timeline = new Timeline();
  private final StepRunner background = new StepRunner();
  private final List<Span> read = new ArrayList<>();
  private boolean broken;
  private final FineSound sound =
      new FineSound(
          session,
          timeline,
          background,
          (clip, start, end, cancel) -> {
            read.add(new Span(start, end));
            if (broken) {
              throw new LacunaException(LacunaException.Kind.MEDIA, "The disk is gone.");
            }
            int count = Math.toIntExact((end - start) * RATE / 1_000_000);
            return Optional.of(new ClipSamples(start, RATE, new float[count]));
          });

  @BeforeEach
  void open() {
    session.start();
    session.open(Path.of("sample.mp4"));
    timeline.reset(12_600_000);
  }

  private void look(long start, long end) {
    timeline.show(new Span(start, end));
    sound.want();
  }

  @Test
  void whatIsVisibleIsReadOnceWithSomeMoreOnEitherSide() {
    look(4_000_000, 5_000_000);
    assertThat(sound.samples().get()).as("in the background").isEmpty();
    background.drain();
    assertThat(read).containsExactly(new Span(3_000_000, 6_000_000));
    assertThat(sound.samples().get().orElseThrow().startUs()).isEqualTo(3_000_000);
    look(3_200_000, 4_200_000);
    look(4_900_000, 5_900_000);
    look(4_000_000, 4_100_000);
    background.drain();
    assertThat(read).as("all of it is there").hasSize(1);
    look(5_500_000, 6_500_000);
    look(11_000_000, 12_600_000);
    background.drain();
    assertThat(read)
        .as("only the latest")
        .hasSize(2)
        .last()
        .isEqualTo(new Span(9_400_000, 12_600_000));
  }

  @Test
  void anotherClipIsReadAnew() {
    look(0, 1_000_000);
    background.drain();
    session.open(Path.of("demo.mp4"));
    assertThat(sound.samples().get()).isEmpty();
    sound.want();
    background.drain();
    assertThat(read).hasSize(2);
  }

  @Test
  void whatCannotBeReadIsTriedOnce() {
    broken = true;
    look(0, 1_000_000);
    background.drain();
    look(5_000_000, 6_000_000);
    background.drain();
    assertThat(read).hasSize(1);
    assertThat(sound.samples().get()).isEmpty();
  }

  @Test
  void withoutAClipNothingIsRead() {
    FineSound alone =
        new FineSound(
            new SessionViewModel(backend, new InlineRunner(), Texts.of(Locale.ENGLISH), () -> 0),
            new Timeline(),
            background,
            (clip, start, end, cancel) -> Optional.empty());
    alone.want();
    assertThat(background.waiting()).isZero();
  }
}
