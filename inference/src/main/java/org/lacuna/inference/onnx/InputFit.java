package org.lacuna.inference.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Brings what a card lays down to the shapes that a network insists on: a fixed number of windows
 * in a run, a fixed number of steps (the rest is padding, masked where there is a mask), or no axis
 * of steps at all. A network with free axes gets what the card lays down, untouched.
 */
final class InputFit {

  private final String model;
  private final Map<String, NetworkTensor> declared = new HashMap<>();
  private final List<ModelCard.Input> inputs;

  InputFit(ModelCard card, List<NetworkTensor> tensors) {
    this.model = card.name();
    this.inputs = List.copyOf(card.inputs().values());
    tensors.forEach(t -> declared.put(t.name(), t));
  }

  /**
   * Windows in one run.
   *
   * @param most where the network does not say
   */
  int windows(int most) {
    for (ModelCard.Input in : inputs) {
      NetworkTensor t = declared.get(in.tensor());
      if (t != null && t.size(0) > 0) {
        return (int) t.size(0);
      }
    }
    return most;
  }

  /** Repeats the last of some things until they are as many as a run takes. */
  static <T> List<T> filled(List<T> some, int count) {
    List<T> all = new ArrayList<>(some);
    while (all.size() < count) {
      all.add(some.get(some.size() - 1));
    }
    return all;
  }

  Map<String, OnnxValue> fit(Map<String, OnnxValue> values) throws LacunaException {
    Map<String, OnnxValue> fitted = new LinkedHashMap<>(values);
    for (ModelCard.Input in : inputs) {
      NetworkTensor features = declared.get(in.tensor());
      if (features == null) {
        continue;
      }
      if (features.rank() == 2) {
        fitted.put(in.tensor(), withoutSteps(in, fitted.get(in.tensor())));
      } else {
        long steps = features.size(1);
        for (String name : names(in)) {
          OnnxValue v = fitted.get(name);
          if (steps > 0 && v != null) {
            fitted.put(name, padded(in, v, (int) steps));
          }
        }
      }
    }
    return fitted;
  }

  private static List<String> names(ModelCard.Input in) {
    List<String> names = new ArrayList<>(List.of(in.tensor()));
    add(names, in.mask());
    add(names, in.time());
    return names;
  }

  private static void add(List<String> names, @Nullable String name) {
    if (name != null) {
      names.add(name);
    }
  }

  private OnnxValue withoutSteps(ModelCard.Input in, @Nullable OnnxValue v) throws LacunaException {
    if (v == null) {
      throw new IllegalStateException("nothing was laid out for " + in.tensor());
    }
    if (v.shape().length == 3 && v.shape()[1] != 1) {
      throw new LacunaException(
          Kind.MODEL,
          "The model \"%s\" takes no steps as \"%s\", but a window has %d: give that input one long step."
              .formatted(model, in.tensor(), v.shape()[1]));
    }
    return OnnxValue.floats(v.floatData(), v.shape()[0], v.shape()[v.shape().length - 1]);
  }

  private OnnxValue padded(ModelCard.Input in, OnnxValue v, int steps) throws LacunaException {
    int has = (int) v.shape()[1];
    if (has == steps) {
      return v;
    }
    if (has > steps) {
      throw new LacunaException(
          Kind.MODEL,
          "The model \"%s\" takes %d steps as \"%s\", but a window has %d: use shorter windows or longer steps."
              .formatted(model, steps, in.tensor(), has));
    }
    long[] shape = v.shape().clone();
    int width = shape.length == 3 ? (int) shape[2] : 1;
    float[] data = new float[(int) shape[0] * steps * width];
    for (int b = 0; b < shape[0]; b++) {
      System.arraycopy(v.floatData(), b * has * width, data, b * steps * width, has * width);
    }
    shape[1] = steps;
    return OnnxValue.floats(data, shape);
  }
}
