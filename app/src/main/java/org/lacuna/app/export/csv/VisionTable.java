package org.lacuna.app.export.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lacuna.app.export.ExportedClip;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.Landmarks68;
import org.lacuna.media.extract.TrackedFace;

/**
 * The analysed face as OpenFace's table of one face: one line a picture, or a step of another grid.
 * A cell without a value is empty.
 */
final class VisionTable {

  private static final Set<String> CONVERTED = Set.of("gaze_yaw", "gaze_pitch", "face_confidence");

  private final FeatureSequence vision;
  private final Optional<Faces> faces;

  /** The face's places; on the native grid alone, since points are not averaged. */
  private final Optional<FaceTrack> track;

  VisionTable(ExportedClip clip, FeatureSequence vision) {
    this.vision = vision;
    this.faces = clip.extraction().faces();
    boolean nativeSteps = clip.features().grid() instanceof TimeGrid.Native;
    this.track =
        nativeSteps ? faces.flatMap(Faces::chosen).map(TrackedFace::track) : Optional.empty();
  }

  void write(Writer out) throws IOException {
    Cells cells = new Cells(out, ',', "");
    header(cells);
    for (int t = 0; t < vision.steps(); t++) {
      line(cells, t);
    }
  }

  private boolean has(String column) {
    return vision.spec().indexOf(column) >= 0;
  }

  private boolean hasGaze() {
    return has("gaze_yaw") && has("gaze_pitch");
  }

  private boolean hasPose() {
    return has("head_yaw") && has("head_pitch") && has("head_roll");
  }

  /** Our columns that follow under OpenFace's or their own name, action units first. */
  private List<Integer> others() {
    List<Integer> units = new ArrayList<>();
    List<Integer> rest = new ArrayList<>();
    List<Feature> features = vision.spec().features();
    for (int d = 0; d < features.size(); d++) {
      String name = features.get(d).name();
      if (!ForeignNames.openFace(name).equals(name)) {
        units.add(d);
      } else if (!CONVERTED.contains(name)) {
        rest.add(d);
      }
    }
    units.addAll(rest);
    return units;
  }

  private void header(Cells cells) throws IOException {
    cells.text("frame").text("face_id").text("timestamp").text("confidence").text("success");
    if (hasGaze()) {
      cells.text("gaze_angle_x").text("gaze_angle_y");
    }
    if (hasPose()) {
      cells.text("pose_Rx").text("pose_Ry").text("pose_Rz");
    }
    if (track.isPresent()) {
      for (String axis : List.of("x_", "y_")) {
        for (int p = 0; p < Landmarks68.POINTS; p++) {
          cells.text(axis + p);
        }
      }
    }
    FeatureSpec spec = vision.spec();
    for (int d : others()) {
      cells.text(ForeignNames.openFace(spec.features().get(d).name()));
    }
    cells.text("timestamp_end").endLine();
  }

  private void line(Cells cells, int t) throws IOException {
    int entry = track.map(k -> k.at(vision.startUs(t))).orElse(-1);
    cells.text(Integer.toString(t + 1));
    String id =
        faces.stream()
            .flatMapToInt(f -> f.analysed().stream())
            .mapToObj(Integer::toString)
            .findFirst()
            .orElse("");
    cells.text(id).seconds(vision.startUs(t));
    cells.number(confidence(t, entry)).flag(vision.observed(t));
    if (hasGaze()) {
      cells.number(radians(t, "gaze_yaw", 1)).number(radians(t, "gaze_pitch", -1));
    }
    if (hasPose()) {
      double[] pose =
          OpenFaceAngles.pose(value(t, "head_yaw"), value(t, "head_pitch"), value(t, "head_roll"));
      for (double angle : pose) {
        cells.number((float) angle);
      }
    }
    if (track.isPresent()) {
      points(cells, track.get(), entry);
    }
    for (int d : others()) {
      cells.number(value(t, d));
    }
    cells.seconds(vision.endUs(t)).endLine();
  }

  private static void points(Cells cells, FaceTrack track, int entry) throws IOException {
    for (int p = 0; p < Landmarks68.POINTS; p++) {
      cells.number(entry < 0 ? Float.NaN : track.x(entry, Landmarks68.mesh(p)));
    }
    for (int p = 0; p < Landmarks68.POINTS; p++) {
      cells.number(entry < 0 ? Float.NaN : track.y(entry, Landmarks68.mesh(p)));
    }
  }

  private float confidence(int t, int entry) {
    if (has("face_confidence")) {
      return value(t, "face_confidence");
    }
    return track.filter(k -> entry >= 0).map(k -> k.confidence(entry)).orElse(Float.NaN);
  }

  private float radians(int t, String column, int sign) {
    return (float) (sign * Math.toRadians(value(t, column)));
  }

  private float value(int t, String column) {
    return value(t, vision.spec().indexOf(column));
  }

  private float value(int t, int d) {
    return vision.observed(t) ? vision.value(t, d) : Float.NaN;
  }
}
