package org.lacuna.media.vision.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.vision.net.BlazeFace;
import org.lacuna.media.vision.net.Box;
import org.lacuna.media.vision.net.Detection;
import org.lacuna.media.vision.net.FaceMeshNetwork;
import org.lacuna.media.vision.net.Mesh;
import org.lacuna.media.vision.net.Region;
import org.lacuna.media.vision.pose.HeadPose;
import org.lacuna.media.vision.pose.PoseSolver;
import org.lacuna.media.vision.track.Plausibility.Verdict;

/**
 * Follows faces from picture to picture: where a mesh lay in the last one is where the next one is
 * looked for. The detector looks at the whole picture twice a second, more often while a face is
 * missed, and at once after a cut. At most {@link #MOST_FACES} faces are followed, the largest and
 * most central ones. Who they are is not its business. Not thread-safe.
 */
public final class FaceTracker {

  /** So many faces are followed at once. */
  public static final int MOST_FACES = 4;

  /** The detector looks at the whole picture at least this often, microseconds. */
  private static final long CHECK_US = 500_000;

  /** It looks again this soon when it did not see a followed face, microseconds. */
  private static final long RECHECK_US = 250_000;

  /** Without any face it looks this often; within a second of losing the last one, always. */
  private static final long SEARCH_US = 100_000;

  private static final long SEARCH_AFTER_LOSS_US = 1_000_000;

  /** A face is given up when the detector did not see it this many times in a row. */
  private static final int MISSES = 3;

  /**
   * Size of the wide view, in pictures: the detector does not know a face that fills the picture,
   * so it gets to see every other attempt with a margin of black.
   */
  private static final double WIDE = 1.75;

  /** What the detector's box and the mesh's box of one face share at least. */
  private static final double MIN_OVERLAP = 0.25;

  /** Two meshes that share more than this lie on one face. */
  private static final double SAME_FACE_OVERLAP = 0.5;

  /** A face that is turned away is begun with only when the detector is this sure of it. */
  private static final double SURE = 0.75;

  /** A newcomer takes the place of a followed face when it ranks this many times higher. */
  private static final double MUCH_HIGHER = 1.5;

  private final BlazeFace detector;
  private final FaceMeshNetwork network;
  private final PoseSolver solver;
  private final CutDetector cuts = new CutDetector();

  private final List<Followed> followed = new ArrayList<>();
  private int threads;
  private long nextCheckUs = Long.MIN_VALUE;
  private long searchUntilUs = Long.MIN_VALUE;
  private boolean first = true;
  private boolean wide;
  private boolean cut;

  /** A face that is being followed, as it was in the last picture. */
  private static final class Followed {
    private final int thread;
    private SeenFace face;
    private int misses;

    Followed(int thread, SeenFace face) {
      this.thread = thread;
      this.face = face;
    }

    Box box() {
      return face.mesh().box();
    }
  }

  /** The tracker borrows its networks. */
  public FaceTracker(BlazeFace detector, FaceMeshNetwork network, PoseSolver solver) {
    this.detector = detector;
    this.network = network;
    this.solver = solver;
  }

  /** The faces in this picture, those followed longest first. Pictures come in time order. */
  public List<SeenFace> track(VideoFrame frame) throws LacunaException {
    cut = cuts.cut(frame);
    if (cut) {
      followed.clear();
      nextCheckUs = frame.timeUs();
    }
    int before = followed.size();
    follow(frame);
    if (followed.size() < before) {
      searchUntilUs = frame.timeUs() + SEARCH_AFTER_LOSS_US;
      nextCheckUs = Math.min(nextCheckUs, frame.timeUs());
    }
    boolean search = followed.isEmpty() && frame.timeUs() < searchUntilUs;
    if (search || frame.timeUs() >= nextCheckUs) {
      check(frame);
    }
    return followed.stream().map(f -> f.face).toList();
  }

  /** Whether the last picture began a new shot. */
  public boolean afterCut() {
    return cut;
  }

