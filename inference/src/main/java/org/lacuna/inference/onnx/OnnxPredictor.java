package org.lacuna.inference.onnx;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** A model bundle run by ONNX Runtime. One thread at a time. */
public final class OnnxPredictor implements Predictor {

  /** Windows in one run: enough to be efficient, few enough that an hour of windows stays small. */
  private static final int BATCH = 32;

  private final ModelCard card;
  private final Device device;
  private final OnnxNetwork network;
  private final InputFit fit;

  private OnnxPredictor(ModelCard card, Device device, OnnxNetwork network, InputFit fit) {
    this.card = card;
    this.device = device;
    this.network = network;
    this.fit = fit;
  }

  /**
   * Opens the network of a bundle and checks that it has the tensors its card names.
   *
   * @throws LacunaException of kind MODEL when it does not, or when the device is refused
   */
  public static OnnxPredictor open(OnnxRuntime runtime, ModelBundle bundle, Device.Request request)
      throws LacunaException {
    Device device = runtime.choose(request);
    int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    OnnxNetwork network = runtime.load(bundle.network(), bundle.card().name(), threads, device);
    try {
      checkNames(bundle, network);
      InputFit fit = new InputFit(bundle.card(), network.inputTensors());
      return new OnnxPredictor(bundle.card(), device, network, fit);
    } catch (LacunaException e) {
      network.close();
      throw e;
    }
  }

  private static void checkNames(ModelBundle bundle, OnnxNetwork network) throws LacunaException {
    Set<String> inputs = network.inputs().keySet();
    Set<String> outputs = network.outputs().keySet();
    Set<String> named = TensorCodec.inputNames(bundle.card());
    for (String name : named) {
      require(inputs.contains(name), bundle, "has no input \"" + name + "\"");
    }
    for (String name : inputs) {
      require(named.contains(name), bundle, "needs an input \"" + name + "\" that its card omits");
    }
    for (String name : TensorCodec.outputNames(bundle.card(), Request.EVERYTHING)) {
      require(outputs.contains(name), bundle, "has no output \"" + name + "\"");
    }
  }

  private static void require(boolean holds, ModelBundle bundle, String what)
      throws LacunaException {
    if (!holds) {
      throw new LacunaException(
          Kind.MODEL, "The network of \"" + bundle.origin() + "\" " + what + ".");
    }
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public List<Prediction> predict(List<ModelInput> windows, Request request, CancelToken cancel)
      throws LacunaException {
    Set<String> wanted = new LinkedHashSet<>(TensorCodec.outputNames(card, request));
    List<Prediction> predictions = new ArrayList<>();
    int run = fit.windows(BATCH);
    boolean fixed = fit.windows(0) > 0;
    for (int from = 0; from < windows.size(); from += run) {
      cancel.check();
      List<ModelInput> some = windows.subList(from, Math.min(windows.size(), from + run));
      List<ModelInput> batch = fixed ? InputFit.filled(some, run) : some;
      Map<String, OnnxValue> out = network.run(fit.fit(TensorCodec.encode(card, batch)), wanted);
      predictions.addAll(TensorCodec.decode(card, batch, out, request).subList(0, some.size()));
    }
    return predictions;
  }

  @Override
  public void close() {
    network.close();
  }
}
