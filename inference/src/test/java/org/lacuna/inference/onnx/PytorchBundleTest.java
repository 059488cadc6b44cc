package org.lacuna.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.align.AlignedFeatures;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.clip.ClipPredictor;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.npz.FeatureNpz;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;

/**
 * The example of docs/pytorch-export.md as a user runs it: a torch model of their own becomes a
 * bundle that this program opens and that says what torch said. Skipped where there is no torch.
 */
class PytorchBundleTest {

  private static final Path EXAMPLES = Path.of("..", "docs", "examples");

  /** A user's model: masked means, one layer; and the same without masks, over all steps. */
  private static final String MODELS =
      """
      import sys, torch
      from lacuna_bundle import write_bundle

      class Masked(torch.nn.Module):
          def __init__(self):
              super().__init__()
              self.layer = torch.nn.Linear(5, 1)
          def forward(self, vision, vision_mask, audio, audio_mask):
              means = [(x * m.unsqueeze(2)).sum(1) / m.sum(1, keepdim=True).clamp(min=1)
                       for x, m in ((vision, vision_mask), (audio, audio_mask))]
              return 3 * torch.tanh(self.layer(torch.cat(means, 1)))

      class Plain(Masked):
          def forward(self, vision, audio):
              means = [vision.mean(1), audio.mean(1)]
              inner = self.layer(torch.cat(means, 1))
              return 3 * torch.tanh(inner), torch.softmax(torch.cat([inner, -inner], 1), 1)

      torch.manual_seed(1)
      masked, plain = Masked(), Plain()
      steps = {"vision": 200, "audio": 100}
      write_bundle(masked, "clips", "masked", steps, name="Mine")
      write_bundle(plain, "clips", "plain", steps, masks=False, emotions="emotions",
                   labels=["up", "down"], limits="None known.")
      x, y = torch.arange(12.).reshape(1, 4, 3) / 10, torch.arange(10.).reshape(1, 5, 2) / -7
      kept = torch.tensor([[1., 0, 1, 1]])
      print("said", masked(x, kept, y, torch.ones(1, 5)).item(), plain(x, y)[0].item())
      """;

  @TempDir Path folder;

