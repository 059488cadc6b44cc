package org.lacuna.app.session;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.app.task.Job;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.media.degrade.Change;
import org.lacuna.media.extract.Extraction;

/**
 * The open clip as it was read, and made worse in the ways that were asked for last, so that going
 * back and forth between them measures nothing again, and a change to one modality leaves the
 * others alone. Belongs to the views' thread.
 */
final class DegradedClips {

  /** Each holds some rows of its own; they are mapped files where they are long. */
  private static final int MOST = 8;

  private final Backend backend;
  private final Map<List<Change>, OpenClip> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Change>, OpenClip> eldest) {
          return size() > MOST;
        }
      };
  private Optional<OpenClip> original = Optional.empty();

  DegradedClips(Backend backend) {
    this.backend = backend;
  }

  /** A clip is shown: one that is as it was read becomes the one that is made worse. */
  void shown(OpenClip clip) {
    if (clip.changes().isEmpty() && !original.equals(Optional.of(clip))) {
      known.clear();
      original = Optional.of(clip);
    }
    known.put(clip.changes(), clip);
  }

  /** The open clip as it was read. */
  Optional<OpenClip> original() {
    return original;
  }

  /** The clip with these changes, where it was made before. */
  Optional<OpenClip> known(List<Change> changes) {
    return changes.isEmpty() ? original : Optional.ofNullable(known.get(changes));
  }

  /**
   * Makes the open clip worse; a modality that was made worse in just this way is taken as it is.
   */
  Job<OpenClip> job(List<Change> changes) {
    OpenClip clip = original.orElseThrow();
    Map<Modality, Extraction> parts = new EnumMap<>(Modality.class);
    List<Change> rest = new ArrayList<>();
    for (Modality m : Modality.values()) {
      List<Change> wanted = of(changes, m);
      Optional<Extraction> same =
          known.values().stream()
              .filter(c -> of(c.changes(), m).equals(wanted))
              .map(OpenClip::extraction)
              .findFirst();
      if (wanted.isEmpty()) {
        parts.put(m, clip.extraction());
      } else if (same.isPresent()) {
        parts.put(m, same.get());
      } else {
        rest.addAll(wanted);
      }
    }
    return (cancel, progress) -> {
      if (!rest.isEmpty()) {
        Extraction worse = backend.degrade(clip.extraction(), rest, cancel, progress);
        rest.forEach(c -> parts.put(c.how().modality(), worse));
      }
      return clip.withChanges(together(clip.extraction(), parts), changes);
    };
  }

  private static List<Change> of(List<Change> changes, Modality m) {
    return changes.stream().filter(c -> c.how().modality() == m).toList();
  }

  /** A clip with each modality from where it is said to come. */
  private static Extraction together(Extraction clip, Map<Modality, Extraction> parts) {
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    Map<Modality, String> reasons = new EnumMap<>(Modality.class);
    parts.forEach(
        (m, from) -> {
          from.features().sequence(m).ifPresent(s -> sequences.put(m, s));
          from.features().whyAbsent(m).ifPresent(why -> reasons.put(m, why));
        });
    Extraction words = parts.getOrDefault(Modality.LANGUAGE, clip);
    Extraction sound = parts.getOrDefault(Modality.AUDIO, clip);
    return new Extraction(
        clip.info(),
        FeatureSet.of(clip.features().durationUs(), sequences, reasons, words.features().words()),
        clip.faces(),
        clip.transcriptSource(),
        sound.sound(),
        clip.damage(),
        clip.timing());
  }
}
