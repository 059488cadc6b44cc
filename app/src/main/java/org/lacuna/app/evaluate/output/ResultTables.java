package org.lacuna.app.evaluate.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lacuna.app.evaluate.Evaluation;
import org.lacuna.app.evaluate.Finding;
import org.lacuna.app.evaluate.Published;
import org.lacuna.app.evaluate.output.ResultTable.Cell;
import org.lacuna.app.evaluate.output.ResultTable.Column;
import org.lacuna.app.evaluate.output.ResultTable.Row;
import org.lacuna.inference.eval.ClassMetrics;
import org.lacuna.inference.eval.HeadMetrics;
import org.lacuna.inference.eval.SentimentMetrics;
import org.lacuna.inference.eval.TraitMetrics;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.ModalitySet;

/** Puts figures into the papers' tables, one for each head of the models. */
public final class ResultTables {

  private static final String NO_COLUMN = "";

  private final String dataset;
  private final Published published;

  /**
   * @param dataset name of the data set as the papers print it
   */
  public ResultTables(String dataset, Published published) {
    this.dataset = dataset;
    this.published = published;
  }

  /** One table for each head that was judged. */
  public List<ResultTable> of(Evaluation.Result result) {
    List<ResultTable> tables = new ArrayList<>();
    for (ModelCard.Head head : result.heads()) {
      List<Column> columns = columns(head);
      List<Row> rows = rows(columns, result.findings());
      if (rows.stream().anyMatch(r -> !r.published())) {
        String what = result.heads().size() > 1 ? ", " + head.name().replace('_', ' ') : "";
        tables.add(new ResultTable(dataset + what, columns, rows));
      }
    }
    return tables;
  }

  static List<Column> columns(ModelCard.Head head) {
    String name = head.name();
    if (head.choosing()) {
      return head.questions().size() == 1
          ? choice(name.equals(ModelCard.Head.EMOTIONS) ? "emotion_" : name + "_")
          : choices(head);
    }
    // A sentiment on another scale than [-3, 3] is judged as a number like any other.
    Double low = head.low();
    boolean sentiment =
        name.equals(ModelCard.Head.SENTIMENT)
            && head.questions().size() == 1
            && low != null
            && low < 0;
    return sentiment ? sentiment() : numbers(head);
  }

  private static List<Column> sentiment() {
    return List.of(
        new Column("MAE", true, false, SentimentMetrics.MAE, "mae"),
        new Column("Corr", false, false, SentimentMetrics.CORR, "corr"),
        new Column("Acc-2", false, true, SentimentMetrics.ACC_2_NEG_POS, "acc_2"),
        new Column("F1", false, true, SentimentMetrics.F1_NEG_POS, "f1"),
        new Column("Acc-7", false, true, SentimentMetrics.ACC_7, "acc_7"));
  }

  private static List<Column> numbers(ModelCard.Head head) {
    String prefix = head.name() + "_";
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("MAE", true, false, prefix + TraitMetrics.MAE, "mae"));
    columns.add(new Column("Corr", false, false, prefix + TraitMetrics.CORR, "corr"));
    columns.add(new Column("Acc", false, true, prefix + TraitMetrics.ACCURACY, "accuracy"));
    if (head.questions().size() == 1) {
      columns.add(new Column("Acc-2", false, true, prefix + HeadMetrics.ACC_2, NO_COLUMN));
    }
    return columns;
  }

  private static List<Column> choice(String prefix) {
    return List.of(
        new Column("Acc", false, true, prefix + ClassMetrics.ACCURACY, "accuracy"),
        new Column("F1", false, true, prefix + ClassMetrics.F1_WEIGHTED, "f1"),
        new Column("ECE", true, false, prefix + ClassMetrics.ECE, NO_COLUMN),
        new Column("Base rate", false, true, prefix + ClassMetrics.BASE_RATE, NO_COLUMN));
  }

  private static List<Column> choices(ModelCard.Head head) {
    List<Column> columns = new ArrayList<>();
    for (String question : head.questions()) {
      String prefix = head.name() + "[" + question + "]_";
      String shown =
          question.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + question.substring(1);
      columns.add(
          new Column(
              shown + " Acc", false, true, prefix + ClassMetrics.ACCURACY, "accuracy_" + question));
      columns.add(
          new Column(
              shown + " F1", false, true, prefix + ClassMetrics.F1_WEIGHTED, "f1_" + question));
    }
    columns.add(new Column("ECE", true, false, head.name() + "_" + ClassMetrics.ECE, NO_COLUMN));
    columns.add(
        new Column(
            "Base rate", false, true, head.name() + "_" + ClassMetrics.BASE_RATE, NO_COLUMN));
    return columns;
  }

  private List<Row> rows(List<Column> columns, List<Finding> findings) {
    List<Row> rows = new ArrayList<>();
    for (ModalitySet subset : ModalitySet.nonEmptySubsets()) {
      String given = subset.toString();
      List<Row> ours = ours(given, columns, findings);
      if (!ours.isEmpty()) {
        rows.addAll(published(given, columns));
        rows.addAll(ours);
      }
    }
    return rows;
  }

  private List<Row> published(String given, List<Column> columns) {
    Map<String, Map<String, Double>> methods = new LinkedHashMap<>();
    for (Published.Row r : published.on(dataset)) {
      if (r.given().equals(given)) {
        String setting = r.setting().isEmpty() ? "" : ", " + r.setting();
        methods
            .computeIfAbsent(
                r.method() + " (" + r.paper() + " table " + r.table() + setting + ")",
                m -> new LinkedHashMap<>())
            .put(r.metric(), r.value());
      }
    }
    List<Row> rows = new ArrayList<>();
    methods.forEach(
        (method, values) -> {
          List<Cell> cells =
              columns.stream()
                  .map(c -> Cell.published(values.getOrDefault(c.theirs(), Double.NaN)))
                  .toList();
          if (cells.stream().anyMatch(Cell::there)) {
            rows.add(new Row(method, given, true, cells));
          }
        });
    return rows;
  }

  private static List<Row> ours(String given, List<Column> columns, List<Finding> findings) {
    Map<String, Map<String, Finding>> models = new LinkedHashMap<>();
    Set<String> wanted = new LinkedHashSet<>(columns.stream().map(Column::ours).toList());
    for (Finding f : findings) {
      if (f.given().equals(given) && wanted.contains(f.metric())) {
        models.computeIfAbsent(f.model(), m -> new LinkedHashMap<>()).put(f.metric(), f);
      }
    }
    List<Row> rows = new ArrayList<>();
    models.forEach(
        (model, values) ->
            rows.add(
                new Row(
                    model,
                    given,
                    false,
                    columns.stream()
                        .map(c -> cell(c, values.get(c.ours()), models.values()))
                        .toList())));
    return rows;
  }

  private static Cell cell(
      Column column,
      @org.jspecify.annotations.Nullable Finding f,
      java.util.Collection<Map<String, Finding>> models) {
    if (f == null) {
      return Cell.NONE;
    }
    double sign = column.lowerIsBetter() ? -1 : 1;
    boolean several = models.stream().filter(m -> m.containsKey(column.ours())).count() > 1;
    boolean best =
        models.stream()
            .map(m -> m.get(column.ours()))
            .filter(java.util.Objects::nonNull)
            .allMatch(o -> sign * o.value() <= sign * f.value());
    boolean base = column.ours().endsWith(ClassMetrics.BASE_RATE);
    return new Cell(f.value(), f.low(), f.high(), f.deviation(), several && best && !base);
  }
}
