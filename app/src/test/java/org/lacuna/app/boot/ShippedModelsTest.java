package org.lacuna.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;

/** The models that come with the program, and that the page of results says what they say. */
class ShippedModelsTest {

  private static final Path RESULTS = Path.of("..", "docs", "results.md");

  /** Columns of the tables of figures by subset, and the names of these figures in a card. */
  private static final List<String> FIGURES =
      List.of(
          "accuracy",
          "accuracy_low",
          "accuracy_high",
          "cross_entropy",
          "calibration_error",
          "calibration_error_by_chance",
          "calibration_error_by_chance_high",
          "calibration_error_by_emotion",
          "sentiment_mae_unrelated",
          "sentiment_corr_unrelated");

  /** Columns of the tables of comparisons. */
  private static final List<String> GAINS =
      List.of(
          "accuracy",
          "accuracy_gain",
          "accuracy_gain_low",
          "accuracy_gain_high",
          "cross_entropy_gain",
          "cross_entropy_gain_low",
          "cross_entropy_gain_high");

  private static ModelCard card(BuiltInModels.Name name) throws LacunaException {
    return new BuiltInModels().bundle(name).card();
  }

  /** The rows of the first table after a line, by their first cell. */
  private static Map<String, List<String>> table(String heading) throws IOException {
    List<String> lines = Files.readAllLines(RESULTS);
    int at = lines.indexOf(heading);
    assertThat(at).as("the heading \"%s\"", heading).isNotNegative();
    Map<String, List<String>> rows = new LinkedHashMap<>();
    boolean inside = false;
    for (String line : lines.subList(at + 1, lines.size())) {
      if (line.startsWith("| ")) {
        inside = true;
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        rows.put(cells.get(1), cells.subList(2, cells.size() - 1));
      } else if (inside) {
        break;
      }
    }
    return rows;
  }

  private static void assertSaid(
      Map<String, List<String>> rows, String row, List<String> names, Map<String, Double> figures) {
    for (int i = 0; i < names.size(); i++) {
      double value = figures.getOrDefault(names.get(i), Double.NaN);
      assertThat(rows.getOrDefault(row, List.of()).get(i))
          .as("%s, %s", row, names.get(i))
          .isEqualTo(text(value));
    }
  }

  /** Three places, no leading zero, a sign before what is less than nothing. */
  private static String text(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.equals("-0.000") ? ".000" : text.replaceFirst("^(-?)0\\.", "$1.");
  }

  @ParameterizedTest
  @CsvSource({"KT, #### Lacuna KT by subset", "AMD, #### Lacuna AMD by subset"})
  void theResultsPageSaysWhatTheCardSays(BuiltInModels.Name name, String heading) throws Exception {
    ModelCard card = card(name);
    Map<String, List<String>> rows = table(heading);
    for (ModalitySet subset : ModalitySet.nonEmptySubsets()) {
      assertSaid(
          rows,
          subset.toString(),
          FIGURES,
          card.heldOut().getOrDefault(subset.toString(), Map.of()));
    }
  }

  @Test
  void theResultsPageSaysWhatReconstructionBrings() throws Exception {
    ModelCard card = card(BuiltInModels.Name.KT);
    Map<String, List<String>> rows = table("#### Reconstruction on against off, same network");
    for (ModalitySet subset : ModalitySet.nonEmptySubsets()) {
      Map<String, Double> gains =
          card.heldOut().getOrDefault("rebuilt_off_" + subset.toString(), Map.of());
      if (!subset.equals(ModalitySet.all())) {
        assertSaid(rows, subset.toString(), GAINS, gains);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(BuiltInModels.Name.class)
  void theProgramsFeaturesFitEveryModel(BuiltInModels.Name name) throws Exception {
    ModelCard card = card(name);
    assertThat(card.modalities()).isEqualTo(ModalitySet.all());
    for (FeatureSpec spec : ExtractionServices.specs()) {
      assertThat(card.inputs().values())
          .anySatisfy(
              input -> {
                assertThat(input.extractor()).isEqualTo(spec.extractorId());
                assertThat(input.extractorVersion()).isEqualTo(spec.extractorVersion());
              });
    }
    assertThat(card.provenance()).containsKeys("temperature_" + ModalitySet.of(Modality.AUDIO));
  }

  @Test
  void aModelIsFoundByItsName() throws Exception {
    BuiltInModels models = new BuiltInModels();
    ModelBundle kt = models.bundle(Optional.empty());
    assertThat(kt.card().method()).isEqualTo("KT");
    assertThat(models.bundle(Optional.of(Path.of("kt")))).isSameAs(kt);
    assertThat(models.bundle(Optional.of(Path.of("amd"))).card().method()).isEqualTo("AMD");
    assertThat(BuiltInModels.names()).containsExactly("kt", "amd");
    assertThatThrownBy(() -> models.bundle(Optional.of(Path.of("none"))))
        .isInstanceOf(LacunaException.class);
  }
}
