package org.lacuna.media.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.vision.net.Expressions;
import org.lacuna.media.vision.net.Mesh;
import org.lacuna.media.vision.net.Region;
import org.lacuna.media.vision.pose.CanonicalFace;
import org.lacuna.media.vision.pose.PoseSolver;
import org.lacuna.media.vision.track.FaceTracker;
import org.lacuna.media.vision.track.SeenFace;
import org.lacuna.resources.LacunaResources;

/** Prints how sure the expression networks are and how often they are right, and holds it. */
class ExpressionCalibrationTest {

  private static final List<String> LABELS =
      List.of("neutral", "happiness", "sadness", "anger", "fear", "disgust", "surprise");
  private static final int BINS = 15;
  private static final int EVERY = 6;

  /** One labelled picture as both networks see it, and what the program makes of it. */
  private record Seen(int label, float[] colour, float[] grey, float[] calibrated) {}

  @Test
  void theMeanIsAboutAsSureAsItIsRight() throws IOException, LacunaException {
    Path folder = Path.of(System.getProperty("lacuna.data", "no-data")).resolve("faces");
    if (!Files.isDirectory(folder)) {
      System.out.println("skipped: the research data has no faces here");
    }
    assumeTrue(Files.isDirectory(folder), "the research data is not here");
    List<Seen> all = look(folder);
    double networks =
        (print("colour network", all, Seen::colour) + print("grey network", all, Seen::grey)) / 2;
    double calibrated = print("both, calibrated", all, Seen::calibrated);
    assertThat(calibrated).isLessThan(0.12).isLessThan(networks / 2);
  }

  private static List<Seen> look(Path folder) throws IOException, LacunaException {
    List<Seen> all = new ArrayList<>();
    List<String> lines = Files.readAllLines(folder.resolve("labels.csv"));
    try (FaceNetworks networks = FaceNetworks.open(new OnnxRuntime(), LacunaResources::model)) {
      Expressions expressions = networks.expressions();
      for (int k = 1; k < lines.size(); k += EVERY) {
        String[] cells = lines.get(k).split(",", 2);
        int label = LABELS.indexOf(cells[1]);
        BufferedImage picture = ImageIO.read(folder.resolve("images/" + cells[0]).toFile());
        if (label < 0 || picture == null) {
          continue;
        }
        VideoFrame frame = frame(picture);
        Optional<SeenFace> face =
            new FaceTracker(
                    networks.detector(), networks.mesh(), new PoseSolver(new CanonicalFace()))
                .track(frame).stream().filter(SeenFace::measurable).findFirst();
        if (face.isPresent()) {
          Mesh mesh = face.get().mesh();
          all.add(
              new Seen(
                  label,
                  expressions.colour(frame, Region.around(mesh, 1.3)),
                  expressions.grey(frame, Region.around(mesh, 1.15).lifted(0.1)),
                  expressions.read(frame, mesh)));
        }
      }
    }
    return all;
  }

  private interface Answer {
    float[] of(Seen seen);
  }

  /** Prints accuracy, certainty and expected calibration error; returns the last. */
  private static double print(String name, List<Seen> all, Answer answer) {
    double[] sure = new double[BINS];
    double[] right = new double[BINS];
    for (Seen s : all) {
      float[] p = answer.of(s);
      int best = 0;
      for (int k = 1; k < p.length; k++) {
        best = p[k] > p[best] ? k : best;
      }
      int bin = Math.min(BINS - 1, (int) (p[best] * BINS));
      sure[bin] += p[best];
      right[bin] += best == s.label() ? 1 : 0;
    }
    double error = 0;
    double sumSure = 0;
    double sumRight = 0;
    for (int b = 0; b < BINS; b++) {
      error += Math.abs(sure[b] - right[b]) / all.size();
      sumSure += sure[b] / all.size();
      sumRight += right[b] / all.size();
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-18s right %.3f, sure %.3f, expected calibration error %.3f (%d pictures)",
            name,
            sumRight,
            sumSure,
            error,
            all.size()));
    return error;
  }

  private static VideoFrame frame(BufferedImage picture) {
    byte[] bgr = StillFaceSequence.bgr(picture);
    ByteBuffer buffer = ByteBuffer.allocateDirect(bgr.length);
    buffer.put(0, bgr);
    return new VideoFrame(
        picture.getWidth(), picture.getHeight(), 3 * picture.getWidth(), buffer, 0);
  }
}
