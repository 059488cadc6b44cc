package org.lacuna.app.player;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.timeline.Span;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.play.FrameFeed;
import org.lacuna.media.play.Playback;
import org.lacuna.media.play.PlayerListener;
import org.lacuna.media.play.PlayerListener.State;

/**
 * What the player shows and does, without a control. Belongs to the thread of the views; what the
 * playback thread reports is taken over in {@link #tick}, which the view calls once a frame.
 */
public final class PlayerViewModel implements AutoCloseable {

  private static final long SKIP_US = 1_000_000;

  /** How fast a clip can be played, the slowest first. */
  public static final List<Double> SPEEDS = List.of(0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0);

  private static final double USUAL = 1;

  /** Makes the player of a clip; it reports to the listener on a thread of its own. */
  @FunctionalInterface
  public interface Opener {
    Playback open(Path file, PlayerListener listener);
  }

  private final Opener opener;
  private final Executor closer;
  private final ReadOnlyLongWrapper timeUs = new ReadOnlyLongWrapper(0);
  private final ReadOnlyLongWrapper durationUs = new ReadOnlyLongWrapper(0);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.PAUSED);
  private final ReadOnlyObjectWrapper<Optional<MediaInfo>> info =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Caption> caption = new ReadOnlyObjectWrapper<>(Caption.NONE);
  private final ReadOnlyObjectWrapper<Optional<Faces>> faces =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper hasWords = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(USUAL);
  private final LoopRound round = new LoopRound();
  private final BooleanProperty faceShown = new SimpleBooleanProperty(true);
  private final OverlayChoice overlays = new OverlayChoice();
  private final BooleanProperty captionShown = new SimpleBooleanProperty(true);

  private CaptionTrack captions = new CaptionTrack(List.of());
  private Queue<Runnable> reports = new ConcurrentLinkedQueue<>();
  private @Nullable Playback playback;
  private int displayWidth;
  private int displayHeight;
  private IntConsumer faceChooser = id -> {};

  /**
   * @param opener makes the player of a clip
   * @param closer runs the closing of a player, which may wait for its threads
   */
  public PlayerViewModel(Opener opener, Executor closer) {
    this.opener = opener;
    this.closer = closer;
  }

  /** Shows a clip from its start, paused; the one before it is closed. */
  public void show(PlayerClip clip) {
    clear();
    refresh(clip);
    durationUs.set(clip.durationUs());
    state.set(State.OPENING);
    Playback opened = opener.open(clip.file(), new Reports(reports));
    if (displayWidth > 0) {
      opened.displaySize(displayWidth, displayHeight);
    }
    if (speed.get() != USUAL) {
      opened.speed(speed.get());
    }
    playback = opened;
  }

  /** Shows other words and another face of the clip that is open; playback goes on. */
  public void refresh(PlayerClip clip) {
    captions = new CaptionTrack(clip.words());
    hasWords.set(!clip.words().isEmpty());
    faces.set(clip.faces());
    caption.set(captions.at(timeUs.get()));
  }

  /** Whom to tell the id of a face that the user clicks on. */
  public void setFaceChooser(IntConsumer chooser) {
    faceChooser = chooser;
  }

  /** The user clicked on a face. */
  public void faceClicked(int id) {
    faceChooser.accept(id);
  }

  /** Shows nothing. */
  public void clear() {
    if (playback != null) {
      closer.execute(playback::close);
      playback = null;
    }
    // What the old player still says goes into a queue that nobody reads.
    reports = new ConcurrentLinkedQueue<>();
    captions = new CaptionTrack(List.of());
    hasWords.set(false);
    faces.set(Optional.empty());
    info.set(Optional.empty());
    failure.set("");
    caption.set(Caption.NONE);
    state.set(State.PAUSED);
    round.backward = false;
    durationUs.set(0);
    timeUs.set(0);
  }

  /** Takes over what has happened since the last call. */
  public void tick() {
    for (Runnable report = reports.poll(); report != null; report = reports.poll()) {
      report.run();
    }
    if (playback != null) {
      round.tick(playback, state, durationUs.get());
      moveTo(playback.timeUs());
    }
  }

  /** The stretch that the loop goes round; empty for the whole clip. */
  public void setStretch(Optional<Span> selected) {
    round.stretch = selected;
  }

  private void moveTo(long us) {
    if (us > durationUs.get()) {
      // Headers may be missing or too short; the playhead knows better.
      durationUs.set(us);
    }
    timeUs.set(us);
    caption.set(captions.at(us));
  }

  /** Plays or pauses. */
  public void togglePlay() {
    if (playback == null) {
      return;
    }
    if (isMoving()) {
      pause();
    } else {
      begin(playback);
    }
  }

  private boolean isMoving() {
    return state.get() == State.PLAYING || state.get() == State.BACKWARD;
  }

  private void begin(Playback standing) {
    round.begin(standing);
    standing.play();
  }

  /** Stands still. */
  public void pause() {
    if (playback != null) {
      round.backward = false;
      playback.pause();
    }
  }

  /** Plays; when it plays already, faster; when it plays backwards, it turns round. */
  public void playFaster() {
    if (playback == null) {
      return;
    }
    if (state.get() == State.PLAYING) {
      faster();
      return;
    }
    if (state.get() == State.BACKWARD) {
      setSpeed(USUAL);
    }
    begin(playback);
  }

  /**
   * Plays backwards, without sound; when it does already, faster; when it plays on, it turns round.
   * With the loop on and the playhead outside the stretch, from the end of that.
   */
  public void playBackward() {
    if (playback == null) {
      return;
    }
    if (state.get() == State.BACKWARD) {
      faster();
      return;
    }
    if (state.get() == State.PLAYING) {
      setSpeed(USUAL);
    }
    round.beginBackward(playback);
    playback.playBackward();
  }

  private void faster() {
    setSpeed(
        SPEEDS.stream().filter(s -> s >= USUAL && s > speed.get()).findFirst().orElse(speed.get()));
  }

  /** Back to the usual speed and still. */
  public void rest() {
    pause();
    setSpeed(USUAL);
  }

  /**
   * How fast clips are played, this one and the ones after it.
   *
   * @param factor one of {@link #SPEEDS}
   */
  public void setSpeed(double factor) {
    speed.set(factor);
    if (playback != null) {
      playback.speed(factor);
    }
  }

  /** Goes to exactly that time, microseconds; limited to the clip. */
  public void seek(long us) {
    if (playback != null) {
      long target = Math.max(0, Math.min(us, durationUs.get()));
      playback.seek(target);
      moveTo(target);
    }
  }

  /** Pauses and goes one picture on (1) or back (-1). */
  public void step(int direction) {
    if (playback == null) {
      return;
    }
    round.backward = false;
    if (direction > 0) {
      playback.stepForward();
    } else {
      playback.stepBack();
    }
  }

  /** Goes a second on (1) or back (-1). */
  public void skip(int direction) {
    seek(timeUs.get() + direction * SKIP_US);
  }

  /** Tells how large the picture is on screen, pixels. */
  public void displaySize(int width, int height) {
    displayWidth = width;
    displayHeight = height;
    if (playback != null) {
      playback.displaySize(width, height);
    }
  }

  /** A picture that was not shown yet, valid until the next call that gives one. */
  public Optional<FrameFeed.Picture> takePicture() {
    return playback == null ? Optional.empty() : Optional.ofNullable(playback.frames().take());
  }

  /** The shared playhead, microseconds on the clip's clock. */
  public ReadOnlyLongProperty timeUs() {
    return timeUs.getReadOnlyProperty();
  }

  /** Length of the clip, microseconds; 0 while unknown. */
  public ReadOnlyLongProperty durationUs() {
    return durationUs.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** What the container says, empty until the clip is open. */
  public ReadOnlyObjectProperty<Optional<MediaInfo>> info() {
    return info.getReadOnlyProperty();
  }

  /** The words spoken now; {@link Caption#NONE} when there are none. */
  public ReadOnlyObjectProperty<Caption> caption() {
    return caption.getReadOnlyProperty();
  }

  /** Whether the clip has a transcript at all. */
  public ReadOnlyBooleanProperty hasWords() {
    return hasWords.getReadOnlyProperty();
  }

  /** The analysed face, empty when there is none to draw. */
  public ReadOnlyObjectProperty<Optional<Faces>> faces() {
    return faces.getReadOnlyProperty();
  }

  /** One sentence why something cannot be played, empty when all is well. */
  public ReadOnlyStringProperty failure() {
    return failure.getReadOnlyProperty();
  }

  /** How fast clips are played; 1 is as they were recorded. */
  public ReadOnlyDoubleProperty speed() {
    return speed.getReadOnlyProperty();
  }

  /** Whether what ends begins again. */
  public BooleanProperty loop() {
    return round.loop;
  }

  /** What is drawn of a face while {@link #faceShown}. */
  OverlayChoice overlays() {
    return overlays;
  }

  /** Whether anything is drawn over the faces in the picture. */
  public BooleanProperty faceShown() {
    return faceShown;
  }

  /** Whether the words are shown. */
  public BooleanProperty captionShown() {
    return captionShown;
  }

  private void opened(MediaInfo opened) {
    info.set(Optional.of(opened));
    durationUs.set(Math.max(durationUs.get(), opened.durationUs()));
  }

  @Override
  public void close() {
    clear();
  }

  /** Puts what the playback thread says into the queue of its clip. */
  private final class Reports implements PlayerListener {
    private final Queue<Runnable> queue;

    Reports(Queue<Runnable> queue) {
      this.queue = queue;
    }

    @Override
    public void opened(MediaInfo opened) {
      queue.add(() -> PlayerViewModel.this.opened(opened));
    }

    @Override
    public void stateChanged(State next) {
      queue.add(() -> state.set(next));
    }

    @Override
    public void failed(LacunaException why) {
      queue.add(() -> failure.set(why.sentence()));
    }
  }
}
