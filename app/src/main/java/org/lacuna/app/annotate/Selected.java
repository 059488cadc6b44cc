package org.lacuna.app.annotate;

import java.util.OptionalLong;

/**
 * Where the keyboard is.
 *
 * @param row key of the row; empty when there is none
 * @param mark id of the segment or index of the proposal in it, if one is selected
 */
record Selected(String row, OptionalLong mark) {

  static final Selected NOTHING = new Selected("", OptionalLong.empty());

  static Selected row(String key) {
    return new Selected(key, OptionalLong.empty());
  }

  static Selected mark(String key, long mark) {
    return new Selected(key, OptionalLong.of(mark));
  }

  boolean is(Row row, Row.Mark other) {
    return row.key().equals(this.row) && mark.isPresent() && mark.getAsLong() == other.id();
  }
}
