package org.lacuna.training.method;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.onnx.MethodExporter;

/** Random examples for tests: values, masks, lengths, answers; garbage where nothing was seen. */
public final class RandomExamples {

  private RandomExamples() {}

  /** Examples of which these modalities are given; at least one step of each is. */
  public static Examples make(
      Random r, Problem problem, int batch, int longest, ModalitySet given) {
    Map<Modality, Lane> lanes = new EnumMap<>(Modality.class);
    for (Modality m : problem.modalities()) {
      lanes.put(m, lane(r, batch, 1 + r.nextInt(longest), problem.dim(m), given.contains(m)));
    }
    Map<String, float[]> answers = new LinkedHashMap<>();
    for (Head head : problem.heads()) {
      float[] values = new float[batch * head.questions()];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            head.kind() == Head.Kind.CLASSES
                ? r.nextInt(head.classes())
                : (float) (r.nextGaussian() * 1.5);
      }
      answers.put(head.name(), values);
    }
    List<String> ids = IntStream.range(0, batch).mapToObj(i -> "example " + i).toList();
    return new Examples(batch, lanes, answers, ids);
  }

  private static Lane lane(Random r, int batch, int steps, int dim, boolean given) {
    Lane lane =
        new Lane(
            steps,
            dim,
            new float[batch * steps * dim],
            new float[batch * steps],
            new float[batch * steps],
            new float[batch * steps * dim],
            new float[batch * steps],
            new float[batch]);
    for (int b = 0; b < batch; b++) {
      int length = 1 + r.nextInt(steps);
      lane.length()[b] = length;
      int sure = r.nextInt(length);
      for (int t = 0; t < steps; t++) {
        int at = b * steps + t;
        boolean exists = t < length;
        boolean seen = exists && given && (t == sure || r.nextInt(4) > 0);
        lane.truth()[at] = seen ? 1 : 0;
        lane.given()[at] = seen ? 1 : 0;
        lane.seconds()[at] = exists ? t * 0.1f + 0.05f : 0;
        for (int d = 0; d < dim; d++) {
          lane.known()[at * dim + d] = seen ? 1 : 0;
          lane.values()[at * dim + d] = seen ? (float) r.nextGaussian() : garbage(r);
        }
      }
    }
    return lane;
  }

  private static float garbage(Random r) {
    return switch (r.nextInt(4)) {
      case 0 -> Float.NaN;
      case 1 -> Float.NEGATIVE_INFINITY;
      case 2 -> 1e30f;
      default -> (float) r.nextGaussian() * 100;
    };
  }

  /**
   * The same with other garbage wherever nothing was seen, and other masks and times in padding.
   */
  public static Examples scrambled(Examples e, Random r) {
    Map<Modality, Lane> lanes = new EnumMap<>(Modality.class);
    e.lanes()
        .forEach(
            (m, l) -> {
              float[] values = l.values().clone();
              float[] given = l.given().clone();
              float[] seconds = l.seconds().clone();
              for (int at = 0; at < given.length; at++) {
                boolean exists = at % l.steps() < l.length()[at / l.steps()];
                if (exists && given[at] > 0) {
                  continue;
                }
                given[at] = exists ? 0 : r.nextInt(2);
                seconds[at] = exists ? seconds[at] : garbage(r);
                for (int d = 0; d < l.dim(); d++) {
                  values[at * l.dim() + d] = garbage(r);
                }
              }
              lanes.put(m, lane(l, l.steps(), values, given, seconds, l.length()));
            });
    return new Examples(e.size(), lanes, e.answers(), e.ids());
  }

  /** One example alone with that many steps of padding added. */
  public static Examples single(Examples e, int b, int padding) {
    Map<Modality, Lane> lanes = new EnumMap<>(Modality.class);
    e.lanes()
        .forEach(
            (m, l) -> {
              int steps = l.steps() + padding;
              float[] length = {l.length()[b]};
              lanes.put(
                  m,
                  lane(
                      l,
                      steps,
                      row(l.values(), b, l.steps() * l.dim(), steps * l.dim()),
                      row(l.given(), b, l.steps(), steps),
                      row(l.seconds(), b, l.steps(), steps),
                      length));
            });
    Map<String, float[]> answers = new LinkedHashMap<>();
    e.answers()
        .forEach((k, v) -> answers.put(k, row(v, b, v.length / e.size(), v.length / e.size())));
    return new Examples(1, lanes, answers, List.of(e.ids().get(b)));
  }

  private static Lane lane(
      Lane l, int steps, float[] values, float[] given, float[] seconds, float[] length) {
    return new Lane(
        steps, l.dim(), values, given, given, new float[values.length], seconds, length);
  }

  private static float[] row(float[] all, int b, int size, int newSize) {
    return Arrays.copyOf(Arrays.copyOfRange(all, b * size, (b + 1) * size), newSize);
  }

  /** The tensors that the exported network takes. */
  public static Map<String, OnnxValue> onnx(Examples e) {
    Map<String, OnnxValue> values = new LinkedHashMap<>();
    e.lanes()
        .forEach(
            (m, l) -> {
              long[] steps = {e.size(), l.steps()};
              long[] length = new long[e.size()];
              for (int b = 0; b < length.length; b++) {
                length[b] = (long) l.length()[b];
              }
              values.put(
                  MethodExporter.values(m),
                  new OnnxValue.Floats(l.values(), new long[] {e.size(), l.steps(), l.dim()}));
              values.put(MethodExporter.mask(m), new OnnxValue.Floats(l.given(), steps));
              values.put(MethodExporter.time(m), new OnnxValue.Floats(l.seconds(), steps));
              values.put(
                  MethodExporter.length(m), new OnnxValue.Longs(length, new long[] {e.size()}));
            });
    return values;
  }
}
