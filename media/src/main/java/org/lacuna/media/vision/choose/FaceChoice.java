package org.lacuna.media.vision.choose;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lacuna.media.extract.TrackedFace;

/**
 * Which face is analysed: the one that speaks most, by how its mouth moves with the sound; when
 * nobody on screen speaks, the one that is longest, largest and most central on screen.
 *
 * @param faces the same faces, each with its speaking figure
 * @param chosen id of the face that is analysed; empty when there is none
 * @param why one sentence for a person
 */
public record FaceChoice(List<TrackedFace> faces, OptionalInt chosen, String why) {

  /** Every second of sound goes to the face whose mouth moves most in it. */
  private static final int TURN_STEPS = 25;

  public FaceChoice {
    faces = List.copyOf(faces);
  }

  /**
   * @param prominence for each face: seconds on screen times size times centrality
   * @param decibels level of the sound in steps of {@link SoundEnvelope#STEP_US}
   */
  public static FaceChoice among(
      List<TrackedFace> faces, List<Double> prominence, double[] decibels) {
    if (faces.isEmpty()) {
      return new FaceChoice(faces, OptionalInt.empty(), "No face was found.");
    }
    List<TrackedFace> rated = new ArrayList<>();
    List<Speaking> speaking = new ArrayList<>();
    int largest = 0;
    boolean told = false;
    for (int k = 0; k < faces.size(); k++) {
      TrackedFace face = faces.get(k);
      Speaking s = Speaking.of(face.features(), decibels);
      speaking.add(s);
      rated.add(
          new TrackedFace(face.id(), face.track(), face.features(), s.correlation(), face.rest()));
      told |= !Float.isNaN(s.correlation());
      largest = prominence.get(k) > prominence.get(largest) ? k : largest;
    }
    int speaker = speaker(speaking);
    int chosen = speaker >= 0 ? speaker : largest;
    int id = faces.get(chosen).id();
    return new FaceChoice(
        rated, OptionalInt.of(id), why(id, faces.size(), speaker >= 0, told, speaking));
  }

  /** Index of the face that wins most seconds of voice, or -1. */
  private static int speaker(List<Speaking> faces) {
    double[] won = new double[faces.size()];
    int steps = faces.get(0).voice().length;
    for (int from = 0; from < steps; from += TURN_STEPS) {
      int best = -1;
      double most = 0;
      for (int k = 0; k < won.length; k++) {
        double score = score(faces.get(k), from, Math.min(steps, from + TURN_STEPS));
        if (score > most) {
          most = score;
          best = k;
        }
      }
      if (best >= 0) {
        won[best] += 1;
      }
    }
    int best = -1;
    for (int k = 0; k < won.length; k++) {
      if (won[k] > 0 && (best < 0 || won[k] > won[best])) {
        best = k;
      }
    }
    return best;
  }

  /** Movement during voice times correlation; 0 for a face that does not speak. */
  private static double score(Speaking s, int from, int to) {
    double sum = 0;
    for (int t = from; t < to && s.speaks(); t++) {
      sum += s.voice()[t] && !Double.isNaN(s.movement()[t]) ? s.movement()[t] : 0;
    }
    return sum * s.correlation();
  }

  private static String why(
      int id, int faces, boolean speaks, boolean told, List<Speaking> speaking) {
    if (speaks) {
      boolean others = speaking.stream().filter(Speaking::speaks).count() > 1;
      return "Face " + id + (others ? ": it speaks most." : ": its mouth moves with the sound.");
    }
    String nobody =
        told ? "Nobody on screen speaks" : "Whether anybody on screen speaks cannot be told";
    return nobody
        + (faces == 1 ? ": face " + id + " is the only one." : ": face " + id + " is the largest.");
  }
}
