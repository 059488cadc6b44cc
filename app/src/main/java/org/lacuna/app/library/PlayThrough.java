package org.lacuna.app.library;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.lacuna.app.session.SessionViewModel;

/**
 * Shows the clips of the chosen playlist, or of the list, one after the other and from the start
 * again. Clips that cannot be read are passed over. Belongs to the thread of the views.
 */
public final class PlayThrough {

  private final SessionViewModel session;
  private final LibraryViewModel library;
  private final PlaylistsViewModel playlists;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private Runnable player = () -> {};
  private Optional<LibraryClip> awaited = Optional.empty();
  private int place = -1;
  private int passedOver;

  public PlayThrough(
      SessionViewModel session, LibraryViewModel library, PlaylistsViewModel playlists) {
    this.session = session;
    this.library = library;
    this.playlists = playlists;
    session.error().addListener(o -> session.error().get().ifPresent(why -> passOver()));
  }

  /** What plays the open clip. */
  public void setPlayer(Runnable plays) {
    player = plays;
  }

  /** Whether one clip follows the other by itself. */
  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** The clips that follow each other: all of them where those that are looked at are none. */
  public List<LibraryClip> clips() {
    return playlists.shown().isEmpty() ? library.clips() : playlists.shown();
  }

  /** Plays from the first clip on. */
  public void start() {
    running.set(true);
    passedOver = 0;
    step(-1, 1);
  }

  /**
   * Plays the clip that is open and goes on from it; where none is, the first of the list, or the
   * demo where that is empty.
   */
  public void follow() {
    running.set(true);
    if (session.clip().get().isPresent()) {
      player.run();
    } else {
      library.afterLoading(this::begin);
    }
  }

  private void begin() {
    boolean nothing = session.clip().get().isEmpty() && session.loading().get().isEmpty();
    if (nothing && running.get()) {
      if (clips().isEmpty()) {
        session.openDemo();
      } else {
        start();
      }
    }
  }

  /** The open clip is the last one that plays by itself. */
  public void stop() {
    running.set(false);
  }

  /** Opens the clip after the open one; after the last comes the first. */
  public void next() {
    passedOver = 0;
    step(1);
  }

  /** Opens the clip before the open one; before the first comes the last. */
  public void previous() {
    passedOver = 0;
    step(-1);
  }

  /** The player has come to the end of the open clip. */
  public void ended() {
    if (running.get()) {
      next();
    }
  }

  private void step(int direction) {
    step(here(), direction);
  }

  private void step(int from, int direction) {
    List<LibraryClip> clips = clips();
    if (clips.isEmpty() && running.get()) {
      follow();
    }
    for (int i = 1; i <= clips.size(); i++) {
      int at = Math.floorMod(from + i * direction, clips.size());
      ClipState state = clips.get(at).state();
      if (state != ClipState.FAILED && state != ClipState.MISSING) {
        go(clips.get(at), at);
        return;
      }
    }
  }

  /** Where the open clip is, -1 when it is not among them; it can come twice. */
  private int here() {
    List<LibraryClip> clips = clips();
    Optional<Long> open = awaited.or(library.opened()::get).map(LibraryClip::id);
    if (place >= 0 && place < clips.size() && open.equals(Optional.of(clips.get(place).id()))) {
      return place;
    }
    return clips.stream().map(LibraryClip::id).toList().indexOf(open.orElse(-1L));
  }

  private void go(LibraryClip clip, int at) {
    place = at;
    if (library.opened().get().map(LibraryClip::id).equals(Optional.of(clip.id()))) {
      if (running.get()) {
        player.run();
      }
      return;
    }
    awaited = Optional.of(clip);
    library.open(clip);
  }

  /** The player shows another clip now; called after it was told to. */
  public void shown() {
    awaited = Optional.empty();
    passedOver = 0;
    if (running.get()) {
      player.run();
    }
  }

  private void passOver() {
    if (awaited.isPresent() && running.get() && passedOver < clips().size()) {
      passedOver++;
      step(1);
    } else {
      awaited = Optional.empty();
    }
  }
}
