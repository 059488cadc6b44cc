package org.lacuna.app.library;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * A clip of the session as far as it is known. Immutable; a change is another value of that id.
 *
 * @param id within the project
 * @param file where it lies; it may have gone since
 * @param durationUs length, microseconds; 0 while it was never read
 * @param state how far it is
 * @param fraction how much of it is read, 0 to 1, negative when not known; only while it is read
 * @param problem why it cannot be read, one sentence; empty in every other state
 * @param words of its transcript, joined by spaces; empty without one
 * @param caution what must be known before scores that use its sound are trusted; empty for nothing
 * @param scores of the chosen network by what it was given: every choice among the modalities that
 *     both the clip and the network have, so seven where nothing lacks; a choice in which nothing
 *     was observed is left out; empty until they are known
 * @param picture a small picture of it, a file; empty until there is one
 */
public record LibraryClip(
    long id,
    Path file,
    long durationUs,
    ClipState state,
    double fraction,
    String problem,
    String words,
    String caution,
    Map<ModalitySet, ClipScores> scores,
    Optional<Path> picture) {

  public LibraryClip {
    scores = Map.copyOf(scores);
  }

  static LibraryClip waiting(long id, Path file, long durationUs) {
    return new LibraryClip(
        id, file, durationUs, ClipState.WAITING, -1, "", "", "", Map.of(), Optional.empty());
  }

  /** Name of the file. */
  public String name() {
    return String.valueOf(file.getFileName());
  }

  /** All modalities that the scores know: those of the clip that the network reads. */
  public Optional<ModalitySet> fullSet() {
    return scores.keySet().stream().max(Comparator.comparingInt(ModalitySet::size));
  }

  /** The scores with everything; empty until they are known. */
  public Optional<ClipScores> full() {
    return fullSet().map(scores::get);
  }

  /** Why the scores with everything may be wrong; empty where nothing speaks against them. */
  public String doubt() {
    return fullSet().filter(s -> s.contains(Modality.AUDIO)).map(s -> caution).orElse("");
  }

  /** The scores with that choice of modalities; empty when there are none. */
  public Optional<ClipScores> given(ModalitySet choice) {
    return Optional.ofNullable(scores.get(choice));
  }

  /** The scores with less than everything, by what is left. */
  public Map<ModalitySet, ClipScores> partial() {
    Map<ModalitySet, ClipScores> rest = new LinkedHashMap<>(scores);
    fullSet().ifPresent(rest::remove);
    return rest;
  }

  LibraryClip withState(ClipState other) {
    return withProgress(other, -1, "");
  }

  LibraryClip withProgress(ClipState other, double done, String why) {
    return new LibraryClip(id, file, durationUs, other, done, why, words, caution, scores, picture);
  }

  LibraryClip withFound(long us, String said, String doubt, Map<ModalitySet, ClipScores> found) {
    return new LibraryClip(id, file, us, ClipState.DONE, -1, "", said, doubt, found, picture);
  }

  LibraryClip withScores(Map<ModalitySet, ClipScores> others) {
    return new LibraryClip(
        id, file, durationUs, state, fraction, problem, words, caution, others, picture);
  }

  LibraryClip withPicture(Path small) {
    return new LibraryClip(
        id, file, durationUs, state, fraction, problem, words, caution, scores, Optional.of(small));
  }
}
