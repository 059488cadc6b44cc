package org.lacuna.app.rebuilt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.fake.SampleCard;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;

class RebuiltViewModelTest {

  private final Texts texts = Texts.of(Locale.ENGLISH);
  private final FakeBackend backend = new FakeBackend();
  private final SessionViewModel session =
      new SessionViewModel(backend, new InlineRunner(), texts, () -> 0);
  private final RebuiltViewModel page = new RebuiltViewModel(session, texts);

  @BeforeEach
  void look() {
    page.setLookedAt(true);
  }

  private void open(String name) {
    session.start();
    session.open(Path.of(name));
  }

  private FeatureRow row(String name) {
    return page.content().get().rows().stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyFeatureHasItsFigures() {
    open("sample.mp4");
    List<FeatureRow> rows = page.content().get().rows();
    assertThat(rows).hasSize(23);
    assertThat(page.content().get().source()).isEqualTo("vision and language");
    assertThat(page.content().get().notice()).isEmpty();
    FeatureRow level = row("rms_db");
    assertThat(level.label()).isEqualTo("Level");
    assertThat(level.unit()).isEqualTo("dB");
    Figures f = level.clip();
    // The sample's sound is not observed from 5.0 to 5.4 s; the model's steps are 100 ms.
    assertThat(f.compared()).isBetween(118, 124);
    double difference = f.rebuilt().mean().orElseThrow() - f.real().mean().orElseThrow();
    assertThat(f.difference().orElseThrow()).isCloseTo(difference, within(0.2));
    assertThat(f.mae().orElseThrow()).isPositive().isLessThanOrEqualTo(f.rmse().orElseThrow());
    assertThat(f.corr().orElseThrow()).isBetween(-1.0, 1.0);
    assertThat(level.gap()).isEmpty();
    assertThat(level.card()).isEqualTo(CardError.NONE);
  }

  @Test
  void aDroppedStretchIsAGapWithFiguresOfItsOwn() {
    open("sample.mp4");
    session.drop(Drops.none().with(Modality.AUDIO, new Stretch(2_000_000, 4_000_000)));
    assertThat(page.scope().get()).isEqualTo(Scope.GAP);
    assertThat(page.content().get().gaps().lengthUs()).isEqualTo(2_000_000);
    FeatureRow level = row("rms_db");
    assertThat(level.gap().orElseThrow().compared()).isEqualTo(20);
    assertThat(level.figures(Scope.GAP)).isEqualTo(level.gap().orElseThrow());
    session.undoLog().undo();
    assertThat(page.scope().get()).isEqualTo(Scope.CLIP);
    assertThat(row("rms_db").gap()).isEmpty();
  }

  @Test
  void aSoundThatIsSwitchedOffIsOneGap() {
    open("sample.mp4");
    session.toggle(Modality.AUDIO);
    assertThat(page.content().get().gaps().lengthUs()).isEqualTo(12_600_000);
    assertThat(row("rms_db").gap().orElseThrow()).isEqualTo(row("rms_db").clip());
  }

  @Test
  void theGapCannotBeChosenWithoutOne() {
    open("sample.mp4");
    page.setScope(Scope.GAP);
    assertThat(page.scope().get()).isEqualTo(Scope.CLIP);
  }

  @Test
  void anUnvoicedPitchIsNoNumber() {
    open("sample.mp4");
    FeatureSeries s = page.series().get().orElseThrow();
    assertThat(s.row().name()).isEqualTo("f0_semitone");
    assertThat(s.real()[s.stepAt(1_550_000)]).isNaN();
    assertThat(s.rebuilt()[s.stepAt(1_550_000)]).isNotNaN();
    assertThat(row("f0_semitone").clip().compared()).isLessThan(row("rms_db").clip().compared());
    assertThat(s.stepAt(99_000_000)).isEqualTo(-1);
  }

  @Test
  void theChosenFeatureStaysWhenTheAnswerChanges() {
    open("sample.mp4");
    page.select("rms_db");
    session.toggle(Modality.VISION);
    assertThat(page.series().get().orElseThrow().row().name()).isEqualTo("rms_db");
    assertThat(page.content().get().source()).isEqualTo("language");
  }

  @Test
  void whatIsMissingIsSaidInASentence() {
    assertThat(page.content().get().notice()).startsWith("Audio features appear here");
    open("voice.wav");
    assertThat(page.content().get().notice())
        .isEqualTo("This clip has nothing else to rebuild the sound from.");
    assertThat(row("rms_db").clip().real().mean()).isPresent();
    assertThat(row("rms_db").clip().compared()).isZero();
    open("silent.mp4");
    assertThat(page.content().get().notice())
        .startsWith("This file has no sound. Only the rebuilt");
    assertThat(row("rms_db").clip().rebuilt().mean()).isPresent();
    assertThat(page.content().get().gaps().isEmpty()).isTrue();
    open("nothing.mp4");
    assertThat(page.content().get().rows()).isEmpty();
    assertThat(page.content().get().notice()).startsWith("This file has no sound.");
  }

  @Test
  void nothingIsWorkedOutWhileNobodyLooks() {
    page.setLookedAt(false);
    open("sample.mp4");
    assertThat(page.content().get().rows()).isEmpty();
    page.setLookedAt(true);
    assertThat(page.content().get().rows()).isNotEmpty();
  }

  @Test
  void theNumbersAreThereWhetherAnybodyLooksOrNot() {
    page.setLookedAt(false);
    open("sample.mp4");
    session.drop(Drops.none().with(Modality.AUDIO, new Stretch(2_000_000, 4_000_000)));
    List<NumberTable> tables = page.numbers();
    assertThat(tables).hasSize(2);
    assertThat(tables.get(0).rows()).hasSize(2 * 23);
    assertThat(tables.get(0).rows().get(1)).startsWith("f0_semitone", "semitone", "gap");
    NumberTable steps = tables.get(1);
    assertThat(steps.name()).isEqualTo("rebuilt-f0_semitone");
    assertThat(steps.rows().stream().filter(r -> r.get(4).equals("1"))).hasSize(20);
    // What was not observed is an empty cell, never a zero.
    assertThat(steps.rows().get(15)).contains("");
  }

  @Test
  void theCardsFiguresAreThoseOfTheFeature() {
    ModelCard plain = SampleCard.card();
    ModelCard card =
        new ModelCard(
            plain.format(),
            plain.name(),
            plain.version(),
            plain.method(),
            plain.summary(),
            plain.trainedOn(),
            plain.limits(),
            plain.license(),
            plain.windowSeconds(),
            plain.inputs(),
            plain.outputs(),
            Map.of(
                "reconstruction_audio_rmse", Map.of("rms_db", 8.5),
                "reconstruction_audio_rmse_of_mean", Map.of("rms_db", 9.5)),
            plain.provenance(),
            plain.sha256());
    CardError level = CardError.of(card, Modality.AUDIO, "rms_db");
    assertThat(level.rmse()).hasValue(8.5);
    assertThat(level.rmseOfMean()).hasValue(9.5);
    assertThat(level.corr()).isEmpty();
    assertThat(CardError.of(card, Modality.AUDIO, "hnr").rmse()).isEmpty();
    assertThat(CardError.of(card, Modality.VISION, "rms_db").rmse()).isEmpty();
  }
}
