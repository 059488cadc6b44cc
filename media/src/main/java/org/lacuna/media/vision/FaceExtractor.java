package org.lacuna.media.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.lacuna.media.vision.choose.FaceChoice;
import org.lacuna.media.vision.choose.SoundEnvelope;
import org.lacuna.media.vision.measure.FaceColumns;
import org.lacuna.media.vision.measure.FaceFinisher;
import org.lacuna.media.vision.measure.FaceMeasurer;
import org.lacuna.media.vision.measure.Gaze;
import org.lacuna.media.vision.net.Expressions;
import org.lacuna.media.vision.net.IrisNetwork;
import org.lacuna.media.vision.net.Mesh;
import org.lacuna.media.vision.pose.CanonicalFace;
import org.lacuna.media.vision.pose.HeadPose;
import org.lacuna.media.vision.pose.PoseSolver;
import org.lacuna.media.vision.track.FaceTracker;
import org.lacuna.media.vision.track.People;
import org.lacuna.media.vision.track.Person;
import org.lacuna.media.vision.track.Prominence;
import org.lacuna.media.vision.track.SeenFace;
import org.lacuna.media.vision.track.Sighting;

/**
 * What the faces of a clip do, picture by picture: {@link FaceColumns} for each of them, one step
 * for each picture that it is fed, from that picture's time to the next one's. Its sequence, shape
 * {@code [T, 48]}, is that of the face that speaks (see {@link FaceChoice}); a picture in which
 * that face is not there, too small or turned too far away is an unobserved step. It analyses every
 * picture that it is given; reading at no more than 25 pictures a second is up to the reader.
 *
 * <p>Speeds compare with the picture before and have no value (NaN) where the face was not in it.
 * With more than two faces in a picture, expressions and irises are read of two of them in turn:
 * the expression of the others is held, their gaze has no value.
 *
 * <p>It borrows its networks and does not close them; it holds no native memory of its own.
 */
public final class FaceExtractor implements FaceFeatureExtractor {

  /** Stable name of this extractor. */
  public static final String ID = FaceColumns.ID;

  /** How long the only picture of a clip counts at most, microseconds. */
  private static final long ONLY_FRAME_US = 200_000;

  /** Of so many faces a picture, expressions and irises are read. */
  private static final int READ_AT_ONCE = 2;

  private final FaceTracker tracker;
  private final People people;
  private final Expressions expressions;
  private final IrisNetwork irises;
  private final List<Double> knownRest;
  private final SoundEnvelope envelope = new SoundEnvelope();
  private final FrameTimes times = new FrameTimes();

  /** What is remembered of a followed face from one picture to the next. */
  private record Before(HeadPose pose, float[] expression) {}

  private Map<Integer, Before> before = new HashMap<>();
  private List<Pending> pending = new ArrayList<>();
  private int shot;
  private int turn;
  private Optional<Faces> result = Optional.empty();

  /** A sighting whose end is not known yet. */
  private record Pending(
      int thread, Mesh mesh, double prominence, float[] points, Optional<float[]> row) {}

  /**
   * @param networks borrowed until {@link #finish}
   */
  public FaceExtractor(FaceNetworks networks) {
    this(networks, List.of());
  }

  /**
   * An extractor for a part of a clip: every face is held against how a face rests that is known
   * from the whole of it.
   *
   * @param networks borrowed until {@link #finish}
   * @param rest of the face, {@link TrackedFace#rest}; empty = what is seen tells
   */
  public FaceExtractor(FaceNetworks networks, List<Double> rest) {
    PoseSolver solver = new PoseSolver(new CanonicalFace());
    tracker = new FaceTracker(networks.detector(), networks.mesh(), solver);
    people = new People(networks.descriptor());
    expressions = networks.expressions();
    irises = networks.irises();
    knownRest = List.copyOf(rest);
  }

  /** What the columns are, without opening any network. */
  public static FeatureSpec columns() {
    return FaceColumns.SPEC;
  }

  @Override
  public Modality modality() {
    return Modality.VISION;
  }

  @Override
  public FeatureSpec spec() {
    return FaceColumns.SPEC;
  }

  /** Analyses a picture. One that is not later than the one before it is left out. */
  @Override
  public void video(VideoFrame frame) throws LacunaException {
    if (!times.accepts(frame.timeUs())) {
      return;
    }
    double seconds = times.secondsSince(frame.timeUs());
    flush(frame.timeUs());
    times.begin(frame.timeUs());
    List<SeenFace> seen = tracker.track(frame);
    shot += tracker.afterCut() ? 1 : 0;
    people.look(frame, seen);
    Map<Integer, Before> now = new HashMap<>();
    turn++;
    for (int k = 0; k < seen.size(); k++) {
      boolean read = (turn + k) % Math.max(1, (seen.size() + 1) / READ_AT_ONCE) == 0;
      measure(frame, seen.get(k), read, seconds, now);
    }
    before = now;
  }

