package org.lacuna.app.project;

import java.util.List;

/** The tables of a project. */
final class Schema {

  /** Version of the tables; raised with every change to them. */
  static final int VERSION = 4;

  private Schema() {}

  /** What makes the tables of a version out of those of the one before; the first makes all. */
  static List<String> step(int toVersion) {
    return switch (toVersion) {
      case 1 -> TABLES;
      case 2 -> LISTS;
      case 3 -> PROPOSALS;
      case 4 -> CAUTIONS;
      default -> throw new IllegalArgumentException("there is no version " + toVersion);
    };
  }

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE annotator (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
          """
          CREATE TABLE clip (
            id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE,
            duration_us INTEGER NOT NULL, position INTEGER NOT NULL)""",
          """
          CREATE TABLE tier (
            id INTEGER PRIMARY KEY,
            clip INTEGER NOT NULL REFERENCES clip ON DELETE CASCADE,
            annotator INTEGER NOT NULL REFERENCES annotator,
            name TEXT NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL)""",
          """
          CREATE TABLE segment (
            id INTEGER PRIMARY KEY,
            tier INTEGER NOT NULL REFERENCES tier ON DELETE CASCADE,
            start_us INTEGER NOT NULL, end_us INTEGER NOT NULL CHECK (end_us > start_us),
            label TEXT NOT NULL, origin TEXT NOT NULL)""",
          "CREATE INDEX segment_of_tier ON segment (tier, start_us)",
          """
          CREATE TABLE score (
            clip INTEGER NOT NULL REFERENCES clip ON DELETE CASCADE,
            model TEXT NOT NULL, given TEXT NOT NULL, name TEXT NOT NULL, value REAL NOT NULL,
            PRIMARY KEY (clip, model, given, name))""");

  private static final List<String> LISTS =
      List.of(
          """
          CREATE TABLE finding (
            clip INTEGER PRIMARY KEY REFERENCES clip ON DELETE CASCADE,
            stamp TEXT NOT NULL, words TEXT NOT NULL, failure TEXT NOT NULL)""",
          """
          CREATE TABLE playlist (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, position INTEGER NOT NULL)""",
          """
          CREATE TABLE playlist_clip (
            playlist INTEGER NOT NULL REFERENCES playlist ON DELETE CASCADE,
            place INTEGER NOT NULL,
            clip INTEGER NOT NULL REFERENCES clip ON DELETE CASCADE,
            PRIMARY KEY (playlist, place))""");

  /** What a model had proposed for a segment, and what models say window by window. */
  private static final List<String> PROPOSALS =
      List.of(
          "ALTER TABLE segment ADD COLUMN model TEXT",
          "ALTER TABLE segment ADD COLUMN model_start_us INTEGER",
          "ALTER TABLE segment ADD COLUMN model_end_us INTEGER",
          "ALTER TABLE segment ADD COLUMN model_label TEXT",
          """
          CREATE TABLE predicted (
            clip INTEGER NOT NULL REFERENCES clip ON DELETE CASCADE,
            model TEXT NOT NULL, kind TEXT NOT NULL,
            start_us INTEGER NOT NULL, end_us INTEGER NOT NULL,
            label TEXT NOT NULL, value REAL NOT NULL,
            PRIMARY KEY (clip, model, kind, start_us))""");

  /** Why scores of a clip may be wrong; without a value where that was never looked at. */
  private static final List<String> CAUTIONS =
      List.of("ALTER TABLE finding ADD COLUMN caution TEXT");
}
