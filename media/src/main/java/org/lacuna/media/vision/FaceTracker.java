package org.lacuna.media.vision;

import java.util.List;
import java.util.Optional;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;

/**
 * Follows one face from frame to frame: where the mesh lay in the last frame is where the next one
 * is looked for, and the detector runs only when there is no face, and now and then to see whether
 * the mesh still lies on one. Among several faces it takes the largest and most central, and stays
 * with it. Not thread-safe.
 */
final class FaceTracker {

  /** The detector looks at the whole picture at least this often, microseconds. */
  private static final long CHECK_US = 1_000_000;

  /** It looks again this soon when it did not see the tracked face, microseconds. */
  private static final long RECHECK_US = 250_000;

  /** After a second without a face it looks for one this often, until then in every frame. */
  private static final long SEARCH_US = 100_000;

  /** A face is given up when the detector did not see it this many times in a row. */
  private static final int MISSES = 3;

  /**
   * Size of the wide view, in pictures: the detector does not know a face that fills the picture,
   * so it gets to see every other attempt with a margin of black.
   */
  private static final double WIDE = 1.75;

  private static final double MIN_PRESENCE = 0.5;

  /** What the detector's box and the mesh's box of one face share at least. */
  private static final double MIN_OVERLAP = 0.25;

  private final BlazeFace detector;

  private final FaceMeshNetwork network;
  private final PoseSolver solver;

  private Optional<Face> last = Optional.empty();
  private long nextCheckUs = Long.MIN_VALUE;
  private long searchUntilUs = Long.MIN_VALUE;
  private int misses;
  private boolean first = true;
  private boolean wide;

  /**
   * A face in one frame.
   *
   * @param mesh its points
   * @param pose how the head is turned
   */
  record Face(Mesh mesh, HeadPose pose) {}

  FaceTracker(BlazeFace detector, FaceMeshNetwork network, PoseSolver solver) {
    this.detector = detector;
    this.network = network;
    this.solver = solver;
  }

  /** The face in this frame, or empty. Frames come in time order. */
  Optional<Face> track(VideoFrame frame) throws LacunaException {
    Optional<Face> face = Optional.empty();
    if (last.isPresent()) {
      face = plausible(frame, network.run(frame, Region.of(last.get().mesh())));
      face = face.filter(f -> follows(last.orElseThrow(), f));
    }
    boolean lost = face.isEmpty() && frame.timeUs() < searchUntilUs;
    if (lost || frame.timeUs() >= nextCheckUs) {
      face = check(frame, face);
    }
    if (face.isPresent()) {
      searchUntilUs = frame.timeUs() + CHECK_US;
    }
    last = face;
    return face;
  }

  /** Lets the detector look at the whole picture; what it says can replace the tracked face. */
  private Optional<Face> check(VideoFrame frame, Optional<Face> tracked) throws LacunaException {
    nextCheckUs = frame.timeUs() + CHECK_US;
    // On the first frame both views are tried at once; later a failure tries the other one next.
    int tries = first ? 2 : 1;
    first = false;
    for (int k = 0; k < tries; k++) {
      List<Detection> found = detector.detect(frame, wide ? WIDE : 1);
      Optional<Face> seen = confirmed(tracked, found) ? tracked : acquire(frame, found);
      if (seen.isPresent()) {
        misses = 0;
        return seen;
      }
      wide = !wide;
    }
    misses++;
    nextCheckUs = frame.timeUs() + (tracked.isPresent() ? RECHECK_US : SEARCH_US);
    return misses < MISSES ? tracked : Optional.empty();
  }

  private static boolean confirmed(Optional<Face> tracked, List<Detection> found) {
    if (tracked.isEmpty()) {
      return false;
    }
    Box box = tracked.get().mesh().box();
    return found.stream().anyMatch(d -> d.box().overlap(box) >= MIN_OVERLAP);
  }

  private Optional<Face> acquire(VideoFrame frame, List<Detection> found) throws LacunaException {
    Optional<Face> best = Optional.empty();
    double bestRank = 0;
    for (Detection d : found) {
      double rank = rank(d.box(), frame);
      if (rank <= bestRank) {
        continue;
      }
      // The detector's box is coarse: the first mesh only says where to look closely.
      Mesh rough = network.run(frame, Region.of(d));
      Optional<Face> face =
          rough.presence() < MIN_PRESENCE
              ? Optional.empty()
              : plausible(frame, network.run(frame, Region.of(rough)));
      if (face.isPresent() && face.get().mesh().box().overlap(d.box()) >= MIN_OVERLAP) {
        best = face;
        bestRank = rank;
      }
    }
    return best;
  }

  /** Size times centrality: a face in a corner counts half as much as one in the middle. */
  private static double rank(Box box, VideoFrame frame) {
    double dx = box.centreX() - frame.width() / 2.0;
    double dy = box.centreY() - frame.height() / 2.0;
    double offCentre = Math.hypot(dx, dy) / (Math.hypot(frame.width(), frame.height()) / 2);
    return Math.sqrt(box.area()) * (1 - 0.5 * Math.min(1, offCentre));
  }

  private Optional<Face> plausible(VideoFrame frame, Mesh mesh) {
    if (mesh.presence() < MIN_PRESENCE) {
      return Optional.empty();
    }
    Face face = new Face(mesh, solver.solve(mesh));
    return Plausibility.holds(face, frame.width(), frame.height())
        ? Optional.of(face)
        : Optional.empty();
  }

  /** Whether b can be the same face a frame later: it has not jumped or changed its size. */
  private static boolean follows(Face a, Face b) {
    double size = b.pose().scale() / a.pose().scale();
    double moved =
        Math.hypot(b.pose().x() - a.pose().x(), b.pose().y() - a.pose().y()) / a.pose().scale();
    return size > 1 / Plausibility.MOST_GROWTH
        && size < Plausibility.MOST_GROWTH
        && moved < Plausibility.FARTHEST_MOVE_CM;
  }
}
