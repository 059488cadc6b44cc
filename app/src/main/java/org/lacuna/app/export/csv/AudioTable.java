package org.lacuna.app.export.csv;

import java.io.IOException;
import java.io.Writer;
import org.lacuna.app.export.ExportItem;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;

/**
 * The sound as openSMILE's table of low-level descriptors: semicolons, the clip's name and the time
 * of the step first. A cell without a value is NaN.
 */
final class AudioTable {

  private AudioTable() {}

  static void write(ExportItem item, FeatureSequence audio, Writer out) throws IOException {
    Cells cells = new Cells(out, ';', "NaN");
    cells.text("name").text("frameTime");
    for (Feature feature : audio.spec().features()) {
      cells.text(ForeignNames.openSmile(feature.name()));
    }
    cells.text("frameEnd").text("observed").endLine();
    String name = "'" + item.stem().replace("'", "''") + "'";
    for (int t = 0; t < audio.steps(); t++) {
      cells.text(name).seconds(audio.startUs(t));
      for (int d = 0; d < audio.dim(); d++) {
        cells.number(audio.observed(t) ? audio.value(t, d) : Float.NaN);
      }
      cells.seconds(audio.endUs(t)).flag(audio.observed(t)).endLine();
    }
  }
}
