package org.lacuna.app.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

class DropsViewModelTest {

  private final SessionViewModel session =
      new SessionViewModel(
          new FakeBackend(), new InlineRunner(), Texts.of(Locale.ENGLISH), () -> 0);
  private final DropsViewModel drops = new DropsViewModel(session, Texts.of(Locale.ENGLISH));

  DropsViewModelTest() {
    session.start();
    session.open(Path.of("sample.mp4"));
  }

  private ShownRow row(Modality m) {
    return drops.rows().get().stream().filter(r -> r.modality() == m).findFirst().orElseThrow();
  }

  @Test
  void showsWhatTheClipHolds() {
    assertThat(drops.rows().get())
        .extracting(ShownRow::modality)
        .containsExactly(Modality.values());
    // the sample loses everything between 5 and 5.4 s
    assertThat(row(Modality.AUDIO).observed().contains(5_200_000)).isFalse();
    assertThat(row(Modality.AUDIO).observed().all()).hasSize(2);
    assertThat(row(Modality.LANGUAGE).words()).isNotEmpty();
  }

  @Test
  void aStrokeDropsAndAStrokeFromInsideGivesBack() {
    drops.brush(Modality.AUDIO, 3_000_000, 1_000_000);
    assertThat(row(Modality.AUDIO).dropped().all())
        .containsExactly(new Stretch(1_000_000, 3_000_000));
    drops.brush(Modality.AUDIO, 2_000_000, 9_000_000);
    assertThat(row(Modality.AUDIO).dropped().all())
        .containsExactly(new Stretch(1_000_000, 2_000_000));
    drops.undo();
    drops.undo();
    assertThat(row(Modality.AUDIO).dropped().isEmpty()).isTrue();
    assertThat(session.undoLog().canUndo().get()).isFalse();
  }

  @Test
  void aStrokeBeyondTheClipEndsWithTheClip() {
    drops.brush(Modality.VISION, 12_000_000, 99_000_000);
    assertThat(row(Modality.VISION).dropped().all())
        .containsExactly(new Stretch(12_000_000, 12_600_000));
  }

  @Test
  void presetsTakeThePlaceOfWhatWasDroppedAndCanBeUndone() {
    drops.brush(Modality.VISION, 0, 1_000_000);
    assertThat(session.undoLog().undoes().get()).isEqualTo("part of vision dropped or given back");
    drops.apply(Preset.MUTE);
    assertThat(session.undoLog().undoes().get()).isEqualTo("Mute");
    assertThat(session.used()).isEqualTo(ModalitySet.of(Modality.VISION, Modality.LANGUAGE));
    assertThat(row(Modality.VISION).dropped().isEmpty()).isTrue();
    assertThat(row(Modality.AUDIO).on()).isFalse();
    drops.undo();
    assertThat(row(Modality.VISION).dropped().isEmpty()).isFalse();
    drops.apply(Preset.BAD_CALL);
    drops.apply(Preset.NOTHING);
    assertThat(session.scored().get().orElseThrow().whole()).isTrue();
  }

  @Test
  void everyDrawOfTheRandomPresetIsAnother() {
    drops.apply(Preset.RANDOM);
    List<ShownRow> first = drops.rows().get();
    drops.apply(Preset.RANDOM);
    assertThat(drops.rows().get()).isNotEqualTo(first);
  }
}
