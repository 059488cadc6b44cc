package org.lacuna.app.export.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
 * Faces as OpenFace's tables: of the analysed face one line a picture, or a step of another grid;
 * of all faces one line for each face in each picture. A cell without a value is empty.
 */
final class VisionTable {

  private static final Set<String> CONVERTED = Set.of("gaze_yaw", "gaze_pitch", "face_confidence");

  private final FeatureSpec spec;
  private final Cells cells;

  /** Whether places are known: on the native grid, since points are not averaged. */
  private final boolean places;

  private VisionTable(FeatureSpec spec, boolean places, Writer out) {
    this.spec = spec;
    this.places = places;
    this.cells = new Cells(out, ',', "");
  }

  /** One face's features and places. */
  private record Source(OptionalInt id, FeatureSequence features, Optional<FaceTrack> track) {}

  /** The analysed face, on the clip's steps. */
  static void writeAnalysed(ExportedClip clip, FeatureSequence vision, Writer out)
      throws IOException {
    Optional<Faces> faces = clip.extraction().faces();
    Optional<FaceTrack> track =
        clip.features().grid() instanceof TimeGrid.Native
            ? faces.flatMap(Faces::chosen).map(TrackedFace::track)
            : Optional.empty();
    OptionalInt id = faces.map(Faces::analysed).orElse(OptionalInt.empty());
    VisionTable table = new VisionTable(vision.spec(), track.isPresent(), out);
    table.header();
    Source source = new Source(id, vision, track);
    for (int t = 0; t < vision.steps(); t++) {
      int entry = track.isPresent() ? track.get().at(vision.startUs(t)) : -1;
      table.line(t, source, t, entry);
    }
  }

  /** Every face, picture by picture. */
  static void writeAll(Faces faces, Writer out) throws IOException {
    VisionTable table = new VisionTable(faces.spec(), true, out);
    table.header();
    int[] next = new int[faces.all().size()];
    for (int frame = 0; frame < faces.frameStartUs().length; frame++) {
      for (int f = 0; f < next.length; f++) {
        TrackedFace face = faces.all().get(f);
        int entry = next[f];
        if (entry < face.track().entries()
            && face.track().startUs(entry) == faces.frameStartUs()[frame]) {
          Source source =
              new Source(OptionalInt.of(face.id()), face.features(), Optional.of(face.track()));
          table.line(frame, source, entry, entry);
          next[f]++;
        }
      }
    }
  }

  private boolean has(String column) {
    return spec.indexOf(column) >= 0;
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
    List<Feature> features = spec.features();
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

  private void header() throws IOException {
    cells.text("frame").text("face_id").text("timestamp").text("confidence").text("success");
    if (hasGaze()) {
      cells.text("gaze_angle_x").text("gaze_angle_y");
    }
    if (hasPose()) {
      cells.text("pose_Rx").text("pose_Ry").text("pose_Rz");
    }
    if (places) {
      for (String axis : List.of("x_", "y_")) {
        for (int p = 0; p < Landmarks68.POINTS; p++) {
          cells.text(axis + p);
        }
      }
    }
    for (int d : others()) {
      cells.text(ForeignNames.openFace(spec.features().get(d).name()));
    }
    cells.text("timestamp_end").endLine();
  }

  /**
   * @param frame picture or step, from 0
   * @param t row of the face's features
   * @param entry row of its places; -1 when it is not there
   */
  private void line(int frame, Source face, int t, int entry) throws IOException {
    FeatureSequence features = face.features();
    String id = face.id().isPresent() ? Integer.toString(face.id().getAsInt()) : "";
    cells.text(Integer.toString(frame + 1)).text(id).seconds(features.startUs(t));
    cells.number(confidence(face, t, entry)).flag(features.observed(t));
    if (hasGaze()) {
      angles(OpenFaceAngles.gaze(value(features, t, "gaze_yaw"), value(features, t, "gaze_pitch")));
    }
    if (hasPose()) {
      angles(
          OpenFaceAngles.pose(
              value(features, t, "head_yaw"),
              value(features, t, "head_pitch"),
              value(features, t, "head_roll")));
    }
    if (places) {
      points(face.track(), entry);
    }
    for (int d : others()) {
      cells.number(value(features, t, d));
    }
    cells.seconds(features.endUs(t)).endLine();
  }

  private void angles(double[] radians) throws IOException {
    for (double angle : radians) {
      cells.number((float) angle);
    }
  }

  private void points(Optional<FaceTrack> track, int entry) throws IOException {
    boolean there = entry >= 0 && track.isPresent();
    for (int p = 0; p < Landmarks68.POINTS; p++) {
      cells.number(there ? track.get().x(entry, Landmarks68.mesh(p)) : Float.NaN);
    }
    for (int p = 0; p < Landmarks68.POINTS; p++) {
      cells.number(there ? track.get().y(entry, Landmarks68.mesh(p)) : Float.NaN);
    }
  }

  private float confidence(Source face, int t, int entry) {
    if (has("face_confidence") && face.features().observed(t)) {
      return value(face.features(), t, "face_confidence");
    }
    boolean there = entry >= 0 && face.track().isPresent();
    return there ? face.track().get().confidence(entry) : Float.NaN;
  }

  private float value(FeatureSequence features, int t, String column) {
    return value(features, t, spec.indexOf(column));
  }

  private static float value(FeatureSequence features, int t, int d) {
    return features.observed(t) ? features.value(t, d) : Float.NaN;
  }
}
