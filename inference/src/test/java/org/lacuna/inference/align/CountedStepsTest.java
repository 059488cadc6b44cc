package org.lacuna.inference.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
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
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;

/** The grid {@code steps}: a row is a step, whatever its time. */
class CountedStepsTest {

  private static final ModelCard CARD = counted(Fixtures.card(Map.of()), 200);
  private final Aligner aligner = new Aligner(CARD);

  /** The card with every input on counted steps. */
  private static ModelCard counted(ModelCard c, int stepMs) {
    Map<String, ModelCard.Input> inputs = new LinkedHashMap<>();
    c.inputs()
        .forEach(
            (key, i) ->
                inputs.put(
                    key,
                    new ModelCard.Input(
                        i.tensor(),
                        i.mask(),
                        i.time(),
                        i.length(),
                        new ModelCard.Grid(ModelCard.Grid.STEPS, stepMs),
                        i.features(),
                        i.extractor(),
                        i.extractorVersion(),
                        i.mean(),
                        i.std())));
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

  private static FeatureSet rows(long durationUs, int language, int audio) {
    FeatureSequence.Builder words = FeatureSequence.builder(Fixtures.spec(Modality.LANGUAGE));
    FeatureSequence.Builder sound = FeatureSequence.builder(Fixtures.spec(Modality.AUDIO));
    List<TimedWord> said = new java.util.ArrayList<>();
    for (int t = 0; t < language; t++) {
      words.add(0, 0, new float[] {t, Float.NaN, 1});
      said.add(new TimedWord("w", 0, 0, TimedWord.Origin.GIVEN, 1));
    }
    for (int t = 0; t < audio; t++) {
      if (t == 1) {
        sound.addUnobserved(0, 0);
      } else {
        sound.add(0, 0, new float[] {t, t, t});
      }
    }
    return FeatureSet.of(
        durationUs,
        Map.of(Modality.LANGUAGE, words.build(), Modality.AUDIO, sound.build()),
        Map.of(),
        said);
  }

  @Test
  void rowsAreStepsOfOneWindowWhateverTheirTimes() throws LacunaException {
    List<ModelInput> inputs = aligner.align(rows(1_100_000, 6, 3), ModalitySet.all());
    assertThat(inputs).hasSize(1);
    Channel language = inputs.get(0).channel(Modality.LANGUAGE);
    assertThat(language.steps()).isEqualTo(6);
    assertThat(language.mask()).containsOnly(true);
    assertThat(language.values()[3 * 5]).isEqualTo((5f - 1) / 2);
    assertThat(language.values()[1]).as("a value that is not there").isZero();
    assertThat(language.startUs()[5]).isEqualTo(1_000_000);
    assertThat(language.endUs()[5]).as("the last step ends with the clip").isEqualTo(1_100_000);
    Channel audio = inputs.get(0).channel(Modality.AUDIO);
    assertThat(audio.steps()).isEqualTo(6);
    assertThat(audio.mask()).containsExactly(true, false, true, false, false, false);
    assertThat(inputs.get(0).channel(Modality.VISION).mask()).containsOnly(false).hasSize(6);
  }

  @Test
  void rowsBeyondTheClipAreLeftOut() throws LacunaException {
    ModelInput input = aligner.align(rows(400_000, 6, 3), ModalitySet.all()).get(0);
    assertThat(input.channel(Modality.LANGUAGE).steps()).isEqualTo(2);
  }

  @Property(tries = 40)
  void aDroppedModalityLeavesNoTrace(
      @ForAll @IntRange(min = 0, max = 6) int subset,
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.3, max = 9) double seconds)
      throws LacunaException {
    ModalitySet use = ModalitySet.nonEmptySubsets().get(subset);
    List<ModelInput> a = aligner.align(Fixtures.clip(seed, seconds), use);
    List<ModelInput> b =
        aligner.align(
            Fixtures.clip(seed, seconds, use.toList().toArray(new Modality[0])), ModalitySet.all());
    assertThat(a).hasSize(1);
    assertThat(b).hasSize(1);
    for (Modality m : Modality.values()) {
      assertThat(a.get(0).channel(m).steps()).isEqualTo(b.get(0).channel(m).steps());
      assertThat(a.get(0).channel(m).values()).isEqualTo(b.get(0).channel(m).values());
      assertThat(a.get(0).channel(m).mask()).isEqualTo(b.get(0).channel(m).mask());
      assertThat(a.get(0).channel(m).endUs()).isEqualTo(b.get(0).channel(m).endUs());
    }
  }
}
