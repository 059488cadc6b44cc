package org.lacuna.media.text.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;

class ValenceLexiconTest {

  private static ValenceLexicon lexicon() throws Exception {
    return ValenceLexicon.open();
  }

  @Test
  void wordsAreFoundInAnyCaseAndPunctuation() throws Exception {
    ValenceLexicon lexicon = lexicon();

    assertThat(lexicon.size()).isEqualTo(7485);
    for (String spelling : List.of("great", "Great", "GREAT!", "\u201CGreat,\u201D", " (great) ")) {
      assertThat(lexicon.valence(spelling)).as(spelling).hasValue(3.1);
    }
    assertThat(lexicon.valence("terrible.")).hasValue(-2.1);
    assertThat(lexicon.valence(":)")).hasValue(2.0);
    assertThat(lexicon.valence("no.")).hasValue(-1.2);
  }

  @Test
  void aWordThatIsNotHeldIsAbsentNotZero() throws Exception {
    ValenceLexicon lexicon = lexicon();

    for (String word : List.of("table", "the", "", "...", "greatest-hits", "\uD83D\uDE00")) {
      assertThat(lexicon.valence(word)).as(word).isEmpty();
    }
  }

  @Test
  void theListIsWhatItsReadmeSays() throws Exception {
    Path root = Path.of("src/main/resources/org/lacuna/media/text");
    byte[] list = Files.readAllBytes(root.resolve("vader_valence.tsv"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(list);

    assertThat(root.resolve("README.md")).content().contains(HexFormat.of().formatHex(digest));
    assertThat(new String(list, StandardCharsets.UTF_8).lines())
        .allMatch(l -> l.matches("\\S+\t-?[0-4](\\.\\d)?"))
        .hasSize(7485);
  }

  @Test
  void everyWordGetsAStepAndOnlyHeldOnesAValue() throws Exception {
    FeatureSequence valences =
        lexicon()
            .valences(
                List.of(
                    new TimedWord("Lovely", 0, 500_000, Origin.GIVEN, 1),
                    new TimedWord("weather", 600_000, 900_000, Origin.GIVEN, 1)));

    assertThat(valences.steps()).isEqualTo(2);
    assertThat(valences.observed(0)).isTrue();
    assertThat(valences.value(0, 0)).isEqualTo(2.8f);
    assertThat(valences.observed(1)).isFalse();
    assertThat(valences.startUs(1)).isEqualTo(600_000);
  }

  @Test
  void linesOfAnotherFormAreLeftOut() throws Exception {
    String text = "good\t1.9\t0.9\t[2]\nbad\nworse\tvery\n\nGood\t2\n";

    ValenceLexicon lexicon = ValenceLexicon.read(new StringReader(text));

    assertThat(lexicon.size()).isEqualTo(1);
    assertThat(lexicon.valence("good")).hasValue(2);
  }

  /** The mean of single words must go along with what twenty people felt about whole texts. */
  @Test
  void meanValenceFollowsTheRatingsOfWholeTexts() throws Exception {
    Path archive =
        Path.of(
            System.getProperty("lacuna.data", "absent"),
            "text/vader/additional_resources__hutto_ICWSM_2014.tar.gz");
    Assumptions.assumeTrue(Files.isRegularFile(archive), "no VADER ground truth at " + archive);
    ValenceLexicon lexicon = lexicon();

    Map<String, String> files = groundTruth(archive);

    assertThat(files).hasSize(4);
    for (Map.Entry<String, String> file : files.entrySet()) {
      List<double[]> pairs = new ArrayList<>();
      int texts = 0;
      for (String line : file.getValue().lines().toList()) {
        String[] fields = line.split("\t", 3);
        texts++;
        OptionalDouble mean =
            SpokenWords.find(fields[2]).stream()
                .map(w -> lexicon.valence(w.text()))
                .flatMapToDouble(OptionalDouble::stream)
                .average();
        mean.ifPresent(m -> pairs.add(new double[] {m, Double.parseDouble(fields[1])}));
      }
      double rho = spearman(pairs);
      System.out.printf(
          Locale.ROOT,
          "%s: rank correlation %.3f on %d of %d texts%n",
          file.getKey(),
          rho,
          pairs.size(),
          texts);
      assertThat(rho).as(file.getKey()).isGreaterThan(0.2);
    }
  }

  private static double spearman(List<double[]> pairs) {
    double[] a = ranks(pairs, 0);
    double[] b = ranks(pairs, 1);
    double mean = (pairs.size() - 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - mean) * (b[i] - mean);
      aa += (a[i] - mean) * (a[i] - mean);
      bb += (b[i] - mean) * (b[i] - mean);
    }
    return ab / Math.sqrt(aa * bb);
  }

  /** Equal values share the mean of their ranks. */
  private static double[] ranks(List<double[]> pairs, int column) {
    List<Integer> order =
        IntStream.range(0, pairs.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pairs.get(i)[column]))
            .toList();
    double[] ranks = new double[pairs.size()];
    int from = 0;
    while (from < ranks.length) {
      int to = from;
      while (to < ranks.length
          && pairs.get(order.get(to))[column] == pairs.get(order.get(from))[column]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order.get(i)] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  /** Files of the tar archive: a head of 512 bytes each, then the content in blocks of 512. */
  private static Map<String, String> groundTruth(Path archive) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    byte[] packed = Files.readAllBytes(archive);
    try (DataInputStream tar =
        new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
      byte[] head = new byte[512];
      while (true) {
        tar.readFully(head);
        String name = new String(head, 0, 100, StandardCharsets.UTF_8).split("\0", 2)[0];
        if (name.isEmpty()) {
          return files;
        }
        String octal = new String(head, 124, 11, StandardCharsets.US_ASCII).strip();
        int size = Integer.parseInt(octal, 8);
        byte[] content = new byte[(size + 511) / 512 * 512];
        tar.readFully(content);
        if (name.endsWith("_GroundTruth.txt")) {
          files.put(
              name.substring(name.lastIndexOf('/') + 1),
              new String(content, 0, size, StandardCharsets.UTF_8));
        }
      }
    }
  }
}
