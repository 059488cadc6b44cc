package org.lacuna.media.play;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.decode.PlaybackSource;
import org.lacuna.media.play.PlayerListener.State;

/**
 * The player's thread: fulfils wishes, and while it plays, decodes one picture ahead and shows it
 * when the clock says so. All native memory is opened and freed here.
 */
final class PlayerLoop implements Runnable {

  /** The longest sleep while playing: how late a picture may come when the clock jumps. */
  private static final long NAP_NANOS = 5_000_000;

  private static final long FOREVER_NANOS = 1_000_000_000L * 3600;

  /**
   * A picture is handed over so much before its time: until the view has fetched and drawn it, a
   * frame of the screen goes by. What is heard then goes with what is seen, on average.
   */
  private static final long LEAD_US = 12_000;

  /** A picture that is overdue by more is passed over. */
  private static final long LATE_US = 60_000;

  /** But one is shown at least this often, or a slow machine would show none. */
  private static final long SHOW_EVERY_US = 200_000;

  private final Path file;
  private final PlaybackSource source;
  private final ClipPlayer.SoundClockMaker clocks;
  private final PlayerListener listener;
  private final Wishes wishes;
  private final FrameFeed feed;
  private final Backwards back;

  private PlaybackClock clock = new WallClock();
  private @Nullable PictureReader pictures;
  private long durationUs;

  /** Begin of the picture that is shown, and whether the one after it waits in the feed. */
  private long shownUs;

  private boolean prepared;
  private boolean picturesEnded = true;
  private long picturesEndUs;

  private volatile State state = State.OPENING;
  private volatile long standingUs;

  PlayerLoop(
      Path file,
      PlaybackSource source,
      ClipPlayer.SoundClockMaker clocks,
      PlayerListener listener,
      Wishes wishes,
      FrameFeed feed,
      Backwards back) {
    this.file = file;
    this.source = source;
    this.clocks = clocks;
    this.listener = listener;
    this.wishes = wishes;
    this.feed = feed;
    this.back = back;
  }

  State state() {
    return state;
  }

  long timeUs() {
    return standingUs;
  }

