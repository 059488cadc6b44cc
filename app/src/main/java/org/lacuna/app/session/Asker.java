package org.lacuna.app.session;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.session.ClipModel.Answer;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;

/**
 * Asks the network and keeps the newest answer beside the one to the whole clip, which is asked for
 * once. Belongs to the views' thread.
 */
final class Asker {

  private final LatestWins asking;
  private final LongSupplier nanoClock;
  private final Consumer<LacunaException> failed;
  private final ReadOnlyObjectWrapper<Optional<Scored>> scored =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Answer> full = Optional.empty();

  /**
   * @param failed hears why there is no answer
   */
  Asker(TaskRunner runner, LongSupplier nanoClock, Consumer<LacunaException> failed) {
    this.asking = new LatestWins(runner, Lane.INFERENCE);
    this.nanoClock = nanoClock;
    this.failed = failed;
  }

  /**
   * What is asked.
   *
   * @param untouched the clip as it was read
   * @param everything the modalities that it has and the network reads
   * @param whole the clip, maybe made worse
   * @param shown what is left of that
   * @param use the modalities of that which the network is shown; not empty
   * @param nothingDropped whether {@code shown} is all of {@code whole}
   */
  record Question(
      FeatureSet untouched,
      ModalitySet everything,
      FeatureSet whole,
      FeatureSet shown,
      ModalitySet use,
      boolean nothingDropped) {

    /** Whether nothing is taken away: to be made worse makes another object of the features. */
    @SuppressWarnings("ReferenceEquality")
    boolean isWhole() {
      return nothingDropped && whole == untouched && use.equals(everything);
    }
  }

  private record Answers(Answer full, Answer now) {}

  void ask(ClipModel network, Question question) {
    Optional<Answer> known = full;
    long asked = nanoClock.getAsLong();
    asking.start(
        (cancel, progress) -> {
          FeatureSet untouched = question.untouched();
          Answer all =
              known.isPresent()
                  ? known.get()
                  : network.predict(untouched, untouched, question.everything(), cancel);
          Answer now =
              question.isWhole()
                  ? all
                  : network.predict(question.shown(), question.whole(), question.use(), cancel);
          return new Answers(all, now);
        },
        Reply.of(
            answers -> {
              full = Optional.of(answers.full);
              long micros = (nanoClock.getAsLong() - asked) / 1000;
              scored.set(
                  Optional.of(
                      new Scored(
                          question.use(), answers.now, answers.full, question.isWhole(), micros)));
            },
            why -> {
              scored.set(Optional.empty());
              failed.accept(why);
            }));
  }

  /** Gives up what was asked; the last answer stays. */
  void cancel() {
    asking.cancel();
  }

  /** The clip has changed: the last answer stays in view until there is a new one. */
  void forgetWhole() {
    asking.cancel();
    full = Optional.empty();
  }

  /** Nothing is shown, so there is no answer. */
  void clear() {
    asking.cancel();
    scored.set(Optional.empty());
  }

  ReadOnlyObjectProperty<Optional<Scored>> scored() {
    return scored.getReadOnlyProperty();
  }
}
