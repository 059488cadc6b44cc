package org.lacuna.app.compare.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.fake.SampleLibrary;
import org.lacuna.app.library.LibraryClip;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

class SessionPlotViewModelTest {

  @TempDir private Path folder;
  private final Texts texts = Texts.of(Locale.ENGLISH);
  private SampleLibrary sample;

  @BeforeEach
  void files() throws IOException {
    sample =
        SampleLibrary.of(
            new FakeBackend(),
            new InlineRunner(),
            new RememberedHere(),
            Optional.of(folder.resolve("projects")));
    for (String name : List.of("sample.mp4", "silent.mp4", "voice.wav")) {
      Files.writeString(folder.resolve(name), "only the name counts here");
    }
  }

  private LibraryViewModel library() {
    sample.start();
    return sample.clips();
  }

  @Test
  void withoutClipsThereIsASentence() {
    SessionPlotViewModel plot = new SessionPlotViewModel(library(), texts);
    assertThat(plot.points().get()).isEmpty();
    assertThat(plot.note().get()).isEqualTo(texts.get("compare.session.empty"));
  }

  @Test
  void onlyClipsThatHaveMoreThanWhatIsLeftArePoints() {
    LibraryViewModel library = library();
    SessionPlotViewModel plot = new SessionPlotViewModel(library, texts);
    library.add(List.of(folder.resolve("sample.mp4"), folder.resolve("silent.mp4")));
    assertThat(plot.points().get()).hasSize(2);
    assertThat(plot.note().get()).isEqualTo("2 clips");
    library.add(List.of(folder.resolve("voice.wav")));
    assertThat(plot.points().get()).hasSize(2);
    assertThat(plot.note().get()).isEqualTo("2 clips, 1 more without both scores");
    plot.given().set(ModalitySet.of(Modality.VISION, Modality.LANGUAGE));
    // all that the silent clip has: it would lie on the line and say nothing
    assertThat(plot.points().get()).extracting(p -> p.clip().name()).containsExactly("sample.mp4");
    assertThat(plot.note().get()).startsWith("1 clip,");
  }

  @Test
  void aDoubtfulScoreIsSaidToBeOne() {
    LibraryViewModel library = library();
    SessionPlotViewModel plot = new SessionPlotViewModel(library, texts);
    library.add(List.of(folder.resolve("sample.mp4")));
    SessionPoint sure = plot.points().get().get(0);
    LibraryClip c = sure.clip();
    LibraryClip doubted =
        new LibraryClip(
            c.id(),
            c.file(),
            c.durationUs(),
            c.state(),
            c.fraction(),
            c.problem(),
            c.words(),
            "Nobody speaks in this clip.",
            c.scores(),
            c.picture());
    SessionPoint doubtful = new SessionPoint(doubted, sure.full(), sure.missing());
    assertThat(sure.doubtful()).isFalse();
    assertThat(doubtful.doubtful()).isTrue();
    assertThat(plot.spoken(sure)).isEqualTo(plot.readout(sure));
    assertThat(plot.spoken(doubtful)).endsWith("\nNobody speaks in this clip.");
  }

  @Test
  void theQuantityCanBeAnEmotionAndAClickOpensTheClip() {
    LibraryViewModel library = library();
    SessionPlotViewModel plot = new SessionPlotViewModel(library, texts);
    library.add(List.of(folder.resolve("sample.mp4"), folder.resolve("silent.mp4")));
    assertThat(plot.quantities().get()).hasSize(5).contains(Optional.of("happy"));
    SessionPoint first = plot.points().get().get(0);
    // the made-up network: language 0.9, audio -0.3
    assertThat(first.full() - first.missing()).isCloseTo(0.6, within(1e-9));
    plot.emotion().set(Optional.of("happy"));
    SessionPoint second = plot.points().get().get(1);
    assertThat(second.full()).isBetween(0.0, 1.0);
    assertThat(plot.readout(second)).startsWith("silent.mp4\n").contains(" %");
    plot.open(second);
    assertThat(sample.session().clip().get().orElseThrow().name()).isEqualTo("silent.mp4");
  }
}
