package org.lacuna.training.dataset.hdf5;

import java.util.List;

/** What a computational sequence says about one video. */
final class Sequences {

  private Sequences() {}

  /**
   * Rows of numbers with their spans.
   *
   * @param values {@code [rows, dim]}, row by row
   * @param startUs start of each row, microseconds
   * @param endUs end of each row, microseconds
   */
  record Track(int dim, float[] values, long[] startUs, long[] endUs) {

    /**
     * A row before which none ends after {@code timeUs}: a place to start looking for overlaps.
     *
     * @param inOrder what {@link #isInOrder} says; a track out of order is looked through from 0
     */
    int firstEndingAfter(long timeUs, boolean inOrder) {
      int low = 0;
      int high = inOrder ? rows() : 0;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (endUs[middle] > timeUs) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    /** Whether neither starts nor ends ever go back. */
    boolean isInOrder() {
      for (int row = 1; row < rows(); row++) {
        if (startUs[row] < startUs[row - 1] || endUs[row] < endUs[row - 1]) {
          return false;
        }
      }
      return true;
    }

    int rows() {
      return startUs.length;
    }

    /** The middle of a row, which decides what span it belongs to. */
    long middleUs(int row) {
      return (startUs[row] + endUs[row]) / 2;
    }
  }

  /** Words with their spans. */
  record Words(List<String> texts, long[] startUs, long[] endUs) {

    int count() {
      return startUs.length;
    }

    long middleUs(int word) {
      return (startUs[word] + endUs[word]) / 2;
    }
  }
}
