package org.lacuna.training.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.catalog.MethodCatalog;
import org.lacuna.training.catalog.Recipe;
import org.lacuna.training.catalog.Settings;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.loop.EpochReport;
import org.lacuna.training.prepare.DataSource;
import org.lacuna.training.prepare.SmallData;

/** Every method of the catalogue runs from data to bundle, on three modalities and on two. */
class EveryMethodTest {

  @TempDir Path folder;

  static Stream<String> methods() {
    return new MethodCatalog().recipes().stream().map(Recipe::name);
  }

  private static final class Silent implements StudyListener {
    @Override
    public void begins(int number, int of, String what, int epochs) {}

    @Override
    public void epoch(EpochReport report) {}

    @Override
    public void ends(RunRecord record) {}

    @Override
    public void note(String line) {}
  }

  private StudyResult run(String name, ModalitySet use, LabelSpec labels) throws LacunaException {
    Recipe recipe = new MethodCatalog().recipe(name);
    Settings settings =
        recipe.kind() != Recipe.Kind.STEPS
            ? Settings.none()
            : recipe.keys().contains("width")
                ? Settings.of(Map.of("epochs", "1", "width", "8"))
                : Settings.of(Map.of("epochs", "1", "hidden", "6"));
    if (recipe.keys().contains("heads")) {
      settings = settings.with(Map.of("heads", "2", "layers", "1"));
    }
    DataSource source =
        DataSource.of(
            SmallData.of(
                60,
                Map.of(
                    Modality.VISION, new int[] {4, 3},
                    Modality.AUDIO, new int[] {3, 4},
                    Modality.LANGUAGE, new int[] {5, 4}),
                labels,
                true,
                true));
    Plan plan = new Plan(recipe, settings, Map.of(), List.of(1L), use, 50, 0, 1, 1);
    return Study.run(source, plan, folder, new Silent(), new CancelToken());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void onThreeModalities(String name) throws Exception {
    check(name, run(name, ModalitySet.all(), LabelSpec.sentiment()));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void onLanguageAndVisionWithSeveralQuestions(String name) throws Exception {
    ModalitySet two = ModalitySet.of(Modality.VISION, Modality.LANGUAGE);
    if (!name.equals("kt-paper")) { // it rebuilds audio
      check(name, run(name, two, LabelSpec.scores(7)));
    }
  }

  private void check(String name, StudyResult result) throws LacunaException {
    assertThat(result.figures()).isNotEmpty();
    result
        .figures()
        .forEach(
            (given, metrics) -> assertThat(metrics.get("mae")).as(name + " " + given).isNotNull());
    if (!name.equals("svm")) {
      ModelBundle bundle = ModelBundle.open(folder.resolve("seed-1"));
      assertThat(bundle.card().legalSubsets().stream().map(ModalitySet::toString))
          .containsExactlyElementsOf(result.figures().keySet());
    }
  }
}