  private void measure(
      VideoFrame frame, SeenFace face, boolean read, double seconds, Map<Integer, Before> now)
      throws LacunaException {
    Mesh mesh = face.mesh();
    float[] points = new float[2 * FaceTrack.POINTS];
    Arrays.fill(points, Float.NaN);
    Optional<float[]> row = Optional.empty();
    if (face.measurable()) {
      Optional<Before> last = Optional.ofNullable(before.get(face.thread()));
      Optional<float[]> seenIrises = Optional.empty();
      if (read && eyesInPixels(face) >= Gaze.SMALLEST_EYE_DISTANCE_PX) {
        seenIrises = Optional.of(irises.run(frame, mesh));
        System.arraycopy(seenIrises.get(), 0, points, 2 * Mesh.POINTS, 2 * IrisNetwork.POINTS);
      }
      float[] expression =
          read || last.isEmpty() ? expressions.read(frame, mesh) : last.get().expression();
      row =
          Optional.of(
              FaceMeasurer.measure(
                  mesh, face.pose(), last.map(Before::pose), seconds, seenIrises, expression));
      now.put(face.thread(), new Before(face.pose(), expression));
      for (int k = 0; k < Mesh.POINTS; k++) {
        points[2 * k] = (float) mesh.x(k);
        points[2 * k + 1] = (float) mesh.y(k);
      }
    }
    double prominence = Prominence.of(mesh.box(), frame.width(), frame.height());
    pending.add(new Pending(face.thread(), mesh, prominence, points, row));
  }

  private static double eyesInPixels(SeenFace face) {
    return HeadPose.betweenEyes(face.pose().upright(face.mesh())) * face.pose().scale();
  }

  /** Keeps the level of the sound, which tells who speaks. */
  @Override
  public void audio(AudioBlock block) {
    envelope.add(block);
  }

  private void flush(long untilUs) {
    for (Pending p : pending) {
      people.add(
          p.thread(),
          new Sighting(
              times.beganUs(),
              untilUs,
              shot,
              p.mesh().box(),
              p.prominence(),
              p.mesh().presence(),
              p.points(),
              p.row()));
    }
    pending = new ArrayList<>();
    times.end(untilUs);
  }

  /**
   * Ends the pass. The last picture counts for at most twice as long as the one before it; what is
   * left of the clip after that is one unobserved step.
   */
  @Override
  public FeatureSequence finish(long endUs) {
    if (times.isOpen()) {
      flush(times.lastEnd(endUs, ONLY_FRAME_US));
    }
    List<TrackedFace> all = new ArrayList<>();
    List<Double> prominence = new ArrayList<>();
    for (Person p : people.everybody()) {
      FeatureSequence rows = p.rows();
      List<Double> atRest = knownRest.isEmpty() ? FaceFinisher.rest(rows) : knownRest;
      FeatureSequence features = FaceFinisher.finish(rows, atRest);
      all.add(new TrackedFace(all.size() + 1, p.track(), features, Float.NaN, atRest));
      prominence.add(p.prominence());
    }
    FaceChoice choice = FaceChoice.among(all, prominence, envelope.decibels());
    Faces faces =
        new Faces(
            FaceColumns.SPEC,
            times.starts(),
            times.ends(),
            choice.faces(),
            choice.chosen(),
            choice.why());
    result = Optional.of(faces);
    return faces.sequence(endUs);
  }

  @Override
  public Optional<String> whyNothing() {
    if (result.isEmpty() || anythingMeasured(result.get())) {
      return Optional.empty();
    }
    if (result.get().frameStartUs().length == 0) {
      return Optional.of("There is no picture.");
    }
    return Optional.of(
        result.get().all().isEmpty()
            ? "No face was found in any frame."
            : "The face that was found is turned too far away to be measured.");
  }

  private static boolean anythingMeasured(Faces faces) {
    return faces.chosen().map(f -> f.features().observedSteps() > 0).orElse(false);
  }

  /** All faces; after {@link #finish}. */
  @Override
  public Faces faces() {
    return result.orElseThrow(() -> new IllegalStateException("the pass is not finished"));
  }

  @Override
  public void close() {
    // The networks belong to whoever opened them.
  }
}
