package org.lacuna.training.dataset.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Padding;

/**
 * Cuts the rows of one utterance out of a video's track, as they are or averaged over its words.
 */
final class Cutter {

  private Cutter() {}

  /** A span of time, {@code [startUs, endUs)}. */
  record Span(long startUs, long endUs) {
    boolean holds(long timeUs) {
      return startUs <= timeUs && timeUs < endUs;
    }
  }

  /** The words that the SDK writes for silence. */
  static boolean isSilence(String word) {
    return word.isBlank() || word.strip().toLowerCase(Locale.ROOT).equals("sp");
  }

  /** The spoken words of an utterance as one line. */
  static String text(Sequences.Words words, Span utterance) {
    List<String> spoken = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      if (utterance.holds(words.middleUs(i)) && !isSilence(words.texts().get(i))) {
        spoken.add(words.texts().get(i).strip());
      }
    }
    return String.join(" ", spoken);
  }

  /** The spans of the spoken words of an utterance. */
  static List<Span> spans(Sequences.Words words, Span utterance) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      if (utterance.holds(words.middleUs(i)) && !isSilence(words.texts().get(i))) {
        spans.add(new Span(words.startUs()[i], words.endUs()[i]));
      }
    }
    return spans;
  }

  /** The spans of a track's rows within an utterance. */
  static List<Span> spans(Sequences.Track track, Span utterance) {
    List<Span> spans = new ArrayList<>();
    for (int row = 0; row < track.rows(); row++) {
      if (utterance.holds(track.middleUs(row))) {
        spans.add(new Span(track.startUs()[row], track.endUs()[row]));
      }
    }
    return spans;
  }

  /** The rows whose middle lies in the utterance, with their own times; null when there is none. */
  static @Nullable FloatSequence rows(Sequences.Track track, Span utterance) {
    int[] rows = rowsIn(track, utterance);
    if (rows.length == 0) {
      return null;
    }
    int dim = track.dim();
    float[] data = new float[rows.length * dim];
    long[] start = new long[rows.length];
    long[] end = new long[rows.length];
    for (int t = 0; t < rows.length; t++) {
      System.arraycopy(track.values(), rows[t] * dim, data, t * dim, dim);
      start[t] = track.startUs()[rows[t]];
      end[t] = track.endUs()[rows[t]];
    }
    return FloatSequence.of(rows.length, dim, data).timed(start, end);
  }

  /**
   * One step a word: the mean of the finite values of the rows that the word's span overlaps. A
   * word that no row overlaps is not observed.
   */
  static FloatSequence averaged(Sequences.Track track, List<Span> words) {
    int dim = track.dim();
    float[] data = new float[words.size() * dim];
    long[] start = new long[words.size()];
    long[] end = new long[words.size()];
    Arrays.fill(data, Float.NaN);
    boolean inOrder = track.isInOrder();
    for (int t = 0; t < words.size(); t++) {
      average(track, words.get(t), inOrder, data, t * dim);
      start[t] = words.get(t).startUs;
      end[t] = words.get(t).endUs;
    }
    FloatSequence.Values values = (t, d) -> data[t * dim + d];
    boolean[] all = Padding.NONE.observed(words.size(), dim, values);
    return FloatSequence.of(words.size(), dim, values, all).timed(start, end);
  }

  private static void average(
      Sequences.Track track, Span word, boolean inOrder, float[] into, int at) {
    double[] sum = new double[track.dim()];
    int[] count = new int[track.dim()];
    int from = track.firstEndingAfter(word.startUs - 1, inOrder);
    for (int row = from; row < track.rows(); row++) {
      if (inOrder && track.startUs()[row] >= word.endUs) {
        break;
      }
      boolean overlaps =
          (track.startUs()[row] < word.endUs && track.endUs()[row] > word.startUs)
              || word.holds(track.middleUs(row));
      for (int d = 0; overlaps && d < sum.length; d++) {
        float v = track.values()[row * track.dim() + d];
        if (Float.isFinite(v)) {
          sum[d] += v;
          count[d]++;
        }
      }
    }
    for (int d = 0; d < sum.length; d++) {
      if (count[d] > 0) {
        into[at + d] = (float) (sum[d] / count[d]);
      }
    }
  }

  private static int[] rowsIn(Sequences.Track track, Span utterance) {
    int[] rows = new int[track.rows()];
    int n = 0;
    for (int row = 0; row < rows.length; row++) {
      if (utterance.holds(track.middleUs(row))) {
        rows[n++] = row;
      }
    }
    return Arrays.copyOf(rows, n);
  }
}