  /** The first python3 of the path that has torch. */
  private static Optional<String> python() throws IOException, InterruptedException {
    for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path python = Path.of(place, "python3");
      if (Files.isExecutable(python)) {
        Process p =
            new ProcessBuilder(python.toString(), "-c", "import torch, numpy")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (p.waitFor(60, TimeUnit.SECONDS) && p.exitValue() == 0) {
          return Optional.of(python.toString());
        }
      }
    }
    return Optional.empty();
  }

  private static FeatureSequence sequence(Random r, String id, int dim, int steps, long stepUs) {
    Feature[] features = new Feature[dim];
    Arrays.setAll(features, d -> new Feature("f" + d, "1", "What " + d));
    FeatureSequence.Builder b =
        FeatureSequence.builder(new FeatureSpec(id, "3", Map.of("rate", "a"), List.of(features)));
    float[] row = new float[dim];
    for (int t = 0; t < steps; t++) {
      for (int d = 0; d < dim; d++) {
        row[d] = r.nextInt(9) == 0 ? Float.NaN : (float) (5 + d + r.nextGaussian());
      }
      if (r.nextInt(4) == 0) {
        b.addUnobserved(t * stepUs, (t + 1) * stepUs);
      } else {
        b.add(t * stepUs, (t + 1) * stepUs, row);
      }
    }
    return b.build();
  }

  private static Map<Modality, FeatureSequence> clip(long seed) {
    Random r = new Random(seed);
    Map<Modality, FeatureSequence> clip = new EnumMap<>(Modality.class);
    clip.put(Modality.VISION, sequence(r, "test.v", 3, 40, 200_000));
    clip.put(Modality.AUDIO, sequence(r, "test.a", 2, 80, 100_000));
    return clip;
  }

  private String run(String python) throws IOException, InterruptedException {
    Path clips = Files.createDirectories(folder.resolve("clips").resolve("sub"));
    for (int i = 0; i < 3; i++) {
      AlignedFeatures features =
          new AlignedFeatures(
              new TimeGrid.FixedRate(100),
              8_000_000,
              clip(i),
              Map.of(Modality.LANGUAGE, "No words."),
              List.of());
      FeatureNpz.write(
          clips.resolve(i + ".npz"), new FeatureNpz.Content("clip " + i, features, new float[0]));
    }
    Files.copy(EXAMPLES.resolve("lacuna_bundle.py"), folder.resolve("lacuna_bundle.py"));
    Path script = Files.writeString(folder.resolve("mine.py"), MODELS);
    Path log = folder.resolve("log");
    Process p =
        new ProcessBuilder(python, script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(p.waitFor(120, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(log);
    assertThat(p.exitValue()).as(said).isZero();
    return said;
  }

  private static OnnxPredictor open(ModelBundle bundle) throws Exception {
    return OnnxPredictor.open(new OnnxRuntime(), bundle, Device.Request.CPU);
  }

  private static ModelInput.Channel channel(int steps, int dim, float scale, boolean... mask) {
    float[] values = new float[steps * dim];
    for (int i = 0; i < values.length; i++) {
      values[i] = mask[i / dim] ? i / scale : 0;
    }
    long[] start = new long[steps];
    long[] end = new long[steps];
    Arrays.setAll(start, t -> t * 100_000L);
    Arrays.setAll(end, t -> (t + 1) * 100_000L);
    return new ModelInput.Channel(steps, dim, values, mask, start, end);
  }

  private static double sentiment(OnnxPredictor predictor, boolean... visionMask) throws Exception {
    ModelInput input =
        new ModelInput(
            0,
            1_000_000,
            Map.of(
                Modality.VISION,
                channel(4, 3, 10, visionMask),
                Modality.AUDIO,
                channel(5, 2, -7, true, true, true, true, true)));
    Prediction p =
        predictor.predict(List.of(input), Predictor.Request.EVERYTHING, new CancelToken()).get(0);
    return p.sentiment().orElseThrow();
  }

  @Test
  void aTorchModelWithAndWithoutMasksBecomesABundleThatSaysTheSame() throws Exception {
    Optional<String> python = python();
    if (python.isEmpty()) {
      System.out.println("Skipped: no python3 with torch and numpy is on the path.");
    }
    Assumptions.assumeTrue(python.isPresent(), "no python3 with torch and numpy");
    String[] said =
        run(python.orElseThrow()).strip().lines().reduce((a, b) -> b).orElseThrow().split(" ", -1);
    ModelBundle masked = ModelBundle.open(folder.resolve("masked"));
    ModelBundle plain = ModelBundle.open(folder.resolve("plain"));
    assertThat(masked.card().name()).isEqualTo("Mine");
    assertThat(masked.card().feedsZeros()).isFalse();
    assertThat(masked.card().summary()).isEmpty();
    assertThat(plain.card().feedsZeros()).isTrue();
    assertThat(plain.card().limits()).isEqualTo("None known.");
    assertThat(plain.card().outputs().emotionLabels()).containsExactly("up", "down");
    try (OnnxPredictor a = open(masked);
        OnnxPredictor b = open(plain)) {
      assertThat(sentiment(a, true, false, true, true))
          .isCloseTo(Double.parseDouble(said[1]), within(1e-4));
      assertThat(sentiment(b, true, true, true, true))
          .isCloseTo(Double.parseDouble(said[2]), within(1e-4));
      FeatureSet other =
          new FeatureSet(8_000_000, clip(9), Map.of(Modality.LANGUAGE, "No words."), List.of());
      for (OnnxPredictor each : List.of(a, b)) {
        List<Double> scores = new ArrayList<>();
        for (ModalitySet use :
            List.of(
                ModalitySet.of(Modality.VISION, Modality.AUDIO),
                ModalitySet.of(Modality.VISION),
                ModalitySet.of(Modality.AUDIO))) {
          scores.add(
              new ClipPredictor(each)
                  .predict(other, use, Predictor.Request.EVERYTHING, new CancelToken())
                  .sentiment()
                  .orElseThrow());
        }
        assertThat(scores).doesNotHaveDuplicates().allMatch(v -> v > -3 && v < 3);
      }
    }
  }
}
