package org.lacuna.media.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.extract.FaceFeatureExtractor;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;
import org.lacuna.media.vision.FaceTracker.Face;

/**
 * What a face does, frame by frame: lids, brows, lips and jaw, the turn and the movement of the
 * head, and seven expressions. Shape {@code [T, 27]}, one step for each frame that it is fed, from
 * that frame's time to the next one's. A frame without a face that can be trusted (none, too small,
 * in profile) is an unobserved step. It analyses every frame that it is given; reading at no more
 * than 25 frames a second is up to the reader.
 *
 * <p>Speeds compare with the frame before and have no value (NaN) where that one had no face.
 *
 * <p>It borrows its networks and does not close them; it holds no native memory of its own.
 */
public final class FaceExtractor implements FaceFeatureExtractor {

  /** Stable name of this extractor. */
  public static final String ID = "lacuna.vision.face";

  private static final String VERSION = "1";

  /**
   * What the pitch of a face that looks into the camera measures, degrees: the median of 1000
   * portraits turned sideways by less than ten degrees. The canonical face leans forward a little
   * against a real one as the mesh network sees it.
   */
  static final double PITCH_AT_REST = -5.7;

  /** How long the only frame of a clip counts at most, microseconds. */
  private static final long ONLY_FRAME_US = 200_000;

  private static final FeatureSpec SPEC = new FeatureSpec(ID, VERSION, Map.of(), features());
  private static final int POSE = FaceGeometry.FEATURES.size();
  private static final int EXPRESSIONS = POSE + 5;

  private final FaceTracker tracker;
  private final Expressions expressions;
  private final FeatureSequence.Builder steps = FeatureSequence.builder(SPEC);
  private final FaceTrack.Builder track = FaceTrack.builder();
  private final FeatureSequence.Builder found = FeatureSequence.builder(SPEC);
  private final List<long[]> frames = new ArrayList<>();
  private final float[] row = new float[SPEC.dim()];

  private boolean pending;
  private boolean pendingFace;
  private long pendingUs;
  private long lastSpanUs;
  private Optional<Face> previous = Optional.empty();
  private Optional<FeatureSequence> result = Optional.empty();

  /**
   * @param networks borrowed until {@link #finish}
   */
  public FaceExtractor(FaceNetworks networks) {
    PoseSolver solver = new PoseSolver(new CanonicalFace());
    tracker = new FaceTracker(networks.detector(), networks.mesh(), solver);
    expressions = networks.expressions();
  }

  /** What the columns are, without opening any network. */
  public static FeatureSpec columns() {
    return SPEC;
  }

  private static List<Feature> features() {
    List<Feature> all = new ArrayList<>(FaceGeometry.FEATURES);
    all.add(
        new Feature("head_yaw", "deg", "Turn of the head, positive to the picture's right side."));
    all.add(new Feature("head_pitch", "deg", "Nod of the head, positive when it looks up."));
    all.add(
        new Feature("head_roll", "deg", "Lean of the head, positive to the picture's right side."));
    all.add(
        new Feature(
            "head_speed",
            "1/s",
            "How fast the head moves in the picture, in distances between the eyes a second."));
    all.add(new Feature("head_turn_speed", "deg/s", "How fast the head turns, nods or leans."));
    for (String name : Expressions.NAMES) {
      all.add(
          new Feature(
              "expr_" + name,
              "1",
              "Probability that the expression is "
                  + name
                  + ", the mean of two softened networks."));
    }
    return all;
  }

  @Override
  public Modality modality() {
    return Modality.VISION;
  }

  @Override
  public FeatureSpec spec() {
    return SPEC;
  }

  /** Analyses a frame. A frame that is not later than the one before it is left out. */
  @Override
  public void video(VideoFrame frame) throws LacunaException {
    if (pending && frame.timeUs() <= pendingUs) {
      return;
    }
    flush(frame.timeUs());
    Optional<Face> face = tracker.track(frame);
    if (face.isPresent()) {
      measure(frame, face.get());
    }
    pending = true;
    pendingFace = face.isPresent();
    pendingUs = frame.timeUs();
    previous = face;
  }

