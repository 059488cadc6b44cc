package org.lacuna.app.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;

/** Two people side by side: 1, who is analysed and frowns, and 2, who smiles. */
public final class TwoFaces {

  private static final long STEP_US = 40_000;

  private TwoFaces() {}

  /** The clip with these two in place of its vision. */
  public static Extraction in(Extraction clip) throws LacunaException {
    int steps = (int) (clip.features().durationUs() / STEP_US);
    long[] start = new long[steps];
    long[] end = new long[steps];
    for (int i = 0; i < steps; i++) {
      start[i] = i * STEP_US;
      end[i] = start[i] + STEP_US;
    }
    List<TrackedFace> both = new ArrayList<>();
    both.add(face(1, -2, start, end));
    both.add(face(2, 2, start, end));
    Faces faces = new Faces(spec(), start, end, both, OptionalInt.of(1), "Face 1 speaks.");
    return new Extraction(
            clip.info(),
            clip.features(),
            Optional.of(faces),
            clip.transcriptSource(),
            clip.sound(),
            clip.damage(),
            clip.timing())
        .withFace(1);
  }

  private static FeatureSpec spec() {
    return new FeatureSpec("sample.vision", "1", Map.of(), SampleClips.VISION);
  }

  private static TrackedFace face(int id, float value, long[] start, long[] end) {
    float[] nowhere = new float[2 * FaceTrack.POINTS];
    Arrays.fill(nowhere, Float.NaN);
    float[] row = new float[SampleClips.VISION.size()];
    Arrays.fill(row, value);
    FaceTrack.Builder track = FaceTrack.builder();
    FeatureSequence.Builder seen = FeatureSequence.builder(spec());
    for (int i = 0; i < start.length; i++) {
      track.add(start[i], end[i], new float[] {100f * id, 50, 80, 80}, 0.9f, nowhere);
      seen.add(start[i], end[i], row);
    }
    return new TrackedFace(id, track.build(), seen.build(), Float.NaN);
  }
}
