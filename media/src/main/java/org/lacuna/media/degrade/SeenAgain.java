package org.lacuna.media.degrade;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.lacuna.inference.drop.Join;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.degrade.PassDegrader.FaceInPart;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.FaceFeatureExtractor;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;

/**
 * The analysed face in some stretches measured again: the pictures that were analysed before, from
 * some seconds before each stretch on, with a fresh tracker. Who is analysed is told by where the
 * face was in the clip as it was, so that it stays the same person whoever the fresh tracker takes
 * it for. Thread-safe when its parts are.
 */
final class SeenAgain {

  /**
   * Pictures before a stretch: the tracker settles within a second, a face is known after .8 s, and
   * a blink is told by the second around it.
   */
  static final long BEFORE_US = 3_000_000;

  /** Pictures after a stretch: a blink may end there, and what is usual for it is found there. */
  static final long AFTER_US = 1_500_000;

  /** With many faces some are read in every other picture only: even ones stay even. */
  private static final int TURNS = 2;

  private final MediaSource source;
  private final FaceInPart vision;

  SeenAgain(MediaSource source, FaceInPart vision) {
    this.source = source;
    this.vision = vision;
  }

  /** The clip's steps, measured again in the stretches; unobserved where the face is lost. */
  FeatureSequence in(
      Extraction clip,
      List<Change> changes,
      Stretches where,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    FeatureSequence whole = clip.features().sequence(Modality.VISION).orElseThrow();
    Optional<TrackedFace> face = clip.faces().flatMap(Faces::chosen);
    long[] known = clip.faces().map(Faces::frameStartUs).orElseGet(() -> starts(whole));
    Stretches parts = Surroundings.of(where, BEFORE_US, AFTER_US);
    FeatureSequence joined = whole;
    DegradedSource worse = new DegradedSource(source, changes);
    for (Stretch part : parts.all()) {
      int from = evenBefore(known, part.startUs());
      int to = countBefore(known, part.endUs());
      if (from < to) {
        double begun = Surroundings.before(parts, part.startUs());
        LongConsumer mine =
            us ->
                progress.progress(
                    Math.min(1, (begun + us - part.startUs()) / parts.lengthUs()), "Looking again");
        Known frames = new Known(known, from, to);
        FeatureSequence seen = seen(clip, face, worse, frames, cancel, mine);
        joined = Join.of(joined, seen, inside(where, part));
      }
    }
    return joined;
  }

  /** The stretches that a part was made around. */
  private static Stretches inside(Stretches where, Stretch part) {
    return new Stretches(where.all().stream().filter(s -> part.contains(s.startUs())).toList());
  }

  /** Pictures of the clip that were analysed: those of index from .. to. */
  private record Known(long[] startUs, int from, int to) {
    Stretch span(boolean whole) {
      return new Stretch(whole ? Math.min(0, startUs[from]) : startUs[from], startUs[to - 1] + 1);
    }
  }

  private FeatureSequence seen(
      Extraction clip,
      Optional<TrackedFace> face,
      DegradedSource worse,
      Known frames,
      CancelToken cancel,
      LongConsumer progress)
      throws LacunaException {
    // Where stamps are odd, a part that is entered by a jump may have other times than a whole
    // pass: then everything before it is decoded, too.
    for (boolean fromStart : new boolean[] {false, true}) {
      try (FaceFeatureExtractor again =
          vision.with(face.map(TrackedFace::rest).orElse(List.of()))) {
        OnlyKnown pictures = new OnlyKnown(frames, again, progress);
        worse.pictures(clip.info().file(), frames.span(fromStart), pictures, cancel);
        if (fromStart || pictures.complete()) {
          again.finish(clip.features().durationUs());
          return same(clip, face, again.faces());
        }
      }
    }
    throw new IllegalStateException("the second attempt always counts");
  }

  /** The steps of the analysed face; where the tracker saw it as several people, of all these. */
  private static FeatureSequence same(Extraction clip, Optional<TrackedFace> face, Faces found) {
    List<TrackedFace> before = clip.faces().map(Faces::all).orElse(List.of());
    List<TrackedFace> same = face.map(f -> FaceMatch.of(f, before, found)).orElse(List.of());
    FeatureSequence.Builder rows = FeatureSequence.builder(found.spec());
    float[] row = new float[found.spec().dim()];
    for (int i = 0; i < found.frameStartUs().length; i++) {
      long start = found.frameStartUs()[i];
      boolean there = false;
      for (TrackedFace f : same) {
        int at = there ? -1 : f.track().at(start);
        if (at >= 0 && f.features().observed(at)) {
          f.features().copyStep(at, row, 0);
          there = true;
        }
      }
      if (there) {
        rows.add(start, found.frameEndUs()[i], row);
      } else {
        rows.addUnobserved(start, found.frameEndUs()[i]);
      }
    }
    return rows.build();
  }

  /** Hands on the pictures that were analysed before, and no others. */
  private static final class OnlyKnown implements MediaSink {
    private final Known frames;
    private final FaceFeatureExtractor to;
    private final LongConsumer progress;
    private int next;

    OnlyKnown(Known frames, FaceFeatureExtractor to, LongConsumer progress) {
      this.frames = frames;
      this.to = to;
      this.progress = progress;
      this.next = frames.from;
    }

    @Override
    public void video(VideoFrame frame) throws LacunaException {
      int at = Arrays.binarySearch(frames.startUs, frames.from, frames.to, frame.timeUs());
      if (at >= 0) {
        next = at == next ? next + 1 : frames.to + 1;
        progress.accept(frame.timeUs());
        to.video(frame);
      }
    }

    @Override
    public void audio(AudioBlock block) {
      // who is analysed was decided with the whole clip
    }

    /** Whether all of them came, one after the other. */
    boolean complete() {
      return next == frames.to;
    }
  }

  private static long[] starts(FeatureSequence s) {
    long[] all = new long[s.steps()];
    Arrays.setAll(all, s::startUs);
    return all;
  }

  private static int evenBefore(long[] starts, long us) {
    return Math.max(0, countBefore(starts, us + 1) - 1) / TURNS * TURNS;
  }

  /** How many begin before that time. */
  private static int countBefore(long[] starts, long us) {
    int at = Arrays.binarySearch(starts, us);
    return at >= 0 ? at : -at - 1;
  }
}
