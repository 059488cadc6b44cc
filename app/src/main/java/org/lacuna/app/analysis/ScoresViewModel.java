package org.lacuna.app.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.analysis.Scores.State;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.Scored;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.signal.Modality;

/** Sentiment and emotions, now and with every modality. Belongs to the thread of the views. */
public final class ScoresViewModel {

  private final SessionViewModel session;
  private final Texts texts;
  private final EmotionNames names;
  private final ReadOnlyObjectWrapper<Scores> scores;

  public ScoresViewModel(SessionViewModel session, Texts texts) {
    this.session = session;
    this.texts = texts;
    this.names = new EmotionNames(texts);
    this.scores = new ReadOnlyObjectWrapper<>(current());
    InvalidationListener changed = o -> scores.set(current());
    session.clip().addListener(changed);
    session.model().addListener(changed);
    session.switchedOn().addListener(changed);
    session.scored().addListener(changed);
  }

  private Scores current() {
    if (session.model().get() instanceof ModelState.Failed failed) {
      return Scores.without(State.FAILED, failed.sentence());
    }
    if (session.clip().get().isEmpty()) {
      return Scores.without(State.EMPTY, texts.get("scores.noClip"));
    }
    if (session.available().isEmpty()) {
      return Scores.without(State.NOTHING_ON, texts.get("scores.nothingFound"));
    }
    if (session.used().isEmpty()) {
      return Scores.without(State.NOTHING_ON, texts.get("scores.nothingOn"));
    }
    return session
        .scored()
        .get()
        .map(this::of)
        .orElseGet(() -> Scores.without(State.WAITING, texts.get("scores.waiting")));
  }

  private Scores of(Scored scored) {
    ClipPrediction now = scored.now().prediction();
    ClipPrediction full = scored.full().prediction();
    if (now.used().isEmpty()) {
      return Scores.without(State.NOTHING_ON, texts.get("scores.nothingSeen"));
    }
    return new Scores(
        State.SCORES,
        "",
        now.sentiment(),
        full.sentiment(),
        mood(now.sentiment()),
        difference(scored),
        emotions(now.emotions(), full.emotions()),
        caution(now),
        latency(scored.micros()));
  }

  /** A caution about the sound matters only while the sound is used. */
  private String caution(ClipPrediction now) {
    return now.used().contains(Modality.AUDIO)
        ? session.clip().get().map(c -> String.join(" ", c.extraction().cautions())).orElse("")
        : "";
  }

  private String mood(OptionalDouble sentiment) {
    return texts.get(
        sentiment.isEmpty() ? "sentiment.none" : "sentiment." + word(sentiment.getAsDouble()));
  }

  /** The word for a sentiment as it is shown, so that the same number never has two words. */
  static String word(double sentiment) {
    double size = Math.round(100 * Math.abs(sentiment)) / 100.0;
    if (size < 0.25) {
      return "neutral";
    }
    String strength = size < 1 ? "slightly" : size < 2 ? "clearly" : "strongly";
    return strength + (sentiment > 0 ? ".positive" : ".negative");
  }

  private String difference(Scored scored) {
    OptionalDouble now = scored.now().prediction().sentiment();
    OptionalDouble full = scored.full().prediction().sentiment();
    if (now.isEmpty() || full.isEmpty()) {
      return "";
    }
    if (scored.whole()) {
      return texts.get("scores.everything");
    }
    return texts.get(
        "scores.difference",
        Numbers.signed(now.getAsDouble() - full.getAsDouble(), 2),
        Numbers.signed(full.getAsDouble(), 2));
  }

  private List<Scores.Emotion> emotions(Map<String, Double> now, Map<String, Double> full) {
    double top = now.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    List<Scores.Emotion> rows = new ArrayList<>();
    now.forEach(
        (label, value) ->
            rows.add(
                new Scores.Emotion(
                    label, names.of(label), value, full.getOrDefault(label, value), value >= top)));
    return rows;
  }

  private String latency(long micros) {
    long millis = Math.round(micros / 1000.0);
    return millis < 1 ? texts.get("latency.instant") : texts.get("latency.millis", millis);
  }

  public ReadOnlyObjectProperty<Scores> scores() {
    return scores.getReadOnlyProperty();
  }
}
