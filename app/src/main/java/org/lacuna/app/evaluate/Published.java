package org.lacuna.app.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The result tables of the two papers, for standing beside our own figures. They were reached on
 * the papers' features and are not comparable number by number; whatever shows them must say so.
 * Shares are fractions, not percent. Immutable.
 *
 * <p>In KT's tables I and II the MAE of one modality alone is better than that of all three,
 * against every other column of the same rows: the numbers are given as printed.
 *
 * @param rows all of them, in the papers' order
 */
public record Published(List<Row> rows) {

  private static final String FILE = "published.csv";
  private static final int COLUMNS = 8;

  /**
   * One figure.
   *
   * @param paper {@code KT} or {@code AMD}
   * @param table number of the table in the paper
   * @param dataset for example {@code CMU-MOSI}
   * @param setting {@code aligned}, {@code unaligned} or empty
   * @param method name as printed, ours under {@code KT ...} and {@code AMD}
   * @param given modalities, as {@link org.lacuna.inference.signal.ModalitySet#toString()} has them
   * @param metric {@code mae}, {@code corr}, {@code acc_2}, {@code acc_7}, {@code f1}, ...
   * @param value the figure
   */
  public record Row(
      String paper,
      String table,
      String dataset,
      String setting,
      String method,
      String given,
      String metric,
      double value) {}

  public Published {
    rows = List.copyOf(rows);
  }

  /** The tables that come with the program. */
  public static Published bundled() {
    try (InputStream in = Published.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the published tables are missing from the program");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the published tables cannot be read", e);
    }
  }

  private static Published parse(String csv) {
    List<Row> rows = new ArrayList<>();
    for (String line : csv.lines().skip(1).toList()) {
      String[] c = line.split(",", -1);
      if (c.length != COLUMNS) {
        throw new IllegalStateException("not a row of a published table: " + line);
      }
      rows.add(new Row(c[0], c[1], c[2], c[3], c[4], c[5], c[6], Double.parseDouble(c[7])));
    }
    return new Published(rows);
  }

  /** Figures on one dataset. */
  public List<Row> on(String dataset) {
    return rows.stream().filter(r -> r.dataset().equals(dataset)).toList();
  }
}
