package org.lacuna.inference.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.Fixtures;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;

class AlignerTest {

  private static final ModelCard CARD = Fixtures.card(Map.of());
  private final Aligner aligner = new Aligner(CARD);

  @Property(tries = 60)
  void aDroppedModalityLeavesNoTrace(
      @ForAll @IntRange(min = 0, max = 6) int subset,
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.3, max = 9) double seconds)
      throws LacunaException {
    ModalitySet use = ModalitySet.nonEmptySubsets().get(subset);
    FeatureSet full = Fixtures.clip(seed, seconds);
    FeatureSet only = Fixtures.clip(seed, seconds, use.toList().toArray(new Modality[0]));
    List<ModelInput> a = aligner.align(full, use);
    List<ModelInput> b = aligner.align(only, ModalitySet.all());
    assertThat(a).hasSameSizeAs(b);
    for (int i = 0; i < a.size(); i++) {
      for (Modality m : Modality.values()) {
        assertSame(a.get(i).channel(m), b.get(i).channel(m));
      }
    }
  }

  private static void assertSame(Channel a, Channel b) {
    assertThat(a.steps()).isEqualTo(b.steps());
    assertThat(a.values()).isEqualTo(b.values());
    assertThat(a.mask()).isEqualTo(b.mask());
    assertThat(a.startUs()).isEqualTo(b.startUs());
    assertThat(a.endUs()).isEqualTo(b.endUs());
  }

  @Test
  void everyWordLandsInExactlyOneWindow() throws LacunaException {
    FeatureSet clip = Fixtures.clip(3, 11.3);
    int words = 0;
    for (ModelInput w : aligner.align(clip, ModalitySet.all())) {
      words += w.channel(Modality.LANGUAGE).steps();
    }
    assertThat(words).isEqualTo(clip.words().size());
  }

  @Test
  void valuesAreScaledAndHeldWithinTheLimit() {
    ModelCard.Input in = CARD.input(Modality.AUDIO).orElseThrow();
    assertThat(Aligner.scaled(in, 0, 5f)).isEqualTo(2f);
    assertThat(Aligner.scaled(in, 0, Float.NaN)).isEqualTo(0f);
    assertThat(Aligner.scaled(in, 0, 1e9f)).isEqualTo(Aligner.LIMIT);
    assertThat(Aligner.unscaled(in, 0, 2f)).isEqualTo(5f);
  }

  @Test
  void featuresThatDoNotFitAreRefusedByName() {
    FeatureSet clip = Fixtures.clip(1, 3);
    ModelCard other = renamed();
    assertThatThrownBy(() -> new Aligner(other).align(clip, ModalitySet.all()))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"jitter\"");
  }

  private static ModelCard renamed() {
    ModelCard c = Fixtures.card(Map.of());
    ModelCard.Input a = c.input(Modality.AUDIO).orElseThrow();
    ModelCard.Input b =
        new ModelCard.Input(
            a.tensor(),
            a.mask(),
            a.time(),
            a.length(),
            a.grid(),
            List.of(new ModelCard.Column("jitter", "1"), a.features().get(1), a.features().get(2)),
            a.extractor(),
            a.extractorVersion(),
            a.mean(),
            a.std());
    Map<String, ModelCard.Input> inputs = new java.util.HashMap<>(c.inputs());
    inputs.put("audio", b);
    return new ModelCard(
        c.format(),
        c.name(),
        c.version(),
        c.method(),
        c.summary(),
        c.trainedOn(),
        c.limits(),
        c.license(),
        c.windowSeconds(),
        inputs,
        c.outputs(),
        c.heldOut(),
        c.provenance(),
        c.sha256());
  }
}