  private void follow(VideoFrame frame) throws LacunaException {
    List<Followed> kept = new ArrayList<>();
    for (Followed f : followed) {
      Mesh mesh = network.run(frame, Region.of(f.face.mesh()));
      Optional<SeenFace> now = believed(frame, mesh, f.thread);
      if (now.isPresent()
          && Plausibility.follows(f.face.pose(), now.get().pose())
          && kept.stream().noneMatch(k -> k.box().overlap(mesh.box()) > SAME_FACE_OVERLAP)) {
        f.face = now.get();
        kept.add(f);
      }
    }
    followed.clear();
    followed.addAll(kept);
  }

  /** Lets the detector look at the whole picture: faces come, and unseen ones go. */
  private void check(VideoFrame frame) throws LacunaException {
    // On the first picture both views are tried at once; later a failure tries the other one next.
    int tries = first || cut ? 2 : 1;
    first = false;
    boolean complete = false;
    for (int k = 0; k < tries && !complete; k++) {
      List<Detection> found = detector.detect(frame, wide ? WIDE : 1);
      boolean allSeen = confirm(found);
      complete = acquire(frame, found) && allSeen;
      wide = complete ? wide : !wide;
    }
    followed.removeIf(f -> f.misses >= MISSES);
    if (complete) {
      nextCheckUs = frame.timeUs() + CHECK_US;
    } else {
      nextCheckUs = frame.timeUs() + (followed.isEmpty() ? SEARCH_US : RECHECK_US);
    }
  }

  /** Counts for every followed face how often it was not seen; true when all were. */
  private boolean confirm(List<Detection> found) {
    boolean all = true;
    for (Followed f : followed) {
      Box box = f.box();
      boolean seen = found.stream().anyMatch(d -> d.box().overlap(box) >= MIN_OVERLAP);
      f.misses = seen ? 0 : f.misses + 1;
      all &= seen;
    }
    return all;
  }

  /** Takes up faces that are not followed yet, best first; true when any face is followed now. */
  private boolean acquire(VideoFrame frame, List<Detection> found) throws LacunaException {
    List<Detection> best = new ArrayList<>(found);
    best.sort(Comparator.comparingDouble((Detection d) -> rank(d.box(), frame)).reversed());
    for (Detection d : best.subList(0, Math.min(best.size(), MOST_FACES))) {
      if (followed.stream().anyMatch(f -> f.box().overlap(d.box()) >= MIN_OVERLAP)
          || !makeRoom(d, frame)) {
        continue;
      }
      // The detector's box is coarse: the first mesh only says where to look closely.
      Mesh rough = network.run(frame, Region.of(d));
      if (rough.presence() < Plausibility.MIN_PRESENCE) {
        continue;
      }
      Mesh mesh = network.run(frame, Region.of(rough));
      Optional<SeenFace> face = believed(frame, mesh, threads + 1);
      if (face.isPresent()
          && (face.get().measurable() || d.score() >= SURE)
          && mesh.box().overlap(d.box()) >= MIN_OVERLAP
          && followed.stream().noneMatch(f -> f.box().overlap(mesh.box()) > SAME_FACE_OVERLAP)) {
        threads++;
        followed.add(new Followed(threads, face.get()));
      }
    }
    return !followed.isEmpty();
  }

  private boolean makeRoom(Detection d, VideoFrame frame) {
    if (followed.size() < MOST_FACES) {
      return true;
    }
    Followed least =
        followed.stream().min(Comparator.comparingDouble(f -> rank(f.box(), frame))).orElseThrow();
    return rank(d.box(), frame) > MUCH_HIGHER * rank(least.box(), frame) && followed.remove(least);
  }

  /** Size times centrality: a face in a corner counts half as much as one in the middle. */
  private static double rank(Box box, VideoFrame frame) {
    return Prominence.of(box, frame.width(), frame.height());
  }

  private Optional<SeenFace> believed(VideoFrame frame, Mesh mesh, int thread) {
    HeadPose pose = solver.solve(mesh);
    Verdict verdict = Plausibility.judge(mesh, pose, frame.width(), frame.height());
    return verdict == Verdict.NO_FACE
        ? Optional.empty()
        : Optional.of(new SeenFace(thread, mesh, pose, verdict == Verdict.MEASURABLE));
  }
}
