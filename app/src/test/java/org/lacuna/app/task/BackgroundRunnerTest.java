package org.lacuna.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

@Timeout(20)
class BackgroundRunnerTest {

  private final BlockingQueue<Runnable> views = new LinkedBlockingQueue<>();
  private final BackgroundRunner runner = new BackgroundRunner(views::add);
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void close() {
    runner.close();
  }

  private Reply<String> hear() {
    return new Reply<>() {
      @Override
      public void done(String result) {
        heard.add(result);
      }

      @Override
      public void failed(LacunaException why) {
        heard.add("failed: " + why.sentence());
      }

      @Override
      public void progress(double fraction, String stage) {
        heard.add(stage);
      }
    };
  }

  private void deliverOne() throws InterruptedException {
    Runnable next = views.poll(10, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    if (next != null) {
      next.run();
    }
  }

  @Test
  void worksElsewhereAndRepliesThroughTheExecutor() throws InterruptedException {
    String here = Thread.currentThread().getName();
    runner.run(
        Lane.READING,
        (cancel, progress) -> Thread.currentThread().getName(),
        new CancelToken(),
        hear());
    deliverOne();
    assertThat(heard).containsExactly("lacuna-reading").doesNotContain(here);
  }

  @Test
  void aDefectBecomesASentence() throws InterruptedException {
    runner.run(
        Lane.READING,
        (cancel, progress) -> {
          throw new IllegalStateException("boom");
        },
        new CancelToken(),
        hear());
    deliverOne();
    assertThat(heard)
        .containsExactly("failed: Something unexpected went wrong; the log has the details.");
  }

  @Test
  void progressIsSampledAndTheNewestIsHeard() throws InterruptedException {
    CountDownLatch reported = new CountDownLatch(1);
    runner.run(
        Lane.READING,
        (cancel, progress) -> {
          for (int i = 0; i <= 1000; i++) {
            progress.progress(i / 1000.0, "stage " + i);
          }
          reported.countDown();
          return "end";
        },
        new CancelToken(),
        hear());
    assertThat(reported.await(10, TimeUnit.SECONDS)).isTrue();
    deliverOne();
    deliverOne();
    assertThat(heard).containsExactly("stage 1000", "end");
  }

  @Test
  void aResultThatIsCancelledBeforeDeliveryIsThrownAway() throws InterruptedException {
    CancelToken token = new CancelToken();
    runner.run(Lane.READING, (cancel, progress) -> "x", token, hear());
    Runnable reply = views.poll(10, TimeUnit.SECONDS);
    token.cancel();
    assertThat(reply).isNotNull();
    if (reply != null) {
      reply.run();
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void queuedJobsRunOutBeforeItCloses() {
    List<String> done = new ArrayList<>();
    runner.run(
        Lane.INFERENCE,
        (cancel, progress) -> {
          done.add("closed the network");
          return "";
        },
        new CancelToken(),
        hear());
    runner.close();
    assertThat(done).containsExactly("closed the network");
  }
}
