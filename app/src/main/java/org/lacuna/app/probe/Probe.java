package org.lacuna.app.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.ProgressSink;

/**
 * Leave-one-speaker-out: every speaker is judged by a regression fitted to all others. Columns are
 * standardised by the fitting speakers; the ridge penalty is the one with the highest likelihood
 * when those speakers are judged by each other, in up to {@value #INNER} groups.
 */
public final class Probe {

  private static final int INNER = 7;
  private static final double[] PENALTIES = {0.1, 0.05, 0.03, 0.02, 0.01};

  private final List<double[]> rows;
  private final List<String> speakers;
  private final List<String> emotions;
  private final int[] labels;
  private final int[] speakerOf;

  private Probe(List<Recording> recordings, List<double[]> rows) {
    this.rows = rows;
    this.speakers = recordings.stream().map(Recording::speaker).distinct().sorted().toList();
    this.emotions = recordings.stream().map(Recording::emotion).distinct().sorted().toList();
    this.labels = recordings.stream().mapToInt(r -> emotions.indexOf(r.emotion())).toArray();
    this.speakerOf = recordings.stream().mapToInt(r -> speakers.indexOf(r.speaker())).toArray();
  }

  /**
   * Judges every recording.
   *
   * @param recordings of at least three speakers
   * @param rows one row a recording; NaN where a number is missing
   * @param normalised whether each speaker's rows are first standardised by all rows of that
   *     speaker, which needs the judged speaker's recordings (not their labels)
   */
  public static ProbeResult run(
      List<Recording> recordings,
      List<double[]> rows,
      boolean normalised,
      CancelToken cancel,
      ProgressSink progress) {
    Probe probe = new Probe(recordings, rows);
    if (probe.speakers.size() < 3) {
      throw new IllegalArgumentException("a probe of " + probe.speakers.size() + " speakers");
    }
    Probe used = normalised ? new Probe(recordings, probe.bySpeaker()) : probe;
    return used.judge(cancel, progress);
  }

  private List<double[]> bySpeaker() {
    List<double[]> scaled = new ArrayList<>(rows);
    for (int s = 0; s < speakers.size(); s++) {
      int[] own = of(s, true);
      Scaling scaling = Scaling.of(rows(own));
      for (int i : own) {
        scaled.set(i, scaling.apply(rows.get(i)));
      }
    }
    return scaled;
  }

  private ProbeResult judge(CancelToken cancel, ProgressSink progress) {
    int[] predicted = new int[labels.length];
    for (int s = 0; s < speakers.size(); s++) {
      cancel.check();
      progress.progress((double) s / speakers.size(), "Judging speaker " + speakers.get(s));
      int[] train = of(s, false);
      double penalty = bestPenalty(train, s);
      Fitted fitted = fit(train, penalty);
      for (int i : of(s, true)) {
        predicted[i] = fitted.model().predict(fitted.scaling().apply(rows.get(i)));
      }
    }
    return new ProbeResult(emotions, labels.clone(), predicted);
  }

  private double bestPenalty(int[] train, int left) {
    double best = PENALTIES[0];
    double most = Double.NEGATIVE_INFINITY;
    List<int[]> groups = groups(left);
    for (double penalty : PENALTIES) {
      double likelihood = 0;
      for (int[] held : groups) {
        List<Integer> heldList = IntStream.of(held).boxed().toList();
        int[] rest = IntStream.of(train).filter(i -> !heldList.contains(i)).toArray();
        Fitted fitted = fit(rest, penalty);
        for (int i : held) {
          double p = fitted.model().probabilities(fitted.scaling().apply(rows.get(i)))[labels[i]];
          likelihood += Math.log(Math.max(p, Double.MIN_NORMAL));
        }
      }
      if (likelihood > most) {
        most = likelihood;
        best = penalty;
      }
    }
    return best;
  }

  /** The recordings of all speakers but one, in groups of whole speakers. */
  private List<int[]> groups(int left) {
    int n = Math.min(INNER, speakers.size() - 1);
    List<int[]> groups = new ArrayList<>();
    for (int g = 0; g < n; g++) {
      int group = g;
      groups.add(
          IntStream.range(0, labels.length)
              .filter(i -> speakerOf[i] != left && rank(speakerOf[i], left) % n == group)
              .toArray());
    }
    groups.removeIf(g -> g.length == 0);
    return groups;
  }

  /** Place of a speaker among all but the one left out. */
  private static int rank(int speaker, int left) {
    return speaker > left ? speaker - 1 : speaker;
  }

  private record Fitted(Scaling scaling, SoftmaxRegression model) {}

  private Fitted fit(int[] train, double penalty) {
    Scaling scaling = Scaling.of(rows(train));
    int[] trainLabels = IntStream.of(train).map(i -> labels[i]).toArray();
    List<double[]> scaled = scaling.apply(rows(train));
    return new Fitted(
        scaling, SoftmaxRegression.fit(scaled, trainLabels, emotions.size(), penalty));
  }

  private int[] of(int speaker, boolean own) {
    return IntStream.range(0, labels.length)
        .filter(i -> (speakerOf[i] == speaker) == own)
        .toArray();
  }

  private List<double[]> rows(int[] which) {
    return IntStream.of(which).mapToObj(rows::get).toList();
  }
}