  @Override
  public void run() {
    try {
      open();
      loop();
    } catch (LacunaException e) {
      fail(e);
    } catch (RuntimeException e) {
      // A defect must not leave a silent dead thread behind: the user is told.
      fail(
          new LacunaException(
              LacunaException.Kind.MEDIA, "The clip cannot be played any further.", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      back.close();
      clock.close();
      if (pictures != null) {
        pictures.close();
      }
    }
  }

  private void fail(LacunaException why) {
    clock.stop();
    back.stop();
    state = State.FAILED;
    listener.failed(why);
    listener.stateChanged(State.FAILED);
  }

  private void open() throws LacunaException {
    MediaInfo info = source.probe(file);
    durationUs = info.durationUs();
    if (info.video().isPresent()) {
      pictures = source.pictures(file);
    }
    if (info.audio().isPresent()) {
      openSound();
    }
    listener.opened(info);
    goTo(0);
    become(State.PAUSED);
  }

  private void openSound() throws LacunaException {
    try {
      PlaybackClock sound = clocks.make();
      clock = sound != null ? sound : clock;
    } catch (LacunaException e) {
      if (pictures == null) {
        throw e;
      }
      listener.failed(e);
    }
  }

  private void loop() throws LacunaException, InterruptedException {
    while (true) {
      Wishes.Batch wanted = wishes.take(isMoving() ? NAP_NANOS : FOREVER_NANOS);
      if (wanted.close()) {
        return;
      }
      fulfil(wanted);
      if (state == State.PLAYING) {
        advance();
      } else if (state == State.BACKWARD) {
        retreat();
      }
    }
  }

  private boolean isMoving() {
    return state == State.PLAYING || state == State.BACKWARD;
  }

  private void fulfil(Wishes.Batch wanted) throws LacunaException {
    if (wanted.size() != null && pictures != null) {
      pictures.fitInto(wanted.size().width(), wanted.size().height());
      back.fitInto(wanted.size());
      resize();
    }
    if (wanted.speed() != null) {
      clock.speed(wanted.speed());
      back.speed(wanted.speed());
    }
    if (wanted.motion() == Wishes.Motion.STAND && isMoving()) {
      halt(State.PAUSED);
    }
    if (wanted.seekUs() != null) {
      seek(wanted.seekUs());
    }
    if (wanted.steps() != 0) {
      step(wanted.steps());
    }
    if (wanted.motion() == Wishes.Motion.ON && state != State.PLAYING) {
      if (state == State.ENDED) {
        goTo(0);
      } else if (state == State.BACKWARD) {
        halt(State.PAUSED);
      }
      become(State.PLAYING);
      clock.start();
    }
    if (wanted.motion() == Wishes.Motion.BACK && state != State.BACKWARD) {
      if (state == State.PLAYING) {
        clock.stop();
        standingUs = clock.timeUs();
      }
      back.start(standingUs, shownUs, pictures != null);
      become(State.BACKWARD);
    }
  }

  /** While playing backwards: shows what is due, notices the start. */
  private void retreat() throws LacunaException {
    back.takeFailure().ifPresent(listener::failed);
    standingUs = back.timeUs();
    Optional<PicturesBehind.Kept> due = back.due();
    if (due.isPresent()) {
      PicturesBehind.Kept picture = due.get();
      shownUs = picture.timeUs();
      feed.back(picture.width(), picture.height(), picture.timeUs())
          .bgra()
          .put(0, picture.bgra(), 0, picture.bgra().limit());
      feed.publish();
    }
    if (standingUs == 0) {
      back.stop();
      goTo(0);
      become(State.PAUSED);
    }
  }

  private void become(State next) {
    if (state != next) {
      state = next;
      listener.stateChanged(next);
    }
  }

  private void halt(State next) throws LacunaException {
    if (state == State.BACKWARD) {
      // Where the picture on screen begins is where the playhead stands; reading goes on from
      // there.
      long here = pictures == null ? back.timeUs() : shownUs;
      back.stop();
      goTo(here);
      become(next);
      return;
    }
    clock.stop();
    standingUs = clock.timeUs();
    if (next == State.PAUSED) {
      standAtPicture();
    }
    become(next);
  }

  /** A picture that was shown before its time is where the playhead stands now. */
  private void standAtPicture() {
    if (pictures != null && shownUs > standingUs) {
      clock.seek(shownUs);
      standingUs = shownUs;
    }
  }

  private void seek(long wantedUs) throws LacunaException {
    boolean wasPlaying = state == State.PLAYING;
    goTo(durationUs > 0 ? Math.min(wantedUs, durationUs) : wantedUs);
    if (state == State.BACKWARD) {
      back.start(standingUs, shownUs, pictures != null);
    } else if (wasPlaying) {
      clock.start();
    } else {
      become(State.PAUSED);
    }
  }

  /** Stands at a time and shows its picture. */
  private void goTo(long timeUs) throws LacunaException {
    clock.seek(timeUs);
    standingUs = timeUs;
    showPictureAt(timeUs);
  }

  private void showPictureAt(long timeUs) throws LacunaException {
    prepared = false;
    picturesEnded = true;
    if (pictures != null && pictures.seek(timeUs)) {
      picturesEnded = false;
      picturesEndUs = pictures.endUs();
      shownUs = pictures.timeUs();
      convert(pictures);
      feed.publish();
    }
  }

  private void resize() throws LacunaException {
    if (!isMoving() && pictures != null) {
      // The reader may already be a picture further.
      if (prepared) {
        showPictureAt(shownUs);
      } else {
        convert(pictures);
        feed.publish();
      }
    }
  }

  private void convert(PictureReader from) throws LacunaException {
    from.copyTo(feed.back(from.width(), from.height(), from.timeUs()).bgra());
  }

  private void step(int count) throws LacunaException {
    if (pictures == null) {
      return;
    }
    halt(State.PAUSED);
    long targetUs = shownUs;
    for (int i = 0; i < count; i++) {
      if (!prepared) {
        prepareNext(shownUs);
      }
      if (!prepared) {
        break;
      }
      showPrepared();
      targetUs = shownUs;
    }
    for (int i = count; i < 0; i++) {
      showPictureAt(Math.max(0, shownUs - 1));
      targetUs = shownUs;
    }
    clock.seek(targetUs);
    standingUs = targetUs;
  }

  /** While playing: shows what is due, prepares what comes, notices the end. */
  private void advance() throws LacunaException {
    long nowUs = clock.timeUs();
    standingUs = nowUs;
    if (pictures != null && !picturesEnded) {
      if (!prepared) {
        prepareNext(nowUs);
      }
      // One at a time: wishes are heard in between, however slow the decoding is.
      if (prepared && pictures.timeUs() <= nowUs + LEAD_US) {
        showPrepared();
        prepareNext(nowUs);
      }
    }
    if (picturesEnded && nowUs >= endUs()) {
      halt(State.ENDED);
      standingUs = endUs();
    }
  }

  private long endUs() {
    long soundEndUs = clock.endUs();
    long known = Math.max(picturesEndUs, soundEndUs);
    return pictures == null && soundEndUs == PlaybackClock.NO_END ? durationUs : known;
  }

  /** Decodes the next picture into the feed's back; passes over pictures that are overdue. */
  private void prepareNext(long nowUs) throws LacunaException {
    prepared = false;
    if (pictures == null) {
      return;
    }
    while (pictures.next()) {
      picturesEndUs = pictures.endUs();
      long timeUs = pictures.timeUs();
      if (timeUs >= nowUs - LATE_US || timeUs >= shownUs + SHOW_EVERY_US) {
        convert(pictures);
        prepared = true;
        return;
      }
    }
    picturesEnded = true;
  }

  private void showPrepared() {
    if (pictures != null) {
      shownUs = pictures.timeUs();
      feed.publish();
      prepared = false;
    }
  }
}
