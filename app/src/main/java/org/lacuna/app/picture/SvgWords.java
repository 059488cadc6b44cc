package org.lacuna.app.picture;

import static org.lacuna.app.picture.SvgText.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.shape.Path;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Texts of a view as text, line by line where the toolkit broke them; signs of icon fonts as
 * outlines.
 */
final class SvgWords {

  private final SvgText out;

  /** One line: where it begins, how wide it is, and what it says. */
  private record Row(double x, double top, double width, String text) {}

  SvgWords(SvgText out) {
    this.out = out;
  }

  void draw(Text text) {
    SvgPaint paint = SvgPaint.of(text.getFill());
    if (text.getText().isBlank() || paint.isNone()) {
      return;
    }
    if (text instanceof FontIcon || isSign(text.getText())) {
      // Nobody else has the font of the icons.
      out.element(
          "path",
          "d",
          SvgPaths.letters(text),
          "fill",
          paint.colour(),
          "fill-opacity",
          paint.alpha());
      return;
    }
    for (Row row : rows(text)) {
      row(text, row, paint);
    }
  }

  private static boolean isSign(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                Character.getType(c) == Character.PRIVATE_USE
                    || Character.getType(c) == Character.UNASSIGNED);
  }

  private void row(Text text, Row row, SvgPaint paint) {
    Font font = text.getFont();
    String style = font.getStyle().toLowerCase(Locale.ROOT);
    double baseline = row.top + text.getBaselineOffset();
    out.text(
        "text",
        row.text,
        "x",
        number(row.x),
        "y",
        number(baseline),
        "font-family",
        "'" + font.getFamily() + "', 'DejaVu Sans', sans-serif",
        "font-size",
        number(font.getSize()),
        "font-weight",
        style.contains("bold") ? "bold" : "",
        "font-style",
        style.contains("italic") || style.contains("oblique") ? "italic" : "",
        "text-decoration",
        text.isUnderline() ? "underline" : "",
        "fill",
        paint.colour(),
        "fill-opacity",
        paint.alpha(),
        // Another font must not make it run into its neighbours.
        "textLength",
        row.text.length() > 1 && row.width > 0 ? number(row.width) : "",
        "lengthAdjust",
        row.text.length() > 1 && row.width > 0 ? "spacingAndGlyphs" : "",
        "xml:space",
        "preserve",
        "text-rendering",
        text.getFontSmoothingType() == FontSmoothingType.LCD ? "" : "geometricPrecision");
  }

  private static List<Row> rows(Text text) {
    Bounds all = text.getLayoutBounds();
    String said = text.getText();
    if (text.getWrappingWidth() <= 0 && said.indexOf('\n') < 0) {
      return List.of(new Row(all.getMinX(), all.getMinY(), all.getWidth(), said));
    }
    List<Row> rows = new ArrayList<>();
    int from = 0;
    double top = Double.NaN;
    double left = 0;
    double right = 0;
    for (int i = 0; i < said.length(); i++) {
      Bounds b = new Path(text.rangeShape(i, i + 1)).getBoundsInLocal();
      boolean seen = said.charAt(i) != '\n' && b.getHeight() > 0;
      if (seen && (Double.isNaN(top) || b.getMinY() > top + b.getHeight() / 2)) {
        add(rows, said.substring(from, i), left, top, right);
        from = i;
        top = b.getMinY();
        left = b.getMinX();
        right = b.getMaxX();
      } else if (seen && !Character.isWhitespace(said.charAt(i))) {
        right = Math.max(right, b.getMaxX());
      }
    }
    add(rows, said.substring(from), left, top, right);
    return rows;
  }

  private static void add(List<Row> rows, String line, double left, double top, double right) {
    if (!Double.isNaN(top) && !line.isBlank()) {
      rows.add(new Row(left, top, right - left, line.stripTrailing()));
    }
  }
}
