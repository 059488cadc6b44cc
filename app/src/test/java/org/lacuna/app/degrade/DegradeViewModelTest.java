package org.lacuna.app.degrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.media.degrade.Change;
import org.lacuna.media.degrade.Degradation;

class DegradeViewModelTest {

  private final Texts texts = Texts.of(Locale.ENGLISH);
  private final FakeBackend backend = new FakeBackend();
  private final InlineRunner runner = new InlineRunner();
  private final SessionViewModel session = new SessionViewModel(backend, runner, texts, () -> 0);
  private final Timeline timeline = new Timeline();
  private final DegradeViewModel page = new DegradeViewModel(session, timeline, runner, texts);

  @BeforeEach
  void open() {
    page.setLookedAt(true);
    session.start();
    open("sample.mp4");
  }

  private void open(String name) {
    session.open(Path.of(name));
    timeline.reset(12_600_000);
  }

  private List<Change> changes() {
    return session.choices().now().get().degrading().changes();
  }

  @Test
  void withoutASelectionTheWholeClipIsMadeWorse() {
    page.choose(Kind.NOISE);
    page.setAmount(-3.4);
    page.apply();
    assertThat(changes())
        .containsExactly(
            new Change(
                new Stretch(0, 12_600_000),
                new Degradation.Noise(Degradation.Colour.WHITE, -3, 1)));
    assertThat(page.changes().get())
        .containsExactly(new ChangeRow("White noise, \u22123 dB", "Whole clip"));
    assertThat(page.isOn()).isTrue();
  }

  @Test
  void theSelectionIsWhatIsMadeWorse() {
    timeline.select(Optional.of(new Span(2_000_000, 3_500_000)));
    assertThat(page.place()).isEqualTo("From 2.00 s to 3.50 s, as selected on the timeline");
    page.choose(Kind.DARKEN);
    page.setAmount(70);
    page.apply();
    Change made = changes().get(0);
    assertThat(made.stretch()).isEqualTo(new Stretch(2_000_000, 3_500_000));
    assertThat(((Degradation.Darken) made.how()).gain()).isBetween(0.299, 0.301);
    assertThat(page.changes().get().get(0))
        .isEqualTo(new ChangeRow("Darker by 70 %", "2.00 s to 3.50 s"));
  }

  @Test
  void everyKindCanBeMadeAndTakenBackAlone() {
    page.setWords("never again");
    for (Kind k : Kind.values()) {
      page.choose(k);
      assertThat(page.whyNot()).as(k.name()).isEmpty();
      page.apply();
    }
    assertThat(changes()).hasSize(Kind.values().length);
    assertThat(changes().get(5).how()).isEqualTo(new Degradation.Replace("never again"));
    page.remove(1);
    assertThat(changes()).hasSize(5);
    assertThat(changes().get(1).how()).isInstanceOf(Degradation.Blur.class);
    page.removeAll();
    assertThat(changes()).isEmpty();
    session.undoLog().undo();
    assertThat(changes()).hasSize(5);
  }

  @Test
  void amountsStayInTheirRange() {
    page.choose(Kind.BLUR);
    page.setAmount(1000);
    assertThat(page.amount(Kind.BLUR)).isEqualTo(40);
    assertThat(page.amountText()).isEqualTo("40 px");
    page.choose(Kind.SHUFFLE);
    assertThat(page.amountText()).isEmpty();
  }

  @Test
  void wordsAreNeededToReplaceWords() {
    page.choose(Kind.REPLACE);
    assertThat(page.whyNot()).contains("Type the words to put in.");
    page.apply();
    assertThat(changes()).isEmpty();
  }

  @Test
  void whatTheClipLacksCannotBeMadeWorse() {
    open("silent.mp4");
    assertThat(page.whyNot(Kind.NOISE)).contains("This file has no sound.");
    assertThat(page.whyNot(Kind.BLUR)).isEmpty();
  }

  @Test
  void originalAndNowStandSideBySide() {
    page.choose(Kind.BABBLE);
    timeline.select(Optional.of(new Span(2_000_000, 4_000_000)));
    page.apply();
    List<Line> lines = page.lines().get();
    assertThat(lines.get(0).name()).isEqualTo("Sentiment");
    assertThat(lines).filteredOn(l -> l.group().equals("scores")).hasSize(5);
    List<Line> sound = lines.stream().filter(l -> l.group().equals("audio")).toList();
    assertThat(sound.get(0).name()).isEqualTo("Sound heard");
    assertThat(sound).hasSize(5);
    // The fake adds 3 to every value; the sample's deviation is about 3.3.
    assertThat(sound.get(1).difference()).matches("\\+[01]\\.\\d \u03c3");
    assertThat(page.numbers().get(0).rows()).hasSize(lines.size());
    page.setOn(false);
    assertThat(page.isOn()).isFalse();
    assertThat(page.lines().get()).allMatch(l -> l.group().equals("scores"));
    assertThat(page.lines().get().get(0).difference()).isEqualTo("0.00");
  }
}
