package org.lacuna.app.attention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.session.ClipModel;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.Scored;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;

/**
 * Fetches the attention of the window under the playhead: once for each window and answer of the
 * network. Belongs to the thread of the views.
 */
final class AttentionFetcher {

  private final SessionViewModel session;
  private final LatestWins fetching;
  private final Listener listener;
  private @Nullable Scored askedFor;
  private int askedWindow = -1;
  private Optional<Fetched> fetched = Optional.empty();

  /**
   * What was fetched.
   *
   * @param pictures the window with its maps
   * @param overviews every direction that looks at something, on the whole
   */
  record Fetched(
      AttentionPictures pictures, Map<Direction, AttentionPictures.Overview> overviews) {}

  /** Hears what came. */
  interface Listener {
    /** The pictures are other ones, or there are none any more. */
    void changed();

    /** There are none, for that reason. */
    void failed(String sentence);
  }

  AttentionFetcher(SessionViewModel session, TaskRunner runner, Listener listener) {
    this.session = session;
    this.fetching = new LatestWins(runner, Lane.INFERENCE);
    this.listener = listener;
  }

  /**
   * Fetches what belongs to that moment, unless it is there or on its way.
   *
   * @param directions those that are put together in the same go, which takes a while for long
   *     sequences
   */
  void fetch(long us, List<Direction> directions) {
    Optional<Scored> scored = session.scored().get();
    Optional<OpenClip> clip = session.clip().get();
    Optional<ClipModel> network = session.network();
    if (scored.isEmpty() || clip.isEmpty() || network.isEmpty()) {
      forget();
      return;
    }
    int window = windowAt(scored.get(), us);
    if (alreadyAsked(scored.get(), window)) {
      return;
    }
    askedFor = scored.get();
    askedWindow = window;
    ModalitySet use = scored.get().used();
    FeatureSet shown = session.shown().orElseThrow();
    // The words of the whole clip: a dropped word may still be said while one looks.
    FeatureSet whole = clip.get().features();
    fetching.start(
        (cancel, progress) ->
            network
                .get()
                .attention(shown, use, window, cancel)
                .map(a -> putTogether(new AttentionPictures(a, whole), directions, cancel)),
        Reply.of(
            got -> {
              fetched = got;
              listener.changed();
            },
            why -> {
              fetched = Optional.empty();
              listener.failed(why.sentence());
            }));
  }

  private static Fetched putTogether(
      AttentionPictures pictures, List<Direction> directions, CancelToken cancel) {
    Map<Direction, AttentionPictures.Overview> all = new LinkedHashMap<>();
    for (Direction d : directions) {
      cancel.check();
      pictures.overview(d).ifPresent(o -> all.put(d, o));
    }
    return new Fetched(pictures, all);
  }

  // The same answer object, not an equal one: another clip may well score the same.
  @SuppressWarnings("ReferenceEquality")
  private boolean alreadyAsked(Scored scored, int window) {
    return askedFor == scored && askedWindow == window;
  }

  void forget() {
    fetching.cancel();
    askedFor = null;
    askedWindow = -1;
    fetched = Optional.empty();
    listener.changed();
  }

  private static int windowAt(Scored scored, long us) {
    List<Prediction> windows = scored.now().prediction().windows();
    for (int i = 0; i < windows.size() - 1; i++) {
      if (us < windows.get(i).endUs()) {
        return i;
      }
    }
    return windows.size() - 1;
  }

  boolean isRunning() {
    return fetching.isRunning();
  }

  /** The window with its maps; empty before they have come. */
  Optional<AttentionPictures> pictures() {
    return fetched.map(Fetched::pictures);
  }

  /** A direction on the whole; empty where it looks at nothing, or before it has come. */
  Optional<AttentionPictures.Overview> overview(Direction d) {
    return fetched.map(f -> f.overviews().get(d));
  }
}
