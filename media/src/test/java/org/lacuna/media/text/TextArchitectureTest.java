package org.lacuna.media.text;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The edges inside the text package. */
@AnalyzeClasses(packages = "org.lacuna.media", importOptions = ImportOption.DoNotIncludeTests.class)
class TextArchitectureTest {

  @ArchTest
  static final ArchRule formatsKnowNoTranscript =
      noClasses()
          .that()
          .resideInAPackage("org.lacuna.media.text.format..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lacuna.media.text",
              "org.lacuna.media.text.read..",
              "org.lacuna.media.text.words..",
              "org.lacuna.media.text.speech..")
          .because("how a file is written is one thing, what is said another");

  @ArchTest
  static final ArchRule wordsKnowNoTranscript =
      noClasses()
          .that()
          .resideInAPackage("org.lacuna.media.text.words..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lacuna.media.text",
              "org.lacuna.media.text.read..",
              "org.lacuna.media.text.speech..")
          .because("a transcript is made of words");

  @ArchTest
  static final ArchRule transcriptsKnowNoSpeech =
      noClasses()
          .that()
          .resideInAnyPackage("org.lacuna.media.text", "org.lacuna.media.text.read..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.lacuna.media.text.speech..")
          .because("reading a transcript needs no recogniser");

  @ArchTest
  static final ArchRule onlyOnePackageImportsSphinx =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lacuna.media.text.speech.sphinx..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("edu.cmu.sphinx..")
          .because("the engine can be exchanged");

  @ArchTest
  static final ArchRule onlyOnePackageImportsVosk =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lacuna.media.text.speech.vosk..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.vosk..", "com.sun.jna..")
          .because("its natives are loaded for nobody else");

  @ArchTest
  static final ArchRule onlyOnePackageImportsWhisper =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lacuna.media.text.speech.whisper..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.givimad..")
          .because("its natives are loaded for nobody else");
}
