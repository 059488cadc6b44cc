package org.lacuna.media.extract;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;

/**
 * All faces of a clip and which of them is analysed. Immutable; the arrays are not to be written.
 *
 * @param spec the columns of every face's features
 * @param frameStartUs {@code [N]} start of every analysed picture, microseconds, increasing
 * @param frameEndUs {@code [N]} end of every analysed picture (exclusive), microseconds
 * @param all every face that was tracked, by id
 * @param analysed id of the face that the vision features are of; empty when there is no face
 * @param why one sentence for a person: why this face ("Face 2: its mouth moves with the sound.",
 *     "Nobody on screen speaks: face 1 is the largest.")
 */
public record Faces(
    FeatureSpec spec,
    long[] frameStartUs,
    long[] frameEndUs,
    List<TrackedFace> all,
    OptionalInt analysed,
    String why) {

  public Faces {
    all = List.copyOf(all);
  }

  /** The face of that id. */
  public Optional<TrackedFace> face(int id) {
    return all.stream().filter(f -> f.id() == id).findFirst();
  }

  /** The face that is analysed. */
  public Optional<TrackedFace> chosen() {
    return analysed.isPresent() ? face(analysed.getAsInt()) : Optional.empty();
  }

  /** The same faces with another one analysed, by a person's wish. */
  public Faces choosing(int id) {
    return new Faces(
        spec, frameStartUs, frameEndUs, all, OptionalInt.of(id), "Face " + id + ": chosen by you.");
  }

  /**
   * The vision sequence of the analysed face, {@code [N, D]}: one step for each analysed picture,
   * unobserved where the face is not there. {@code clipEndUs} adds an unobserved step for what is
   * left of the clip after the last picture.
   */
  public FeatureSequence sequence(long clipEndUs) {
    FeatureSequence.Builder out = FeatureSequence.builder(spec);
    Optional<TrackedFace> face = chosen();
    float[] row = new float[spec.dim()];
    int next = 0;
    for (int i = 0; i < frameStartUs.length; i++) {
      if (face.isPresent()
          && next < face.get().features().steps()
          && face.get().features().startUs(next) == frameStartUs[i]) {
        FeatureSequence mine = face.get().features();
        if (mine.observed(next)) {
          mine.copyStep(next, row, 0);
          out.add(frameStartUs[i], frameEndUs[i], row);
        } else {
          out.addUnobserved(frameStartUs[i], frameEndUs[i]);
        }
        next++;
      } else {
        out.addUnobserved(frameStartUs[i], frameEndUs[i]);
      }
    }
    long until = frameEndUs.length == 0 ? 0 : frameEndUs[frameEndUs.length - 1];
    if (until < clipEndUs) {
      out.addUnobserved(until, clipEndUs);
    }
    return out.build();
  }
}
