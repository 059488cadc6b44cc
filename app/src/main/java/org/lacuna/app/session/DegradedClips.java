package org.lacuna.app.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.app.task.Job;
import org.lacuna.media.degrade.Change;

/**
 * The open clip as it was read, and made worse in the ways that were asked for last, so that going
 * back and forth between them measures nothing again. Belongs to the views' thread.
 */
final class DegradedClips {

  /** Each holds the rows of one modality again; they are mapped files where they are long. */
  private static final int MOST = 6;

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

  /** Makes the open clip worse. */
  Job<OpenClip> job(List<Change> changes) {
    OpenClip clip = original.orElseThrow();
    return (cancel, progress) ->
        clip.withChanges(
            backend.degrade(clip.extraction(), changes, cancel, progress), changes);
  }
}
