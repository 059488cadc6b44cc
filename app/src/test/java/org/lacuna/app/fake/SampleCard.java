package org.lacuna.app.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelCard.Attention;
import org.lacuna.inference.model.ModelCard.Column;
import org.lacuna.inference.model.ModelCard.Grid;
import org.lacuna.inference.model.ModelCard.Input;
import org.lacuna.inference.model.ModelCard.Outputs;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.Modality;

/** A card that fits {@link SampleClips}. */
public final class SampleCard {

  static final int LAYERS = 2;
  static final int HEADS = 4;
  static final List<String> EMOTIONS = List.of("neutral", "happy", "sad", "angry");

  private SampleCard() {}

  public static ModelCard card() {
    Map<String, Input> inputs = new LinkedHashMap<>();
    inputs.put("vision", input("vision", SampleClips.VISION, new Grid(Grid.FIXED, 200), 0f, 1f));
    inputs.put("audio", input("audio", SampleClips.AUDIO, new Grid(Grid.FIXED, 100), 10f, 4f));
    inputs.put(
        "language", input("language", SampleClips.LANGUAGE, new Grid(Grid.WORDS, 400), 0f, 1f));
    List<Attention> attention = new ArrayList<>();
    for (Modality target : Modality.values()) {
      for (Modality source : Modality.values()) {
        if (source != target) {
          String name = "attention_" + source.key() + "_" + target.key();
          attention.add(new Attention(name, source.key(), target.key(), LAYERS, HEADS));
        }
      }
    }
    return new ModelCard(
        ModelCard.FORMAT,
        "Sample KT",
        "0.1",
        "KT",
        "Predicts sentiment and four emotions from face, voice and words.",
        "Composites of pictures, speech and sentences with the same emotion.",
        "Acted speech and posed faces; not for decisions about people.",
        "Research use only.",
        4,
        inputs,
        new Outputs("sentiment", "emotions", EMOTIONS, Map.of("audio", "audio_rebuilt"), attention),
        Map.of(),
        Map.of(),
        Map.of());
  }

  private static Input input(
      String name, List<Feature> features, Grid grid, float mean, float std) {
    float[] means = new float[features.size()];
    float[] stds = new float[features.size()];
    Arrays.fill(means, mean);
    Arrays.fill(stds, std);
    return new Input(
        name,
        name + "_mask",
        null,
        null,
        grid,
        features.stream().map(f -> new Column(f.name(), f.unit())).toList(),
        "sample." + name,
        "1",
        means,
        stds);
  }
}
