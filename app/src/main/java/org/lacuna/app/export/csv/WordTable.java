package org.lacuna.app.export.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.text.format.Delimited;
import org.lacuna.media.text.words.WordNotes;

/**
 * The words, one a line, on whatever steps the rest stands. A word without a valence has an empty
 * cell. Lacuna reads such a table as a transcript.
 */
final class WordTable {

  private WordTable() {}

  /**
   * @param vectors one row a word; empty to leave the vectors out
   */
  static void write(
      List<TimedWord> words, float[] valences, Optional<FeatureSequence> vectors, Writer out)
      throws IOException {
    Cells cells = new Cells(out, ',', "");
    cells.text("start").text("end").text("word").text("origin").text("confidence").text("valence");
    int dim = vectors.map(FeatureSequence::dim).orElse(0);
    for (int d = 0; d < dim; d++) {
      cells.text("e" + d);
    }
    cells.endLine();
    for (int i = 0; i < words.size(); i++) {
      TimedWord word = words.get(i);
      cells.seconds(word.startUs()).seconds(word.endUs());
      cells.text(Delimited.field(word.text(), ',')).text(WordNotes.name(word.origin()));
      cells.number(word.confidence()).number(valences[i]);
      for (int d = 0; d < dim; d++) {
        FeatureSequence v = vectors.orElseThrow();
        cells.number(v.observed(i) ? v.value(i, d) : Float.NaN);
      }
      cells.endLine();
    }
  }
}
