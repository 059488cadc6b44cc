package org.lacuna.app.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.task.LacunaException;

/** The tables behind the list of clips: what was found, scores, playlists. */
final class ListTables {

  private ListTables() {}

  static List<ScoreEntry> scores(Database database, String model) throws LacunaException {
    return database.list(
        "SELECT clip, model, given, name, value FROM score WHERE model = ?"
            + " ORDER BY clip, given, name",
        r ->
            new ScoreEntry(
                r.getLong(1), r.getString(2), r.getString(3), r.getString(4), r.getDouble(5)),
        model);
  }

  static void putScores(Database database, List<ScoreEntry> scores) throws LacunaException {
    database.together(
        () -> {
          for (ScoreEntry s : scores) {
            database.change(
                "INSERT OR REPLACE INTO score (clip, model, given, name, value)"
                    + " VALUES (?, ?, ?, ?, ?)",
                s.clip(),
                s.model(),
                s.given(),
                s.name(),
                s.value());
          }
        });
  }

  static void putFound(
      Database database, Finding found, long durationUs, String model, List<ScoreEntry> scores)
      throws LacunaException {
    boolean known =
        !database
            .list("SELECT id FROM clip WHERE id = ?", r -> r.getLong(1), found.clip())
            .isEmpty();
    if (!known) {
      return;
    }
    database.together(
        () -> {
          database.change(
              """
              DELETE FROM score WHERE clip = ? AND (model = ? OR EXISTS (
                SELECT 1 FROM finding WHERE finding.clip = score.clip AND stamp <> ?))""",
              found.clip(),
              model,
              found.stamp());
          database.change("UPDATE clip SET duration_us = ? WHERE id = ?", durationUs, found.clip());
          put(database, found);
          putScores(database, scores);
        });
  }

  static List<Finding> findings(Database database) throws LacunaException {
    return database.list(
        "SELECT clip, stamp, words, caution, failure FROM finding",
        r ->
            new Finding(
                r.getLong(1),
                r.getString(2),
                r.getString(3),
                Optional.ofNullable(r.getString(4)),
                r.getString(5)));
  }

  static void put(Database database, Finding finding) throws LacunaException {
    database.change(
        "INSERT OR REPLACE INTO finding (clip, stamp, words, caution, failure)"
            + " VALUES (?, ?, ?, ?, ?)",
        finding.clip(),
        finding.stamp(),
        finding.words(),
        finding.caution().orElse(null),
        finding.failure());
  }

  static List<Playlist> playlists(Database database) throws LacunaException {
    List<Playlist> all = new ArrayList<>();
    for (Playlist empty :
        database.list(
            "SELECT id, name, position FROM playlist ORDER BY position, id",
            r -> new Playlist(r.getLong(1), r.getString(2), r.getInt(3), List.of()))) {
      all.add(
          empty.withClips(
              database.list(
                  "SELECT clip FROM playlist_clip WHERE playlist = ? ORDER BY place",
                  r -> r.getLong(1),
                  empty.id())));
    }
    return all;
  }

  static void put(Database database, Playlist playlist) throws LacunaException {
    database.together(
        () -> {
          database.change(
              """
              INSERT INTO playlist (id, name, position) VALUES (?, ?, ?)
              ON CONFLICT (id) DO UPDATE SET name = excluded.name, position = excluded.position""",
              playlist.id(),
              playlist.name(),
              playlist.position());
          database.change("DELETE FROM playlist_clip WHERE playlist = ?", playlist.id());
          for (int place = 0; place < playlist.clips().size(); place++) {
            database.change(
                "INSERT INTO playlist_clip (playlist, place, clip) VALUES (?, ?, ?)",
                playlist.id(),
                place,
                playlist.clips().get(place));
          }
        });
  }

  static void removePlaylist(Database database, long id) throws LacunaException {
    database.change("DELETE FROM playlist WHERE id = ?", id);
  }
}
