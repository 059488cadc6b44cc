package org.lacuna.app.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;

/** Tiers, their segments and what models say window by window, as {@link ProjectFile} has them. */
final class TierTables {

  private final Database database;

  TierTables(Database database) {
    this.database = database;
  }

  List<Tier> tiers(long clip) throws LacunaException {
    return database.list(
        "SELECT id, clip, annotator, name, kind, position FROM tier WHERE clip = ?"
            + " ORDER BY position, id",
        r ->
            new Tier(
                r.getLong(1),
                r.getLong(2),
                r.getLong(3),
                r.getString(4),
                TierKind.valueOf(r.getString(5)),
                r.getInt(6)),
        clip);
  }

  void put(Tier tier) throws LacunaException {
    database.change(
        """
        INSERT INTO tier (id, clip, annotator, name, kind, position) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
          annotator = excluded.annotator, position = excluded.position""",
        tier.id(),
        tier.clip(),
        tier.annotator(),
        tier.name(),
        tier.kind().name(),
        tier.position());
  }

  void removeTier(long id) throws LacunaException {
    database.change("DELETE FROM tier WHERE id = ?", id);
  }

  List<Segment> segments(long tier) throws LacunaException {
    return database.list(
        "SELECT id, tier, start_us, end_us, label, origin, model, model_start_us, model_end_us,"
            + " model_label FROM segment WHERE tier = ? ORDER BY start_us, id",
        TierTables::segment,
        tier);
  }

  private static Segment segment(ResultSet r) throws SQLException {
    long modelStartUs = r.getLong(8);
    long modelEndUs = r.getLong(9);
    String modelLabel = Optional.ofNullable(r.getString(10)).orElse("");
    return new Segment(
        r.getLong(1),
        r.getLong(2),
        r.getLong(3),
        r.getLong(4),
        r.getString(5),
        Segment.Origin.valueOf(r.getString(6)),
        Optional.ofNullable(r.getString(7))
            .map(model -> new Segment.Proposal(model, modelStartUs, modelEndUs, modelLabel)));
  }

  void put(Segment segment) throws LacunaException {
    Segment.@Nullable Proposal proposal = segment.proposal().orElse(null);
    database.change(
        """
        INSERT INTO segment (id, tier, start_us, end_us, label, origin,
          model, model_start_us, model_end_us, model_label) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET tier = excluded.tier, start_us = excluded.start_us,
          end_us = excluded.end_us, label = excluded.label, origin = excluded.origin,
          model = excluded.model, model_start_us = excluded.model_start_us,
          model_end_us = excluded.model_end_us, model_label = excluded.model_label""",
        segment.id(),
        segment.tier(),
        segment.startUs(),
        segment.endUs(),
        segment.label(),
        segment.origin().name(),
        proposal == null ? null : proposal.model(),
        proposal == null ? null : proposal.startUs(),
        proposal == null ? null : proposal.endUs(),
        proposal == null ? null : proposal.label());
  }

  void putSegments(List<Segment> segments) throws LacunaException {
    database.together(
        () -> {
          for (Segment s : segments) {
            put(s);
          }
        });
  }

  void removeSegment(long id) throws LacunaException {
    database.change("DELETE FROM segment WHERE id = ?", id);
  }

  void apply(ProjectChange change) throws LacunaException {
    database.together(
        () -> {
          for (long id : change.goneSegments()) {
            removeSegment(id);
          }
          for (long id : change.goneTiers()) {
            removeTier(id);
          }
          for (Annotator a : change.annotators()) {
            database.change(
                "INSERT INTO annotator (id, name) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                a.id(),
                a.name());
          }
          for (Tier t : change.tiers()) {
            put(t);
          }
          for (Segment s : change.segments()) {
            put(s);
          }
        });
  }

  List<Predicted> predicted(long clip) throws LacunaException {
    return database.list(
        "SELECT clip, model, kind, start_us, end_us, label, value FROM predicted WHERE clip = ?"
            + " ORDER BY model, kind, start_us",
        r ->
            new Predicted(
                r.getLong(1),
                r.getString(2),
                TierKind.valueOf(r.getString(3)),
                r.getLong(4),
                r.getLong(5),
                r.getString(6),
                r.getDouble(7)),
        clip);
  }

  void putPredicted(long clip, String model, List<Predicted> windows) throws LacunaException {
    database.together(
        () -> {
          database.change("DELETE FROM predicted WHERE clip = ? AND model = ?", clip, model);
          for (Predicted p : windows) {
            database.change(
                "INSERT INTO predicted (clip, model, kind, start_us, end_us, label, value)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                clip,
                model,
                p.kind().name(),
                p.startUs(),
                p.endUs(),
                p.label(),
                p.value());
          }
        });
  }
}
