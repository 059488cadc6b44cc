package org.lacuna.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.TreeMap;

/** The edges between modules and packages, and who may import which native library (ADR 0001). */
@AnalyzeClasses(packages = "org.lacuna", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule inferenceKnowsNoFileAndNoWindow =
      noClasses()
          .that()
          .resideInAPackage("org.lacuna.inference..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lacuna.media..",
              "org.lacuna.training..",
              "org.lacuna.app..",
              "org.lacuna.resources..",
              "javafx..",
              "java.awt..",
              "org.bytedeco..",
              "be.tarsos..")
          .because("a number must not depend on a window or a decoder");

  @ArchTest
  static final ArchRule mediaKnowsOnlyInference =
      noClasses()
          .that()
          .resideInAPackage("org.lacuna.media..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lacuna.training..", "org.lacuna.app..", "org.lacuna.resources..", "javafx..")
          .because("extraction must run without a window and be given its networks");

  @ArchTest
  static final ArchRule trainingKnowsOnlyInference =
      noClasses()
          .that()
          .resideInAPackage("org.lacuna.training..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lacuna.media..", "org.lacuna.app..", "org.lacuna.resources..", "javafx..")
          .because("training reads feature pools, never media");

  @ArchTest
  static final ArchRule resourcesHoldNoLogic =
      noClasses()
          .that()
          .resideInAPackage("org.lacuna.resources..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lacuna.inference..",
              "org.lacuna.media..",
              "org.lacuna.training..",
              "org.lacuna.app..")
          .because("everybody may find a resource, and a resource needs nobody");

  @ArchTest
  static final ArchRule trainingOnlyBehindTheCommandLine =
      noClasses()
          .that(
              resideInAPackage("org.lacuna.app..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              "org.lacuna.app.cli..",
                              "org.lacuna.app.corpus..",
                              "org.lacuna.app.research..",
                              "org.lacuna.app.testbed..",
                              "org.lacuna.app.reproduce.."))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.lacuna.training..")
          .because("the window must start without libtorch");

  @ArchTest
  static final ArchRule signalIsPlainJava =
      classes()
          .that()
          .resideInAnyPackage("org.lacuna.inference.signal..", "org.lacuna.inference.task..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "org.lacuna.inference.signal..",
              "org.lacuna.inference.task..")
          .because("the vocabulary depends on nothing");

  @ArchTest
  static final ArchRule onlyOnePackageImportsOnnxRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lacuna.inference.onnx..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..")
          .because("native memory has one owner");

  @ArchTest
  static final ArchRule onlyOnePackageImportsTarsos =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lacuna.media.audio.tarsos..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("be.tarsos..")
          .because("the pitch tracker can be exchanged");

  @ArchTest
  static final ArchRule onlyFewPackagesImportJavaCpp =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.lacuna.media.decode.ffmpeg..",
              "org.lacuna.media.vision..",
              "org.lacuna.training..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..")
          .because("native memory has one owner");

  @ArchTest
  static final ArchRule onlyOnePackageOfEachSideImportsJhdf =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.lacuna.app.export.hdf..", "org.lacuna.training.dataset.hdf5..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.jhdf..")
          .because("its writing is young and may have to be exchanged");

  @ArchTest
  static final ArchRule theCommandLineNeedsNoWindow =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.lacuna.app.cli..",
              "org.lacuna.app.boot..",
              "org.lacuna.app.report..",
              "org.lacuna.app.plot..",
              "org.lacuna.app.export..",
              "org.lacuna.app.corpus..",
              "org.lacuna.app.research..",
              "org.lacuna.app.testbed..",
              "org.lacuna.app.reproduce..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..")
          .because("the command line runs where no JavaFX can start");

  @ArchTest
  static final ArchRule viewModelsKnowNoControl =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
          .because("a view model is tested without a toolkit");

  @ArchTest
  static final ArchRule noFxmlAndNoJavaFxMedia =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.fxml..", "javafx.scene.media..")
          .because("views are built in code and frames come from FFmpeg (ADR 0009)");

  @ArchTest
  static final ArchRule noCyclesBetweenPackages =
      slices().matching("org.lacuna.(*).(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noStaticState =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage("org.lacuna..")
          .should()
          .beFinal()
          .because("state belongs to objects that are constructed and passed on");

  @ArchTest
  static final ArchRule packagesStaySmall =
      classes()
          .that()
          .resideInAPackage("org.lacuna..")
          .and()
          .areTopLevelClasses()
          .should(shareTheirPackageWithAtMost(21));

  private static ArchCondition<JavaClass> shareTheirPackageWithAtMost(int limit) {
    return new ArchCondition<>("share their package with at most " + limit + " classes") {
      private final Map<String, Integer> count = new TreeMap<>();

      @Override
      public void check(JavaClass item, ConditionEvents events) {
        count.merge(item.getPackageName(), 1, Integer::sum);
      }

      @Override
      public void finish(ConditionEvents events) {
        count.forEach(
            (name, n) ->
                events.add(
                    new SimpleConditionEvent(
                        name, n <= limit, name + " holds " + n + " top-level classes")));
      }
    };
  }

  @ArchTest
  static final ArchRule enumsAreNotMutable =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areEnums()
          .should()
          .haveModifier(JavaModifier.FINAL);
}
