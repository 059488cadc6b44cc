package org.lacuna.inference.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;

class CsvTest {

  @TempDir Path folder;

  @Property(tries = 200)
  void whatIsQuotedComesBackAsItWas(@ForAll("tables") List<List<String>> table) {
    String text =
        table.stream()
            .map(
                row ->
                    row.stream()
                        .map(c -> '"' + c.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n"));
    assertThat(Csv.parse(text)).isEqualTo(table);
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell = Arbitraries.strings().withChars("ab,\"\n\r é").ofMaxLength(6);
    return cell.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(5);
  }

  @Test
  void rowsKnowTheirLineAndColumnsOfOneNameAreCounted() throws Exception {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "\ufeffa, low,low\n1,\"two\nlines\",3\n4,5\n");
    List<Integer> lines = new ArrayList<>();
    List<Map<String, String>> rows = new ArrayList<>();
    Csv.each(
        file,
        (line, cells) -> {
          lines.add(line);
          rows.add(cells);
        });
    assertThat(lines).containsExactly(2, 4);
    assertThat(rows.get(0)).isEqualTo(Map.of("a", "1", "low", "two\nlines", "low.2", "3"));
    assertThat(rows.get(1)).containsEntry("low.2", "");
    assertThat(Csv.read(file)).isEqualTo(rows);
    assertThat(Csv.parse("")).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsOneSentence() {
    assertThatThrownBy(() -> Csv.read(folder.resolve("none.csv")))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("none.csv");
  }
}
