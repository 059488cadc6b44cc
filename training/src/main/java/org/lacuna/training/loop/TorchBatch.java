package org.lacuna.training.loop;

import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.data.Batch;
import org.lacuna.training.kt.Emotion;
import org.lacuna.training.kt.KtConfig;
import org.lacuna.training.kt.KtInputs;
import org.lacuna.training.kt.KtLosses;
import org.lacuna.training.kt.KtNetwork;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;

/** Batches as libtorch tensors; they belong to the caller's pointer scope. */
public final class TorchBatch {

  private TorchBatch() {}

  /** What the network is given. */
  public static KtInputs<Tensor> given(Batch batch) {
    return inputs(batch, true);
  }

  /** Everything that was observed, dropped or not. */
  private static KtInputs<Tensor> whole(Batch batch) {
    return inputs(batch, false);
  }

  private static KtInputs<Tensor> inputs(Batch batch, boolean given) {
    Map<Modality, KtInputs.Channel<Tensor>> channels = new EnumMap<>(Modality.class);
    batch
        .lanes()
        .forEach(
            (m, l) ->
                channels.put(
                    m,
                    new KtInputs.Channel<>(
                        Tensors.of(l.values(), batch.size(), l.steps(), l.dim()),
                        Tensors.of(given ? l.given() : l.truth(), batch.size(), l.steps()),
                        Tensors.of(l.seconds(), batch.size(), l.steps()),
                        Tensors.of(l.length(), batch.size()))));
    return new KtInputs<>(channels);
  }

  /**
   * What the network should give. The encoded real features are computed without dropout, and
   * without gradient where the configuration detaches them.
   */
  public static KtLosses.Targets targets(Batch batch, KtNetwork network, Parameters parameters) {
    int size = batch.size();
    float[] sentiment = new float[size];
    float[] asked = new float[size];
    float[] emotions = new float[size * KtConfig.EMOTIONS];
    for (int b = 0; b < size; b++) {
      boolean scored = !Float.isNaN(batch.sentiments()[b]);
      sentiment[b] = scored ? batch.sentiments()[b] : 0;
      asked[b] = scored ? 1 : 0;
      Emotion e = batch.emotions().get(b);
      if (e != null) {
        emotions[b * KtConfig.EMOTIONS + index(e)] = 1;
      }
    }
    Map<Modality, Tensor> features = new EnumMap<>(Modality.class);
    Map<Modality, Tensor> known = new EnumMap<>(Modality.class);
    Map<Modality, Tensor> truth = new EnumMap<>(Modality.class);
    batch
        .lanes()
        .forEach(
            (m, l) -> {
              features.put(m, Tensors.of(l.values(), size, l.steps(), l.dim()));
              known.put(m, Tensors.of(l.known(), size, l.steps(), l.dim()));
              truth.put(m, Tensors.of(l.truth(), size, l.steps()));
            });
    TorchOps ops = TorchOps.inference(parameters);
    Map<Modality, Tensor> encoded =
        network.config().detach()
            ? Tensors.withoutGradient(() -> network.encode(ops, whole(batch)))
            : network.encode(ops, whole(batch));
    return new KtLosses.Targets(
        Tensors.of(sentiment, size),
        Tensors.of(asked, size),
        Tensors.of(emotions, size, KtConfig.EMOTIONS),
        features,
        known,
        truth,
        encoded);
  }

  /** Place of an emotion among the outputs. */
  @SuppressWarnings("EnumOrdinal") // the declaration order is that of the outputs
  static int index(Emotion e) {
    return e.ordinal();
  }
}
