package org.lacuna.training.dataset.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Utterance;

/** The real files, where they are: counts, shapes, ranges. */
class ResearchDataTest {

  private static Dataset open(String name) throws Exception {
    String data = System.getProperty("lacuna.data", "");
    String folder = name.replaceAll("#.*", "");
    boolean there = !data.isEmpty() && Files.isDirectory(Path.of(data, folder));
    if (!there) {
      System.out.println("ResearchDataTest skipped: no " + folder + " in the research data");
    }
    Assumptions.assumeTrue(there, "no research data");
    return Datasets.open(Path.of(data, name));
  }

  private static List<Integer> counts(Dataset data) {
    return List.of(
        data.utterances(Split.TRAIN).size(),
        data.utterances(Split.VALID).size(),
        data.utterances(Split.TEST).size());
  }

  private static DoubleSummaryStatistics range(Dataset data) {
    return data.utterances().stream()
        .flatMapToDouble(
            u -> java.util.stream.IntStream.range(0, u.labels().length).mapToDouble(u::label))
        .summaryStatistics();
  }

  private static double observed(Dataset data, Modality m) {
    long steps = 0;
    long seen = 0;
    for (Utterance u : data.utterances()) {
      FloatSequence s = u.sequence(m).orElseThrow();
      steps += s.steps();
      seen += s.observedSteps();
    }
    return (double) seen / steps;
  }

  @Test
  void mosiStandard() throws Exception {
    Dataset data = open("mosi");
    assertThat(counts(data)).containsExactly(1284, 229, 686);
    assertThat(data.groups()).hasSize(93);
    assertThat(data.modalities()).isEqualTo(ModalitySet.of(Modality.AUDIO));
    assertThat(data.dim(Modality.AUDIO)).hasValue(73);
    assertThat(range(data).getMin()).isEqualTo(-3);
    assertThat(range(data).getMax()).isEqualTo(3);
    assertThat(data.utterances()).allMatch(u -> !u.text().orElse("").isBlank());
    Set<String> train = new HashSet<>();
    data.utterances(Split.TRAIN).forEach(u -> u.group().ifPresent(train::add));
    assertThat(data.utterances(Split.TEST)).noneMatch(u -> train.contains(u.group().orElse("")));
  }

  @Test
  void mosiUnseen() throws Exception {
    Dataset data = open("mosi#G");
    assertThat(data.utterances()).hasSize(752);
    assertThat(data.hasSplits()).isFalse();
    assertThat(data.groups()).hasSize(31);
    assertThat(data.dim(Modality.LANGUAGE)).hasValue(100);
    assertThat(data.dim(Modality.AUDIO)).hasValue(73);
    assertThat(data.dim(Modality.VISION)).hasValue(100);
    assertThat(data.utterances()).allMatch(u -> u.sequences().size() == 3);
  }

  @Test
  void mmmo() throws Exception {
    Dataset data = open("mmmo");
    assertThat(counts(data)).containsExactly(220, 40, 80);
    assertThat(data.dim(Modality.AUDIO)).hasValue(74);
    assertThat(data.dim(Modality.VISION)).hasValue(36);
    assertThat(data.dim(Modality.LANGUAGE)).hasValue(300);
    assertThat(data.utterances().stream().filter(u -> u.sequences().size() == 3)).hasSize(120);
    assertThat(data.utterances(Split.TRAIN)).allMatch(u -> u.sequence(Modality.LANGUAGE).isEmpty());
    assertThat(range(data).getMin()).isEqualTo(1);
    assertThat(range(data).getMax()).isEqualTo(5);
    assertThat(observed(data, Modality.AUDIO)).isBetween(.9, .96);
    assertThat(observed(data, Modality.VISION)).isBetween(.8, .85);
    assertThat(data.utterances().get(0).sequence(Modality.AUDIO).orElseThrow().steps())
        .isEqualTo(20);
  }

  @Test
  void pom() throws Exception {
    Dataset data = open("pom");
    assertThat(counts(data)).containsExactly(600, 100, 203);
    assertThat(data.dim(Modality.AUDIO)).hasValue(43);
    assertThat(data.dim(Modality.VISION)).hasValue(41);
    assertThat(data.modalities()).isEqualTo(ModalitySet.of(Modality.VISION, Modality.AUDIO));
    assertThat(data.labels().count()).isEqualTo(17);
    assertThat(range(data).getMin()).isBetween(.6, 1.0);
    assertThat(range(data).getMax()).isEqualTo(7);
    assertThat(observed(data, Modality.VISION)).isBetween(.19, .23);
    assertThat(observed(data, Modality.AUDIO)).isBetween(.66, .72);
  }
}
