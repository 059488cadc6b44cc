package org.lacuna.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.StepRunner;
import org.lacuna.inference.task.LacunaException;

class LatestWinsTest {

  private final StepRunner runner = new StepRunner();
  private final LatestWins latest = new LatestWins(runner, Lane.INFERENCE);
  private final List<String> heard = new ArrayList<>();

  private Reply<String> hear() {
    return Reply.of(heard::add, why -> heard.add("failed: " + why.sentence()));
  }

  @Test
  void onlyTheNewestAnswerIsHeard() {
    latest.start((cancel, progress) -> "first", hear());
    latest.start((cancel, progress) -> "second", hear());
    runner.drain();
    assertThat(heard).containsExactly("second");
    assertThat(latest.isRunning()).isFalse();
  }

  @Test
  void anAnswerThatComesTooLateIsDropped() {
    List<Reply<String>> replies = new ArrayList<>();
    TaskRunner late =
        new TaskRunner() {
          @Override
          @SuppressWarnings("unchecked")
          public <T> void run(
              Lane lane, Job<T> job, org.lacuna.inference.task.CancelToken c, Reply<T> reply) {
            replies.add((Reply<String>) reply);
          }
        };
    LatestWins wins = new LatestWins(late, Lane.INFERENCE);
    wins.start((cancel, progress) -> "", hear());
    wins.start((cancel, progress) -> "", hear());
    replies.get(1).done("new");
    replies.get(0).done("old");
    replies.get(0).failed(new LacunaException(LacunaException.Kind.MODEL, "old"));
    assertThat(heard).containsExactly("new");
  }

  @Test
  void aFailureOfTheNewestIsHeard() {
    latest.start(
        (cancel, progress) -> {
          throw new LacunaException(LacunaException.Kind.MODEL, "No.");
        },
        hear());
    runner.drain();
    assertThat(heard).containsExactly("failed: No.");
  }

  @Test
  void nothingIsHeardAfterCancel() {
    latest.start((cancel, progress) -> "x", hear());
    assertThat(latest.isRunning()).isTrue();
    latest.cancel();
    runner.drain();
    assertThat(heard).isEmpty();
  }
}
