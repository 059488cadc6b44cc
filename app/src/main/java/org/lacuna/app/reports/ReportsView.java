package org.lacuna.app.reports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.lacuna.app.evaluate.Metrics;
import org.lacuna.app.look.NamedChoices;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.text.Texts;

/** An evaluation report: which set and metric, and its tables, curves and clips side by side. */
public final class ReportsView extends VBox {

  private static final double CHOICE_WIDTH = 190;

  private final ReportsViewModel model;
  private final Texts texts;
  private final Function<String, Optional<Path>> askFolder;
  private final ComboBox<ReportSet> sets = new ComboBox<>();
  private final ComboBox<String> metric = new ComboBox<>();
  private final Label where = new Label();
  private final Label message = new Label();
  private final Label hint = new Label();
  private final Label better = new Label();
  private final SheetTable figures;
  private final SheetTable contrasts;
  private final SheetTable gaps;
  private final SheetTable rebuilt;
  private final ChartSurface chart;
  private final Label noChart = new Label();
  private final ClipsPane clips;
  private final TabPane tabs = new TabPane();
  private final HBox head = new HBox(8);
  private boolean filling;

  /**
   * @param askFolder asks the user for a folder, under a title
   */
  public ReportsView(
      ReportsViewModel model,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme,
      Function<String, Optional<Path>> askFolder) {
    this.model = model;
    this.texts = texts;
    this.askFolder = askFolder;
    figures = new SheetTable("figures", texts);
    contrasts = new SheetTable("contrasts", texts);
    gaps = new SheetTable("gaps", texts);
    rebuilt = new SheetTable("rebuilt", texts);
    chart = new ChartSurface(theme);
    clips = new ClipsPane(model.clips(), texts, theme, askFolder);
    getStyleClass().add("reports");
    message.setId("reports-message");
    message.getStyleClass().add("said-problem");
    message.setWrapText(true);
    message.setMaxWidth(Double.MAX_VALUE);
    message.managedProperty().bind(message.visibleProperty());
    hint.getStyleClass().add("caption");
    hint.managedProperty().bind(hint.visibleProperty());
    hint.setText(texts.get("reports.publishedHint"));
    tabs.getTabs()
        .setAll(
            tab("figures", new VBox(4, stretched(figures), hint)),
            tab("curves", new StackPane(chart, noChart)),
            tab("gaps", gaps),
            tab("contrasts", contrasts),
            tab("rebuilt", rebuilt),
            tab("clips", clips));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    noChart.setText(texts.get("reports.empty.curves"));
    noChart.getStyleClass().add("calm-message");
    VBox.setVgrow(tabs, Priority.ALWAYS);
    getChildren().setAll(head(), message, tabs);
    model.set().addListener(o -> show());
    model.sets().addListener(o -> show());
    model.metric().addListener(o -> show());
    model.failure().addListener(o -> show());
    model.busy().addListener(o -> show());
    show();
  }

  private static Node stretched(Region node) {
    VBox.setVgrow(node, Priority.ALWAYS);
    return node;
  }

  private Tab tab(String name, Node content) {
    StackPane padded = new StackPane(content);
    padded.getStyleClass().add("report-tab");
    Tab tab = new Tab(texts.get("reports.tab." + name), padded);
    tab.setId("report-tab-" + name);
    return tab;
  }

  private HBox head() {
    Button open =
        new Button(texts.get("reports.open"), new FontIcon(MaterialDesignF.FOLDER_OPEN_OUTLINE));
    open.setId("reports-open");
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setOnAction(e -> askFolder.apply(texts.get("reports.open.title")).ifPresent(model::open));
    sets.setId("reports-set");
    sets.setAccessibleText(texts.get("reports.set"));
    sets.setConverter(new NamedChoices<>(ReportSet::name));
    sets.setPrefWidth(180);
    chosen(sets, model::choose);
    metric.setId("reports-metric");
    metric.setAccessibleText(texts.get("reports.metric"));
    metric.setConverter(new NamedChoices<>(m -> m.isEmpty() ? "" : Metrics.words(m)));
    metric.setPrefWidth(200);
    chosen(metric, model::chooseMetric);
    where.getStyleClass().add("secondary");
    where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    where.setMinWidth(0);
    where.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(where, Priority.ALWAYS);
    better.getStyleClass().add("caption");
    better.setMinWidth(Region.USE_PREF_SIZE);
    head.getChildren().setAll(open, where, sets, metric, better);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private <T> void chosen(ComboBox<T> box, Consumer<T> choose) {
    box.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (!filling && is != null) {
                choose.accept(is);
              }
            });
  }

  private void show() {
    filling = true;
    if (!sets.getItems().equals(model.sets().get())) {
      sets.getItems().setAll(model.sets().get());
    }
    model.set().get().ifPresent(sets.getSelectionModel()::select);
    explain(sets, "reports.set", model.sets().get().size() < 2 ? "reports.oneSet" : "");
    if (!metric.getItems().equals(model.metrics())) {
      metric.getItems().setAll(model.metrics());
    }
    metric.getSelectionModel().select(model.metric().get());
    explain(metric, "reports.metric", model.metrics().isEmpty() ? "reports.empty.figures" : "");
    filling = false;
    where.setText(model.set().get().map(this::place).orElse(texts.get("reports.none")));
    better.setText(
        model.metric().get().isEmpty()
            ? ""
            : texts.get(
                Metrics.lowerIsBetter(model.metric().get()) ? "reports.lower" : "reports.higher"));
    String failure = model.failure().get();
    message.setText(model.busy().get() ? texts.get("reports.reading") : failure);
    message.setVisible(!message.getText().isEmpty());
    Sheet sheet = model.metricSheet();
    figures.show(sheet);
    hint.setVisible(!sheet.marked().isEmpty());
    contrasts.show(model.contrastSheet());
    gaps.show(model.gapSheet());
    rebuilt.show(model.rebuiltSheet());
    chart.show(model.chart());
    noChart.setVisible(model.chart().isEmpty());
  }

  private void explain(Control control, String key, String why) {
    explain(control, texts, key, why);
  }

  /** What cannot be chosen says why, to the pointer and to the reader. */
  static void explain(Control control, Texts texts, String key, String why) {
    control.setDisable(!why.isEmpty());
    String text = why.isEmpty() ? texts.get(key) : texts.get(key) + ". " + texts.get(why);
    control.setAccessibleText(text);
    control.setTooltip(new Tooltip(text));
  }

  private String place(ReportSet set) {
    return set.dataset().isEmpty()
        ? set.folder().toString()
        : texts.get("reports.place", set.dataset(), set.folder());
  }

  /** Puts a button to the right of the metric. */
  public void addTool(Node tool) {
    head.getChildren().add(tool);
  }

  /** What is shown now: the tab that was chosen. */
  public Node shown() {
    return tabs.getSelectionModel().getSelectedItem().getContent();
  }

  /** The numbers of everything that is shown, for writing to files. */
  public List<NumberTable> numbers() {
    List<NumberTable> all = new ArrayList<>();
    for (Sheet sheet :
        List.of(
            model.metricSheet(),
            model.gapSheet(),
            model.contrastSheet(),
            model.rebuiltSheet(),
            model.clips().sheet())) {
      if (!sheet.rows().isEmpty()) {
        all.add(sheet.table());
      }
    }
    return List.copyOf(all);
  }

  /** A box that chooses among names. */
  static ChoiceBox<String> choice(String id, String accessible) {
    ChoiceBox<String> box = new ChoiceBox<>();
    box.setId(id);
    box.setAccessibleText(accessible);
    box.setPrefWidth(CHOICE_WIDTH);
    return box;
  }
}
