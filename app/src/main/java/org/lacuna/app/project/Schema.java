package org.lacuna.app.project;

import java.util.List;
import java.util.Map;

/** The tables of a project, and what older files lack. */
final class Schema {

  private Schema() {}

  private static final String PREDICTED =
      """
      CREATE TABLE predicted (
        clip INTEGER NOT NULL REFERENCES clip ON DELETE CASCADE,
        model TEXT NOT NULL, kind TEXT NOT NULL,
        start_us INTEGER NOT NULL, end_us INTEGER NOT NULL,
        label TEXT NOT NULL, value REAL NOT NULL,
        PRIMARY KEY (clip, model, kind, start_us))""";

  static final List<String> TABLES =
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
            label TEXT NOT NULL, origin TEXT NOT NULL,
            model TEXT, model_start_us INTEGER, model_end_us INTEGER, model_label TEXT)""",
          "CREATE INDEX segment_of_tier ON segment (tier, start_us)",
          """
          CREATE TABLE score (
            clip INTEGER NOT NULL REFERENCES clip ON DELETE CASCADE,
            model TEXT NOT NULL, given TEXT NOT NULL, name TEXT NOT NULL, value REAL NOT NULL,
            PRIMARY KEY (clip, model, given, name))""",
          PREDICTED);

  /** By version: what a file of that version lacks. */
  static final Map<Integer, List<String>> ADDED =
      Map.of(
          1,
          List.of(
              "ALTER TABLE segment ADD COLUMN model TEXT",
              "ALTER TABLE segment ADD COLUMN model_start_us INTEGER",
              "ALTER TABLE segment ADD COLUMN model_end_us INTEGER",
              "ALTER TABLE segment ADD COLUMN model_label TEXT",
              PREDICTED));
}
