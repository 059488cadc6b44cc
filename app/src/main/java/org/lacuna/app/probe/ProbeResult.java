package org.lacuna.app.probe;

import java.util.List;

/**
 * What a probe said of every recording.
 *
 * @param emotions names of the classes
 * @param truth class of each recording, in the order that they were given
 * @param predicted class that the probe gave it
 */
public record ProbeResult(List<String> emotions, int[] truth, int[] predicted) {

  public ProbeResult {
    emotions = List.copyOf(emotions);
  }

  /** Share of the recordings that were judged rightly. */
  public double accuracy() {
    int right = 0;
    for (int i = 0; i < truth.length; i++) {
      right += truth[i] == predicted[i] ? 1 : 0;
    }
    return (double) right / truth.length;
  }

  /** Mean over the emotions of the share of each that was judged rightly. */
  public double unweightedRecall() {
    double sum = 0;
    int[][] counts = confusion();
    for (int k = 0; k < counts.length; k++) {
      int all = 0;
      for (int n : counts[k]) {
        all += n;
      }
      sum += (double) counts[k][k] / all;
    }
    return sum / counts.length;
  }

  /** How many recordings of each emotion (row) were taken for each (column). */
  public int[][] confusion() {
    int[][] counts = new int[emotions.size()][emotions.size()];
    for (int i = 0; i < truth.length; i++) {
      counts[truth[i]][predicted[i]]++;
    }
    return counts;
  }
}
