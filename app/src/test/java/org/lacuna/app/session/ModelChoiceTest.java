package org.lacuna.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.Extraction;

class ModelChoiceTest {

  /** A fake with two networks to choose from, which notes what is opened. */
  private static final class TwoModels implements Backend {
    private final FakeBackend one = new FakeBackend();
    private final List<String> opened = new ArrayList<>();

    @Override
    public Extraction read(Path file, CancelToken cancel, ProgressSink progress)
        throws LacunaException {
      return one.read(file, cancel, progress);
    }

    @Override
    public Extraction recogniseSpeech(Extraction clip, CancelToken cancel, ProgressSink progress) {
      return one.recogniseSpeech(clip, cancel, progress);
    }

    @Override
    public ClipModel openModel() throws LacunaException {
      return one.openModel();
    }

    @Override
    public List<String> models() {
      return List.of("kt", "amd");
    }

    @Override
    public ClipModel openModel(String name) throws LacunaException {
      opened.add(name);
      return one.openModel();
    }

    @Override
    public Path demoClip() {
      return one.demoClip();
    }
  }

  @Test
  void anotherModelIsOpenedOnceAndScoresTheOpenClipAgain() {
    TwoModels backend = new TwoModels();
    SessionViewModel s =
        new SessionViewModel(backend, new InlineRunner(), Texts.of(Locale.ENGLISH), () -> 0);
    s.start();
    assertThat(s.chosenModel()).contains("kt");
    s.open(Path.of("sample.mp4"));
    s.toggle(Modality.AUDIO);
    Scored before = s.scored().get().orElseThrow();

    s.chooseModel("amd");
    s.chooseModel("amd");
    assertThat(backend.opened).containsExactly("amd");
    assertThat(s.chosenModel()).contains("amd");
    Scored after = s.scored().get().orElseThrow();
    assertThat(after.full()).isNotSameAs(before.full());
    assertThat(after.used().contains(Modality.AUDIO)).isFalse();
  }

  @Test
  void whereThereIsNoChoiceNoneIsOffered() {
    SessionViewModel s =
        new SessionViewModel(
            new FakeBackend(), new InlineRunner(), Texts.of(Locale.ENGLISH), () -> 0);
    assertThat(s.models()).isEmpty();
    assertThat(s.chosenModel()).isEmpty();
  }
}
