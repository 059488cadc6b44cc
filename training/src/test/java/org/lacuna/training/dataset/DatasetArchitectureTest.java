package org.lacuna.training.dataset;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may touch the pickle library, and how (ADR 0027). */
@AnalyzeClasses(
    packages = "org.lacuna.training",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DatasetArchitectureTest {

  @ArchTest
  static final ArchRule nobodyRegistersConstructors =
      noClasses()
          .should()
          .callMethodWhere(target(name("registerConstructor")))
          .because("the library's registry is shared by the whole program");

  @ArchTest
  static final ArchRule onlyTheAllowListUnpickles =
      noClasses()
          .that()
          .doNotHaveSimpleName("AllowListUnpickler")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.razorvine..")
          .because("the library's own reader calls what a pickle names");

  @ArchTest
  static final ArchRule onePackageReadsHdf5 =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lacuna.training.dataset.hdf5")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.jhdf..")
          .because("its exceptions are turned into sentences in one place");

  @ArchTest
  static final ArchRule readersDoNotKnowEachOther =
      slices().matching("org.lacuna.training.dataset.(*)..").should().beFreeOfCycles();
}
