package org.lacuna.app.annotate.agreement;

import java.util.function.UnaryOperator;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** Seconds that two coders gave each pair of labels to; agreement lies on the diagonal. */
final class ConfusionGrid extends GridPane {

  /** Steps of shade in the style sheet. */
  private static final int SHADES = 5;

  private static final double WIDEST = 96;

  ConfusionGrid(Pair pair, Texts texts, UnaryOperator<String> names) {
    getStyleClass().add("agreement-confusion");
    setId("agreement-confusion");
    Label rows = caption(texts.get("agreement.rows", pair.first()));
    Label columns = caption(texts.get("agreement.columns", pair.second()));
    add(columns, 1, 0, Math.max(1, pair.labels().size()), 1);
    GridPane.setHalignment(columns, HPos.CENTER);
    add(caption(texts.get("agreement.seconds")), 0, 0);
    add(rows, 0, 1);
    long[][] ms = pair.confusion();
    long most = 1;
    for (long[] row : ms) {
      for (long cell : row) {
        most = Math.max(most, cell);
      }
    }
    for (int i = 0; i < pair.labels().size(); i++) {
      String name = names.apply(pair.labels().get(i));
      Label column = caption(name);
      GridPane.setHalignment(column, HPos.CENTER);
      add(column, i + 1, 1);
      add(caption(name), 0, i + 2);
      for (int j = 0; j < pair.labels().size(); j++) {
        String other = names.apply(pair.labels().get(j));
        String tip =
            texts.get(
                "agreement.cell", pair.first(), name, pair.second(), other, seconds(ms[i][j]));
        add(cell(ms[i][j], most, i == j, tip), j + 1, i + 2);
      }
    }
  }

  private static Label caption(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("caption");
    label.setMinWidth(0);
    label.setMaxWidth(WIDEST);
    return label;
  }

  private static Label cell(long ms, long most, boolean diagonal, String tip) {
    Label cell = new Label(ms == 0 ? "\u00b7" : seconds(ms));
    int shade = ms == 0 ? 0 : Math.max(1, (int) Math.ceil((double) SHADES * ms / most));
    cell.getStyleClass().addAll("agreement-cell", (diagonal ? "same-" : "other-") + shade);
    cell.setAlignment(Pos.CENTER);
    cell.setMinWidth(40);
    cell.setMaxWidth(Double.MAX_VALUE);
    cell.setMinHeight(Region.USE_PREF_SIZE);
    cell.setTooltip(new Tooltip(tip));
    cell.setAccessibleText(tip);
    return cell;
  }

  private static String seconds(long ms) {
    return Numbers.plain(ms / 1000.0, 1);
  }
}
