package org.lacuna.app.rebuilt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.signal.Modality;
import org.lacuna.media.play.SoundSwitch;

class ListenViewModelTest {

  private final Texts texts = Texts.of(Locale.ENGLISH);
  private final InlineRunner runner = new InlineRunner();
  private final SessionViewModel session =
      new SessionViewModel(new FakeBackend(), runner, texts, () -> 0);
  private final RebuiltViewModel page = new RebuiltViewModel(session, texts);
  private final ListenViewModel listening =
      new ListenViewModel(session, page, new Timeline(), new SoundSwitch(), runner, texts);

  private void open(String name) {
    page.setLookedAt(true);
    session.start();
    session.open(Path.of(name));
  }

  @Test
  void anyOfTheSoundsCanBeChosen() {
    open("sample.mp4");
    for (Voice v : Voice.values()) {
      assertThat(listening.whyNot(v)).as(v.name()).isEmpty();
      listening.choose(v);
      assertThat(listening.voice().get()).isEqualTo(v);
    }
    listening.stop();
    assertThat(listening.voice().get()).isEqualTo(Voice.RECORDING);
  }

  @Test
  void theRecordingComesBackWhenNothingIsRebuiltAnyMore() {
    open("sample.mp4");
    listening.choose(Voice.REBUILT);
    session.toggle(Modality.VISION);
    session.toggle(Modality.LANGUAGE);
    assertThat(listening.voice().get()).isEqualTo(Voice.RECORDING);
    assertThat(listening.whyNot(Voice.REBUILT)).contains("Nothing is rebuilt.");
    listening.choose(Voice.REBUILT);
    assertThat(listening.voice().get()).isEqualTo(Voice.RECORDING);
  }

  @Test
  void aClipWithoutSoundSaysSoButItsRebuiltSoundCanBeSaved(@TempDir Path folder)
      throws IOException {
    open("silent.mp4");
    assertThat(listening.whyNot(Voice.REBUILT).orElseThrow()).startsWith("This clip has no sound");
    assertThat(listening.canSave()).isTrue();
    assertThat(listening.fileName()).isEqualTo("silent-rebuilt.wav");
    Path file = folder.resolve("out.wav");
    listening.save(file);
    assertThat(Files.size(file)).isEqualTo(44 + 2 * 16 * 12_600);
    assertThat(listening.saved().get()).startsWith("Saved as out.wav").contains("illustration");
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidAndLosesNothing(@TempDir Path folder) {
    open("sample.mp4");
    listening.save(folder.resolve("none").resolve("out.wav"));
    assertThat(session.error().get().orElseThrow().sentence()).contains("does not exist");
    assertThat(page.content().get().rows()).isNotEmpty();
  }

  @Test
  void withoutAClipThereIsNothingToHear() {
    assertThat(listening.whyNot(Voice.RECORDING)).isPresent();
    assertThat(listening.canSave()).isFalse();
  }
}
