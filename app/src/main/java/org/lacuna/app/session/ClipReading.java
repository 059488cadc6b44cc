package org.lacuna.app.session;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.task.Job;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.task.LacunaException;

/** Long work on a clip, one at a time, with its progress. Belongs to the views' thread. */
final class ClipReading {

  private final LatestWins reading;
  private final Texts texts;
  private final Consumer<LacunaException> failed;
  private final ReadOnlyObjectWrapper<Optional<Loading>> loading =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Runnable givenUp = () -> {};

  /**
   * @param failed hears why work came to nothing
   */
  ClipReading(TaskRunner runner, Texts texts, Consumer<LacunaException> failed) {
    this.reading = new LatestWins(runner, Lane.READING);
    this.texts = texts;
    this.failed = failed;
  }

  /**
   * Starts work in place of what is under way.
   *
   * @param done hears the clip
   * @param whenGivenUp run when the work fails or is cancelled, not when other work replaces it
   */
  void start(String name, Job<OpenClip> job, Consumer<OpenClip> done, Runnable whenGivenUp) {
    givenUp = whenGivenUp;
    loading.set(Optional.of(new Loading(name, -1, texts.get("loading.start"))));
    reading.start(
        job,
        new Reply<OpenClip>() {
          @Override
          public void done(OpenClip opened) {
            givenUp = () -> {};
            loading.set(Optional.empty());
            done.accept(opened);
          }

          @Override
          public void failed(LacunaException why) {
            cancel();
            failed.accept(why);
          }

          @Override
          public void progress(double fraction, String stage) {
            loading.set(Optional.of(new Loading(name, fraction, stage)));
          }
        });
  }

  /** Gives up what is under way. */
  void cancel() {
    Runnable then = givenUp;
    abandon();
    then.run();
  }

  /** Gives up what is under way, and nobody hears of it. */
  void abandon() {
    givenUp = () -> {};
    reading.cancel();
    loading.set(Optional.empty());
  }

  ReadOnlyObjectProperty<Optional<Loading>> loading() {
    return loading.getReadOnlyProperty();
  }
}
