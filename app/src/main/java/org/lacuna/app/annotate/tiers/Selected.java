package org.lacuna.app.annotate.tiers;

import java.util.OptionalLong;

/**
 * Where the keyboard is.
 *
 * @param row key of the row; empty when there is none
 * @param mark id of the segment or index of the proposal in it, if one is selected
 */
public record Selected(String row, OptionalLong mark) {

  public static final Selected NOTHING = new Selected("", OptionalLong.empty());

  public static Selected row(String key) {
    return new Selected(key, OptionalLong.empty());
  }

  public static Selected mark(String key, long mark) {
    return new Selected(key, OptionalLong.of(mark));
  }

  public boolean is(Row row, Row.Mark other) {
    return row.key().equals(this.row) && mark.isPresent() && mark.getAsLong() == other.id();
  }
}
