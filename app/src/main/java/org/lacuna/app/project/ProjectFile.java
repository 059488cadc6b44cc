package org.lacuna.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * A project on disk. Everything is saved as it happens: when a method that changes something
 * returns, the change is on the disk, and a program that is killed at any moment loses nothing of
 * it. May be used from any thread: calls wait for each other. Closing frees the file for others.
 *
 * <p>Ids are chosen by {@link #nextId}, so that what was taken back can be put back as it was.
 */
public final class ProjectFile implements AutoCloseable {

  /** Ending of project files, without a dot. */
  public static final String EXTENSION = "lacuna";

  private final Database database;
  private final TierTables tiers;

  private ProjectFile(Database database) {
    this.database = database;
    this.tiers = new TierTables(database);
  }

  /**
   * Opens a project, or makes it when there is no such file.
   *
   * @throws LacunaException of kind USAGE when it is no project, is of a newer version, is open
   *     elsewhere, or cannot be written
   */
  public static ProjectFile open(Path file) throws LacunaException {
    return new ProjectFile(Database.open(file));
  }

  /** A project that is gone when it is closed, for when nothing can be written. */
  public static ProjectFile inMemory() throws LacunaException {
    return new ProjectFile(Database.inMemory());
  }

  /** Where it lies; the empty path for a project in memory. */
  public Path file() {
    return database.file();
  }

  /**
   * Writes all of it to another file, over whatever is there; this project stays the open one.
   *
   * @throws LacunaException of kind USAGE when it cannot be written; a file that was there is then
   *     unchanged
   */
  public void copyTo(Path target) throws LacunaException {
    Path whole = target.toAbsolutePath().normalize();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      database.change("VACUUM INTO ?", part.toString());
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE,
          "The project cannot be saved as \"%s\": check the folder and its permissions."
              .formatted(target),
          e);
    }
  }

  /** An id that nothing in the project has. */
  public long nextId() throws LacunaException {
    return database
        .list(
            """
            SELECT 1 + max(coalesce((SELECT max(id) FROM annotator), 0),
              coalesce((SELECT max(id) FROM clip), 0), coalesce((SELECT max(id) FROM tier), 0),
              coalesce((SELECT max(id) FROM segment), 0),
              coalesce((SELECT max(id) FROM playlist), 0))""",
            r -> r.getLong(1))
        .get(0);
  }

  // ---- annotators ----

  /** By name. */
  public List<Annotator> annotators() throws LacunaException {
    return database.list(
        "SELECT id, name FROM annotator ORDER BY name",
        r -> new Annotator(r.getLong(1), r.getString(2)));
  }

  /** The annotator of that name, who is added when there is none. */
  public Annotator annotator(String name) throws LacunaException {
    Optional<Annotator> known =
        annotators().stream().filter(a -> a.name().equals(name)).findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    Annotator added = new Annotator(nextId(), name);
    database.change("INSERT INTO annotator (id, name) VALUES (?, ?)", added.id(), name);
    return added;
  }

  // ---- clips ----

  /** In the order of the list, without those that were taken off. */
  public List<ClipEntry> clips() throws LacunaException {
    return clips(
        "SELECT id, file, duration_us, position FROM clip"
            + " WHERE position >= 0 ORDER BY position, id");
  }

  private List<ClipEntry> clips(String query, Object... values) throws LacunaException {
    return database.list(
        query,
        r -> new ClipEntry(r.getLong(1), Path.of(r.getString(2)), r.getLong(3), r.getInt(4)),
        values);
  }

  /** Adds a clip, or changes the one of that id. */
  public void put(ClipEntry clip) throws LacunaException {
    database.change(
        """
        INSERT INTO clip (id, file, duration_us, position) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET file = excluded.file, duration_us = excluded.duration_us,
          position = excluded.position""",
        clip.id(),
        clip.file().toString(),
        clip.durationUs(),
        clip.position());
  }

  /** The clip of that file, which is put at the end of the list when it is not on it. */
  public ClipEntry clip(Path file) throws LacunaException {
    Path whole = file.toAbsolutePath().normalize();
    Optional<ClipEntry> known =
        clips("SELECT id, file, duration_us, position FROM clip WHERE file = ?", whole.toString())
            .stream()
            .findFirst();
    if (known.isPresent() && known.get().position() >= 0) {
      return known.get();
    }
    int end =
        database.list("SELECT 1 + coalesce(max(position), -1) FROM clip", r -> r.getInt(1)).get(0);
    ClipEntry added =
        new ClipEntry(
            known.isPresent() ? known.get().id() : nextId(),
            whole,
            known.map(ClipEntry::durationUs).orElse(0L),
            Math.max(0, end));
    put(added);
    return added;
  }

  /** As {@link #clip(Path)} for several files: all of them or none. */
  public List<ClipEntry> clips(List<Path> files) throws LacunaException {
    List<ClipEntry> all = new ArrayList<>();
    database.together(
        () -> {
          for (Path file : files) {
            all.add(clip(file));
          }
        });
    return all;
  }

  /**
   * Takes a clip off the list; its tiers, segments and scores stay, and {@link #clip(Path)} puts it
   * back.
   */
  public void takeOff(long id) throws LacunaException {
    database.change("UPDATE clip SET position = -1 WHERE id = ?", id);
    database.change("DELETE FROM playlist_clip WHERE clip = ?", id);
  }

  /** Removes a clip with its tiers, segments and scores; the media file is not touched. */
  public void removeClip(long id) throws LacunaException {
    database.change("DELETE FROM clip WHERE id = ?", id);
  }

  /** The clip of that file, also when it was taken off the list; empty when it was never on it. */
  public Optional<ClipEntry> find(Path file) throws LacunaException {
    return database
        .list(
            "SELECT id, file, duration_us, position FROM clip WHERE file = ?",
            r -> new ClipEntry(r.getLong(1), Path.of(r.getString(2)), r.getLong(3), r.getInt(4)),
            file.toAbsolutePath().normalize().toString())
        .stream()
        .findFirst();
  }

  // ---- tiers and segments ----

  /** The tiers of a clip, in their order. */
  public List<Tier> tiers(long clip) throws LacunaException {
    return tiers.tiers(clip);
  }

  /** Adds a tier, or changes the one of that id. */
  public void put(Tier tier) throws LacunaException {
    tiers.put(tier);
  }

  /** Removes a tier with its segments. */
  public void removeTier(long id) throws LacunaException {
    tiers.removeTier(id);
  }

  /** The segments of a tier in time order. */
  public List<Segment> segments(long tier) throws LacunaException {
    return tiers.segments(tier);
  }

  /** Adds a segment, or changes the one of that id. */
  public void put(Segment segment) throws LacunaException {
    tiers.put(segment);
  }

  /** Adds or changes all of them, or none when one is refused. */
  public void putSegments(List<Segment> segments) throws LacunaException {
    tiers.putSegments(segments);
  }

  public void removeSegment(long id) throws LacunaException {
    tiers.removeSegment(id);
  }

  /** Writes all of it, or nothing when a part is refused. */
  public void apply(ProjectChange change) throws LacunaException {
    tiers.apply(change);
  }

  /** What models say about a clip, window by window, in the order of time. */
  public List<Predicted> predicted(long clip) throws LacunaException {
    return tiers.predicted(clip);
  }

  /** Notes what a model says about a clip, in place of what it said before. */
  public void putPredicted(long clip, String model, List<Predicted> windows)
      throws LacunaException {
    tiers.putPredicted(clip, model, windows);
  }

  // ---- scores ----

  /** What a model said about every clip. */
  public List<ScoreEntry> scores(String model) throws LacunaException {
    return database.list(
        "SELECT clip, model, given, name, value FROM score WHERE model = ?"
            + " ORDER BY clip, given, name",
        r ->
            new ScoreEntry(
                r.getLong(1), r.getString(2), r.getString(3), r.getString(4), r.getDouble(5)),
        model);
  }

  /** Notes all of them, over what the same model said before, or none when one is refused. */
  public void putScores(List<ScoreEntry> scores) throws LacunaException {
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

  /** Forgets what any model said about a clip. */
  public void removeScores(long clip) throws LacunaException {
    database.change("DELETE FROM score WHERE clip = ?", clip);
  }

  // ---- findings ----

  /** What was found in the clips, in no order; a clip that was never read has none. */
  public List<Finding> findings() throws LacunaException {
    return database.list(
        "SELECT clip, stamp, words, failure FROM finding",
        r -> new Finding(r.getLong(1), r.getString(2), r.getString(3), r.getString(4)));
  }

  /** Notes what was found in a clip, over what was found before. */
  public void put(Finding finding) throws LacunaException {
    database.change(
        "INSERT OR REPLACE INTO finding (clip, stamp, words, failure) VALUES (?, ?, ?, ?)",
        finding.clip(),
        finding.stamp(),
        finding.words(),
        finding.failure());
  }

  // ---- playlists ----

  /** In their order. */
  public List<Playlist> playlists() throws LacunaException {
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

  /** Adds a playlist, or changes the one of that id; all of it or nothing. */
  public void put(Playlist playlist) throws LacunaException {
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

  /** Removes a playlist; its clips stay in the project. */
  public void removePlaylist(long id) throws LacunaException {
    database.change("DELETE FROM playlist WHERE id = ?", id);
  }

  @Override
  public void close() throws LacunaException {
    database.close();
  }
}