  @Override
  public void audio(AudioBlock block) {
    // Sound says nothing about the face.
  }

  private void measure(VideoFrame frame, Face face) throws LacunaException {
    HeadPose pose = face.pose();
    double[] upright = pose.upright(face.mesh());
    FaceGeometry.measure(upright, row);
    row[POSE] = (float) pose.yaw();
    row[POSE + 1] = (float) (pose.pitch() - PITCH_AT_REST);
    row[POSE + 2] = (float) pose.roll();
    row[POSE + 3] = Float.NaN;
    row[POSE + 4] = Float.NaN;
    if (previous.isPresent()) {
      HeadPose before = previous.get().pose();
      double seconds = (frame.timeUs() - pendingUs) / 1e6;
      double eyes = FaceGeometry.betweenEyes(upright) * pose.scale();
      double moved = Math.hypot(pose.x() - before.x(), pose.y() - before.y());
      row[POSE + 3] = (float) (moved / eyes / seconds);
      row[POSE + 4] = (float) (pose.angleTo(before) / seconds);
    }
    expressions.read(frame, face.mesh(), row, EXPRESSIONS);
  }

  private void flush(long untilUs) {
    if (!pending) {
      return;
    }
    lastSpanUs = untilUs - pendingUs;
    frames.add(new long[] {pendingUs, untilUs});
    if (pendingFace) {
      steps.add(pendingUs, untilUs, row);
      found.add(pendingUs, untilUs, row);
      keep(previous.orElseThrow().mesh(), untilUs);
    } else {
      steps.addUnobserved(pendingUs, untilUs);
    }
    pending = false;
  }

  /**
   * Ends the pass. The last frame counts for at most twice as long as the one before it; what is
   * left of the clip after that is one unobserved step.
   */
  @Override
  public FeatureSequence finish(long endUs) {
    if (pending) {
      long shown = lastSpanUs == 0 ? ONLY_FRAME_US : 2 * lastSpanUs;
      // A container can say that it ends before its last frame; that frame is shown all the same.
      long left = endUs > pendingUs ? endUs - pendingUs : Math.max(1, lastSpanUs);
      long until = pendingUs + Math.min(left, shown);
      flush(until);
      if (until < endUs) {
        steps.addUnobserved(until, endUs);
      }
    }
    FeatureSequence sequence = steps.build();
    result = Optional.of(sequence);
    return sequence;
  }

  @Override
  public Optional<String> whyNothing() {
    if (result.isEmpty() || result.get().observedSteps() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        result.get().steps() == 0 ? "There is no picture." : "No face was found in any frame.");
  }

  @Override
  public Faces faces() {
    FaceTrack seen = track.build();
    List<TrackedFace> all =
        seen.entries() == 0
            ? List.of()
            : List.of(new TrackedFace(1, seen, found.build(), Float.NaN));
    return new Faces(
        SPEC,
        frames.stream().mapToLong(f -> f[0]).toArray(),
        frames.stream().mapToLong(f -> f[1]).toArray(),
        all,
        all.isEmpty() ? OptionalInt.empty() : OptionalInt.of(1),
        all.isEmpty() ? "No face was found." : "The largest and most central face.");
  }

  private void keep(Mesh mesh, long untilUs) {
    float[] points = new float[2 * FaceTrack.POINTS];
    Arrays.fill(points, Float.NaN);
    for (int k = 0; k < Mesh.POINTS; k++) {
      points[2 * k] = (float) mesh.x(k);
      points[2 * k + 1] = (float) mesh.y(k);
    }
    Box b = mesh.box();
    float[] box = {(float) b.x(), (float) b.y(), (float) b.width(), (float) b.height()};
    track.add(pendingUs, untilUs, box, mesh.presence(), points);
  }

  @Override
  public void close() {
    // The networks belong to whoever opened them.
  }
}
