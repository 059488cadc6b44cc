package org.lacuna.app.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.lacuna.app.project.ClipEntry;
import org.lacuna.app.project.Finding;
import org.lacuna.app.project.ProjectFile;
import org.lacuna.app.project.ScoreEntry;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;

/** Clips as a project keeps them. Everything here runs away from the thread of the views. */
final class KeptClips {

  private static final System.Logger LOG = System.getLogger(KeptClips.class.getName());
  private static final String SENTIMENT = "sentiment";

  private KeptClips() {}

  /** What scores of a network are kept under: its hash, or its name where the card has no hash. */
  static String modelId(ModelCard card) {
    String hash = card.sha256().get(ModelCard.MODEL_FILE);
    return hash == null ? card.name() + " " + card.version() : hash.toLowerCase(Locale.ROOT);
  }

  /**
   * The clips of a project in their order.
   *
   * @param model whose scores; empty for none
   */
  static List<LibraryClip> load(ProjectFile project, Optional<String> model)
      throws LacunaException {
    Map<Long, Finding> findings =
        project.findings().stream().collect(Collectors.toMap(Finding::clip, f -> f));
    Map<Long, Map<ModalitySet, ClipScores>> scores =
        model.isPresent() ? scores(project, model.get()) : Map.of();
    List<LibraryClip> clips = new ArrayList<>();
    for (ClipEntry entry : project.clips()) {
      clips.add(
          clip(
              entry,
              Optional.ofNullable(findings.get(entry.id())),
              scores.getOrDefault(entry.id(), Map.of())));
    }
    return clips;
  }

  private static LibraryClip clip(
      ClipEntry entry, Optional<Finding> finding, Map<ModalitySet, ClipScores> scores) {
    LibraryClip fresh = LibraryClip.waiting(entry.id(), entry.file(), entry.durationUs());
    String stamp = stamp(entry.file());
    if (finding.isEmpty()) {
      return stamp.isEmpty() ? fresh.withState(ClipState.MISSING) : fresh;
    }
    boolean changed = !stamp.isEmpty() && !stamp.equals(finding.get().stamp());
    if (changed) {
      return fresh;
    }
    LibraryClip known =
        fresh.withFound(
            entry.durationUs(), finding.get().words(), finding.get().caution().orElse(""), scores);
    if (stamp.isEmpty()) {
      return known.withState(ClipState.MISSING);
    }
    if (!finding.get().failure().isEmpty()) {
      return known.withProgress(ClipState.FAILED, -1, finding.get().failure());
    }
    boolean lacks = scores.isEmpty() || finding.get().caution().isEmpty();
    return lacks ? known.withState(ClipState.WAITING) : known;
  }

  /** The scores of one network by clip. */
  static Map<Long, Map<ModalitySet, ClipScores>> scores(ProjectFile project, String model)
      throws LacunaException {
    Map<Long, Map<ModalitySet, Map<String, Double>>> named = new HashMap<>();
    for (ScoreEntry s : project.scores(model)) {
      named
          .computeIfAbsent(s.clip(), c -> new HashMap<>())
          .computeIfAbsent(modalities(s.given()), g -> new LinkedHashMap<>())
          .put(s.name(), s.value());
    }
    Map<Long, Map<ModalitySet, ClipScores>> all = new HashMap<>();
    named.forEach(
        (clip, byGiven) -> {
          Map<ModalitySet, ClipScores> scores = new HashMap<>();
          byGiven.forEach(
              (given, values) -> {
                Double sentiment = values.remove(SENTIMENT);
                scores.put(
                    given,
                    new ClipScores(
                        sentiment == null ? OptionalDouble.empty() : OptionalDouble.of(sentiment),
                        values));
              });
          all.put(clip, scores);
        });
    return all;
  }

  private static ModalitySet modalities(String given) {
    ModalitySet set = ModalitySet.none();
    for (String key : given.split("\\+", -1)) {
      Optional<Modality> m = Modality.ofKey(key);
      set = m.isPresent() ? set.with(m.get()) : set;
    }
    return set;
  }

  /** Keeps what was found in a clip, over what was kept before. */
  static void keep(ProjectFile project, LibraryClip clip, Optional<String> model)
      throws LacunaException {
    List<ScoreEntry> scores = new ArrayList<>();
    if (model.isPresent()) {
      clip.scores()
          .forEach(
              (given, said) -> {
                said.sentiment()
                    .ifPresent(
                        v ->
                            scores.add(
                                new ScoreEntry(
                                    clip.id(), model.get(), given.toString(), SENTIMENT, v)));
                said.emotions()
                    .forEach(
                        (label, p) ->
                            scores.add(
                                new ScoreEntry(
                                    clip.id(), model.get(), given.toString(), label, p)));
              });
    }
    Finding found =
        new Finding(
            clip.id(),
            stamp(clip.file()),
            clip.words(),
            Optional.of(clip.caution()),
            clip.problem());
    project.putFound(found, clip.durationUs(), model.orElse(""), scores);
  }

  /** Notes that a clip lies somewhere else now. */
  static Path relocate(ProjectFile project, long id, Path file) throws LacunaException {
    for (ClipEntry e : project.clips()) {
      if (e.id() == id) {
        project.put(new ClipEntry(id, file, e.durationUs(), e.position()));
      }
    }
    return file;
  }

  /** Tells one state of a file from another; empty when it is not there. */
  static String stamp(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis()
          : "";
    } catch (IOException e) {
      LOG.log(System.Logger.Level.INFO, "\"" + file + "\" cannot be looked at", e);
      return "";
    }
  }
}
