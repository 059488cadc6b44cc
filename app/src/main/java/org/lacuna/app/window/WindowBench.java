package org.lacuna.app.window;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.lacuna.app.bench.FrameTimes;
import org.lacuna.app.bench.WindowFigures;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;

/**
 * A scripted user before a clip with many lanes. Once everything is drawn it does one thing after
 * another, a step for every frame, and notes the time from frame to frame. Belongs to the thread of
 * the views.
 */
final class WindowBench extends AnimationTimer {

  /** Frames after the start of a part that are not counted: the first ones compile and settle. */
  private static final int SETTLING = 15;

  /** As long as the window may take to read and score the clip, nanoseconds. */
  private static final long PATIENCE_NANOS = 240_000_000_000L;

  /** After the last score more is drawn for a moment. */
  private static final long CALM_NANOS = 3_000_000_000L;

  private final WindowParts parts;
  private final Stage stage;
  private final long partNanos;
  private final Consumer<WindowFigures> done;
  private final List<Part> script;
  private final List<Long> nanos = new ArrayList<>();
  private final List<Long> all = new ArrayList<>();
  private final List<FrameTimes> figures = new ArrayList<>();
  private double startMs;
  private int frame;
  private long begunAt;
  private long calmSince;
  private long lastAt;
  private int part = -1;

  /** Something the user does, one step a frame, and whether it counts as panning and zooming. */
  private record Part(String what, boolean counts, Step step) {}

  private interface Step {
    void at(double seconds);
  }

  /**
   * @param partSeconds how long each part of the script goes on
   * @param done hears the figures when the script is over
   */
  WindowBench(WindowParts parts, Stage stage, double partSeconds, Consumer<WindowFigures> done) {
    this.parts = parts;
    this.stage = stage;
    this.partNanos = Math.round(partSeconds * 1e9);
    this.done = done;
    Timeline t = parts.timeline();
    this.script =
        List.of(
            new Part("pan, a minute in view", true, s -> pan(t, 60_000_000, s, 0.7)),
            new Part("pan, ten minutes in view", true, s -> pan(t, 600_000_000, s, 0.7)),
            new Part("pan, five seconds in view", true, s -> pan(t, 5_000_000, s, 1.5)),
            new Part("pan, half a second in view", true, s -> pan(t, 500_000, s, 1.5)),
            new Part("zoom, from the hour to a second", true, s -> zoom(t, s)),
            new Part("playhead moves, ten seconds in view", false, s -> play(t, s)));
  }

  /** There and back again, so many widths a second. */
  private static void pan(Timeline t, long spanUs, double seconds, double widths) {
    long length = t.durationUs().get();
    double way = seconds * widths * spanUs;
    double round = 2.0 * (length - spanUs);
    double at = way % round;
    long start = Math.round(at < round / 2 ? at : round - at);
    t.show(new Span(start, start + spanUs));
  }

  /** In and out within two seconds, about a place that wanders. */
  private static void zoom(Timeline t, double seconds) {
    long length = t.durationUs().get();
    double depth = 0.5 - 0.5 * Math.cos(Math.PI * seconds);
    double span = length * Math.pow(1e6 / length, depth);
    double centre = length * (0.5 + 0.3 * Math.sin(seconds / 5));
    long start = Math.round(centre - span / 2);
    t.show(new Span(start, start + Math.round(span)));
  }

  private static void play(Timeline t, double seconds) {
    long us = Math.round(seconds * 1e6) + 100_000_000;
    if (seconds < 0.05) {
      t.show(new Span(95_000_000, 105_000_000));
    }
    t.moveTo(us);
  }

  @Override
  public void handle(long now) {
    frame++;
    if (frame == 3) {
      // The first frame has reached the screen and the queue of events has been served since.
      startMs =
          System.currentTimeMillis() - (double) ManagementFactory.getRuntimeMXBean().getStartTime();
      begunAt = now;
      parts.session().openDemo();
    } else if (frame > 3 && part < 0) {
      await(now);
    } else if (part >= 0) {
      measure(now);
    }
  }

  private void await(long now) {
    boolean scored = parts.session().scored().get().isPresent();
    if (!scored && now - begunAt < PATIENCE_NANOS) {
      calmSince = now;
    }
    if (now - calmSince > CALM_NANOS) {
      next(now);
    }
  }

  private void next(long now) {
    part++;
    frame = 4;
    begunAt = now;
    lastAt = now;
    nanos.clear();
  }

  private void measure(long now) {
    if (frame > 4 + SETTLING) {
      nanos.add(now - lastAt);
    }
    lastAt = now;
    script.get(part).step().at((now - begunAt) / 1e9);
    if (now - begunAt > partNanos && !nanos.isEmpty()) {
      figures.add(FrameTimes.of(script.get(part).what(), array(nanos)));
      if (script.get(part).counts()) {
        all.addAll(nanos);
      }
      if (part + 1 < script.size()) {
        next(now);
      } else {
        stop();
        finish();
      }
    }
  }

  private void finish() {
    figures.add(FrameTimes.of("pan and zoom together", array(all)));
    int lanes = parts.laneLayout().now().get().places().size();
    done.accept(
        new WindowFigures(
            stage.getScene().getWidth(),
            stage.getScene().getHeight(),
            lanes,
            parts.timeline().durationUs().get() / 1e6,
            startMs,
            figures));
  }

  private static long[] array(List<Long> list) {
    return list.stream().mapToLong(Long::longValue).toArray();
  }
}
