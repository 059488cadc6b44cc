package org.lacuna.media.text.speech.whisper;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lacuna.inference.task.CancelToken;

/**
 * Signs of life during a call that gives none itself. Whisper hears a whole stretch in one native
 * call, for a minute or more with a large model on a small machine, and whoever watches the token
 * would take it for standing still. Only the watch on the whole clip's time is left meanwhile.
 */
final class Pulse implements AutoCloseable {

  private static final long SECONDS = 5;

  private final CancelToken token;
  private final CountDownLatch over = new CountDownLatch(1);

  /** Begins. */
  Pulse(CancelToken token) {
    this.token = token;
    Thread beats = new Thread(this::beat, "lacuna-whisper-pulse");
    beats.setDaemon(true);
    beats.start();
  }

  private void beat() {
    boolean ended = token.isCancelled();
    try {
      // Once cancelled, the caller sees it after the call.
      while (!ended) {
        ended = over.await(SECONDS, TimeUnit.SECONDS) || token.isCancelled();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends. */
  @Override
  public void close() {
    over.countDown();
  }
}
