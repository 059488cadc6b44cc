package org.lacuna.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.lacuna.app.analysis.Scores;
import org.lacuna.app.analysis.ScoresViewModel;
import org.lacuna.app.analysis.SwitchState;
import org.lacuna.app.analysis.SwitchesViewModel;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.StepRunner;
import org.lacuna.app.reconstruction.ReconstructionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/** Whatever is flipped in whatever order, with answers early or late: the end is the same. */
class SwitchOrderTest {

  private record Bench(
      SessionViewModel session,
      StepRunner runner,
      ScoresViewModel scores,
      SwitchesViewModel switches,
      ReconstructionViewModel lanes) {

    static Bench open() {
      StepRunner runner = new StepRunner();
      Texts texts = Texts.of(Locale.ENGLISH);
      SessionViewModel s = new SessionViewModel(new FakeBackend(), runner, texts, () -> 0);
      Bench bench =
          new Bench(
              s,
              runner,
              new ScoresViewModel(s, texts),
              new SwitchesViewModel(s, texts),
              new ReconstructionViewModel(s, texts));
      s.start();
      s.open(Path.of("sample.mp4"));
      runner.drain();
      return bench;
    }

    Scores endScores() {
      return scores.scores().get();
    }

    List<SwitchState> endSwitches() {
      return switches.switches().get();
    }
  }

  @Property(tries = 60)
  void theEndDependsOnlyOnWhatIsOn(
      @ForAll @Size(max = 14) List<Modality> flips, @ForAll @Size(14) List<Boolean> waits) {
    Bench wandering = Bench.open();
    ModalitySet on = ModalitySet.all();
    for (int i = 0; i < flips.size(); i++) {
      Modality m = flips.get(i);
      on = on.contains(m) ? on.without(m) : on.with(m);
      wandering.session.toggle(m);
      if (waits.get(i)) {
        wandering.runner.drain();
      }
    }
    wandering.runner.drain();

    Bench straight = Bench.open();
    for (Modality m : Modality.values()) {
      straight.session.setOn(m, on.contains(m));
    }
    straight.runner.drain();

    assertThat(wandering.endScores()).isEqualTo(straight.endScores());
    assertThat(wandering.endSwitches()).isEqualTo(straight.endSwitches());
    assertThat(wandering.lanes.segments().get()).isEqualTo(straight.lanes.segments().get());
    assertThat(wandering.lanes.readout(2_000_000, 3))
        .isEqualTo(straight.lanes.readout(2_000_000, 3));
  }
}
