package org.lacuna.app.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lacuna.app.attention.AttentionAxis;
import org.lacuna.app.attention.AttentionPicture;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.session.Scored;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.clip.Reconstruction;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;

/**
 * The numbers that the window shows of the open clip, as tables. Times are seconds of the
 * container's clock; what was not observed is an empty cell, never a zero. Belongs to the thread of
 * the views.
 */
public final class ClipNumbers {

  private final SessionViewModel session;

  public ClipNumbers(SessionViewModel session) {
    this.session = session;
  }

  /** Scores, words, and the measured and rebuilt sound; only what there is. */
  public List<NumberTable> timeline() {
    List<NumberTable> all = new ArrayList<>(scores());
    session
        .clip()
        .get()
        .filter(c -> !c.features().words().isEmpty())
        .ifPresent(c -> all.add(words(c.features().words())));
    Optional<Reconstruction> rebuilt = session.scored().get().flatMap(s -> s.now().audio());
    if (rebuilt.isPresent()) {
      all.add(sequence("audio", rebuilt.get().real()));
      all.add(sequence("audio-rebuilt", rebuilt.get().rebuilt()));
    } else {
      session
          .clip()
          .get()
          .flatMap(c -> c.features().sequence(Modality.AUDIO))
          .ifPresent(s -> all.add(sequence("audio", s)));
    }
    return List.copyOf(all);
  }

  /**
   * What the network says of the clip and of each window, with what is on now and with everything.
   */
  public List<NumberTable> scores() {
    return session.scored().get().map(ClipNumbers::scores).stream().toList();
  }

  private static NumberTable scores(Scored scored) {
    Set<String> labels = new TreeSet<>();
    scored.now().prediction().windows().forEach(w -> labels.addAll(w.emotions().keySet()));
    scored.full().prediction().windows().forEach(w -> labels.addAll(w.emotions().keySet()));
    List<String> columns =
        new ArrayList<>(List.of("part", "start_s", "end_s", "shown", "used", "sentiment"));
    columns.addAll(labels);
    List<List<String>> rows = new ArrayList<>();
    rows(rows, "now", scored.now().prediction(), labels);
    rows(rows, "everything", scored.full().prediction(), labels);
    return new NumberTable("scores", columns, rows);
  }

  private static void rows(
      List<List<String>> rows, String shown, ClipPrediction said, Set<String> labels) {
    List<Prediction> windows = said.windows();
    if (windows.isEmpty()) {
      return;
    }
    List<String> clip =
        new ArrayList<>(
            List.of(
                "clip",
                seconds(windows.get(0).startUs()),
                seconds(windows.get(windows.size() - 1).endUs()),
                shown,
                said.used().toString(),
                said.sentiment().isPresent() ? plain(said.sentiment().getAsDouble()) : ""));
    labels.forEach(l -> clip.add(plain(said.emotions().getOrDefault(l, Double.NaN))));
    rows.add(clip);
    for (Prediction w : windows) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  "window",
                  seconds(w.startUs()),
                  seconds(w.endUs()),
                  shown,
                  w.used().toString(),
                  w.sentiment().isPresent() ? plain(w.sentiment().getAsDouble()) : ""));
      labels.forEach(l -> row.add(plain(w.emotions().getOrDefault(l, Double.NaN))));
      rows.add(row);
    }
  }

  /** An attention map: a row for each step that looks and each that is looked at. */
  public static List<NumberTable> attention(Optional<AttentionPicture> picture) {
    return picture.map(ClipNumbers::attention).stream().toList();
  }

  private static NumberTable attention(AttentionPicture p) {
    String target = p.rows().modality().key();
    String source = p.columns().modality().key();
    List<List<String>> rows = new ArrayList<>();
    for (int r = 0; r < p.rows().steps(); r++) {
      for (int c = 0; c < p.columns().steps(); c++) {
        List<String> row = new ArrayList<>(step(p.rows(), r));
        row.addAll(step(p.columns(), c));
        row.add(plain(p.weight(r, c)));
        rows.add(row);
      }
    }
    return new NumberTable(
        "attention",
        List.of(
            target + "_start_s",
            target + "_end_s",
            target + "_word",
            source + "_start_s",
            source + "_end_s",
            source + "_word",
            "weight"),
        rows);
  }

  private static List<String> step(AttentionAxis axis, int i) {
    return List.of(seconds(axis.startUs()[i]), seconds(axis.endUs()[i]), axis.labels().get(i));
  }

  private static NumberTable words(List<TimedWord> words) {
    return new NumberTable(
        "words",
        List.of("start_s", "end_s", "word"),
        words.stream()
            .map(w -> List.of(seconds(w.startUs()), seconds(w.endUs()), w.text()))
            .toList());
  }

  private static NumberTable sequence(String name, FeatureSequence s) {
    List<String> columns = new ArrayList<>(List.of("start_s", "end_s"));
    for (Feature f : s.spec().features()) {
      columns.add(f.unit().equals("1") ? f.name() : f.name() + " (" + f.unit() + ")");
    }
    List<List<String>> rows = new ArrayList<>();
    for (int t = 0; t < s.steps(); t++) {
      List<String> row = new ArrayList<>(List.of(seconds(s.startUs(t)), seconds(s.endUs(t))));
      for (int d = 0; d < s.dim(); d++) {
        row.add(s.observed(t) ? plain(s.value(t, d)) : "");
      }
      rows.add(row);
    }
    return new NumberTable(name, columns, rows);
  }

  /** Microseconds as seconds, exactly. */
  public static String seconds(long us) {
    return String.format(Locale.ROOT, "%d.%06d", us / 1_000_000, us % 1_000_000);
  }

  /** Empty where there is no number. */
  public static String plain(double v) {
    return Double.isFinite(v) ? String.format(Locale.ROOT, "%.6g", v) : "";
  }
}
