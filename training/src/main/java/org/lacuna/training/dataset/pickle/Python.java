package org.lacuna.training.dataset.pickle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Ids;
import org.lacuna.training.dataset.numpy.NumpyArray;

/** Looks at what {@link AllowListUnpickler} gives as tables, rows and texts. */
final class Python {

  /** Tables of the known layouts have a few dozen keys. */
  private static final int KEYS = 1000;

  private Python() {}

  /** A dictionary with names as keys; empty when the value is none or far too large for one. */
  static Optional<Map<String, Object>> table(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> dictionary) || dictionary.size() > KEYS) {
      return Optional.empty();
    }
    Map<String, Object> table = new LinkedHashMap<>();
    dictionary.forEach(
        (k, v) -> {
          if (v != null) {
            table.put(String.valueOf(k), v);
          }
        });
    return Optional.of(table);
  }

  /** The tables under train, valid (val, dev) and test, in that order. */
  static Map<Split, Map<String, Object>> splits(Map<String, Object> root) {
    Map<Split, Map<String, Object>> splits = new TreeMap<>();
    root.forEach(
        (name, value) ->
            Ids.split(name)
                .ifPresent(split -> table(value).ifPresent(table -> splits.put(split, table))));
    return splits;
  }

  /** A list, tuple or array as its rows; empty when the value is a single thing. */
  static Optional<List<@Nullable Object>> rows(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return Optional.of(new ArrayList<@Nullable Object>(list));
    }
    if (value instanceof Object[] tuple) {
      return Optional.of(Arrays.<@Nullable Object>asList(tuple));
    }
    if (value instanceof Builds.ArrayShell shell && shell.array().axes() == 1) {
      NumpyArray array = shell.array();
      List<@Nullable Object> rows = new ArrayList<>();
      for (int i = 0; i < array.length(0); i++) {
        rows.add(array.item(i));
      }
      return Optional.of(rows);
    }
    if (value instanceof Builds.ArrayShell shell && shell.array().axes() == 2) {
      return Optional.of(rowsOfTexts(shell.array()));
    }
    return Optional.empty();
  }

  private static List<@Nullable Object> rowsOfTexts(NumpyArray array) {
    if (array.length(1) == 0) {
      return List.of();
    }
    List<@Nullable Object> rows = new ArrayList<>();
    for (int i = 0; i < array.length(0); i++) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int k = 0; k < array.length(1); k++) {
        row.add(array.item((long) i * array.length(1) + k));
      }
      rows.add(row);
    }
    return rows;
  }

  /** One text a row; a row of several gives its first. Empty when the value is no rows. */
  static Optional<List<String>> texts(@Nullable Object value) {
    return rows(value).map(rows -> rows.stream().map(Python::firstText).toList());
  }

  private static String firstText(@Nullable Object row) {
    return rows(row).filter(r -> !r.isEmpty()).map(r -> text(r.get(0))).orElseGet(() -> text(row));
  }

  /** A text of either Python, a number as its digits. */
  static String text(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof String || value instanceof Number) {
      return String.valueOf(value);
    }
    if (value instanceof Builds.ArrayShell shell && shell.array().size() == 1) {
      return text(shell.array().item(0));
    }
    return "";
  }

  /** One whole number a row; empty when the value is no row of numbers. */
  static Optional<int[]> lengths(@Nullable Object value) {
    return rows(value)
        .map(
            rows ->
                rows.stream()
                    .mapToInt(r -> r instanceof Number n ? n.intValue() : lengthIn(r))
                    .toArray());
  }

  private static int lengthIn(@Nullable Object row) {
    if (row instanceof Builds.ArrayShell shell) {
      return (int) shell.array().number(0);
    }
    throw new IllegalArgumentException("a length that is no number");
  }
}
