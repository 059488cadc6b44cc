package org.lacuna.app.annotate.agreement;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.lacuna.app.look.NamedChoices;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** Alpha of everybody, a row for every pair, and the confusion of the pair that is chosen. */
public final class AgreementView extends VBox {

  /** More labels than this are not laid out: the numbers can be exported. */
  private static final int MOST_LABELS = 12;

  /** Room for the confusion of four labels. */
  private static final double CONFUSION = 272;

  private final AgreementViewModel model;
  private final Texts texts;
  private final BiFunction<TierKind, String, String> labelNames;
  private final ChoiceBox<Topic> topic = new ChoiceBox<>();
  private final VBox summary = new VBox();
  private final GridPane pairs = new GridPane();
  private final StackPane confusion = new StackPane();
  private final Label message = new Label();
  private final HBox body;
  private int chosen;
  private boolean filling;

  /**
   * @param labelNames what a person calls a label of a kind
   */
  public AgreementView(
      AgreementViewModel model, Texts texts, BiFunction<TierKind, String, String> labelNames) {
    this.model = model;
    this.texts = texts;
    this.labelNames = labelNames;
    getStyleClass().add("agreement");
    pairs.getStyleClass().add("agreement-pairs");
    summary.getStyleClass().add("agreement-summary");
    message.getStyleClass().add("calm-message");
    message.setId("agreement-message");
    message.setWrapText(true);
    message.setMaxWidth(Double.MAX_VALUE);
    VBox left = new VBox(summary, pairs);
    left.getStyleClass().add("agreement-left");
    ScrollPane leftScroll = scroll(left);
    ScrollPane rightScroll = scroll(confusion);
    rightScroll.setMinWidth(CONFUSION);
    HBox.setHgrow(leftScroll, Priority.ALWAYS);
    body = new HBox(leftScroll, rightScroll);
    body.getStyleClass().add("agreement-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    VBox.setVgrow(message, Priority.ALWAYS);
    getChildren().addAll(choices(), body, message);
    model.shown().addListener(o -> show());
    model.topics().addListener(o -> fill());
    fill();
    show();
  }

  private static ScrollPane scroll(Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("annotate-scroll");
    scroll.setMinHeight(0);
    return scroll;
  }

  private HBox choices() {
    Label name = new Label(texts.get("agreement.topic"));
    name.getStyleClass().add("secondary");
    name.setMinWidth(Region.USE_PREF_SIZE);
    topic.setId("agreement-topic");
    topic.setPrefWidth(210);
    topic.setMinWidth(140);
    name.setLabelFor(topic);
    topic.setConverter(new NamedChoices<>(t -> texts.get("agreement.topic." + t.kind(), t.name())));
    topic.valueProperty().addListener(o -> chosen());
    ToggleButton here = new ToggleButton(texts.get("agreement.here"));
    here.setId("agreement-here");
    ToggleButton all = new ToggleButton(texts.get("agreement.all"));
    all.setId("agreement-all");
    SegmentedButton scope = new SegmentedButton(here, all);
    here.setSelected(!model.allClips().get());
    all.setSelected(model.allClips().get());
    here.setOnAction(e -> scope(here, false));
    all.setOnAction(e -> scope(all, true));
    scope.setMinWidth(Region.USE_PREF_SIZE);
    HBox choices = new HBox(name, topic, scope);
    choices.getStyleClass().add("agreement-choices");
    choices.setAlignment(Pos.CENTER_LEFT);
    return choices;
  }

  private void scope(ToggleButton button, boolean all) {
    // A second press on the chosen one keeps it: there is always a choice.
    button.setSelected(true);
    model.allClips().set(all);
  }

  private void chosen() {
    Topic t = topic.getValue();
    if (!filling && t != null) {
      model.choose(t);
    }
  }

  private void fill() {
    filling = true;
    topic.getItems().setAll(model.topics().get());
    model.chosen().ifPresent(topic::setValue);
    topic.setDisable(model.topics().get().isEmpty());
    filling = false;
  }

  private void show() {
    Optional<Comparison> shown = model.shown().get();
    filling = true;
    model.chosen().ifPresent(topic::setValue);
    filling = false;
    boolean any = shown.filter(c -> !c.pairs().isEmpty()).isPresent();
    body.setVisible(any);
    body.setManaged(any);
    message.setVisible(!any);
    message.setManaged(!any);
    message.setText(texts.get(shown.isEmpty() ? "agreement.nothing" : "agreement.onlyOne"));
    if (any) {
      showAll(shown.get());
    }
  }

  private void showAll(Comparison c) {
    chosen = Math.min(chosen, c.pairs().size() - 1);
    summary.getChildren().setAll(title(c), detail(c));
    pairs.getChildren().clear();
    List<String> heads = List.of("pair", "alpha", "same", "both");
    for (int i = 0; i < heads.size(); i++) {
      Label head = new Label(texts.get("agreement.head." + heads.get(i)));
      head.getStyleClass().add("caption");
      head.setTooltip(tip(texts.get("agreement.head." + heads.get(i) + ".tip")));
      head.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setHalignment(head, i == 0 ? HPos.LEFT : HPos.RIGHT);
      pairs.add(head, i, 0);
    }
    for (int i = 0; i < c.pairs().size(); i++) {
      addPair(c, i);
    }
    showConfusion(c);
  }

  private Node title(Comparison c) {
    Label alpha = new Label(texts.get("agreement.alpha", value(c.alpha())));
    alpha.setId("agreement-alpha");
    alpha.getStyleClass().add("agreement-alpha");
    alpha.setMinWidth(Region.USE_PREF_SIZE);
    Label info = new Label("", new FontIcon(MaterialDesignI.INFORMATION_OUTLINE));
    info.getStyleClass().add("agreement-info");
    info.setMinWidth(Region.USE_PREF_SIZE);
    String how =
        texts.get(
            c.topic().kind() == TierKind.SENTIMENT
                ? "agreement.how.interval"
                : "agreement.how.nominal");
    info.setTooltip(tip(how));
    info.setFocusTraversable(true);
    info.setAccessibleText(how);
    HBox title = new HBox(alpha, info);
    title.getStyleClass().add("agreement-title");
    title.setAlignment(Pos.CENTER_LEFT);
    return title;
  }

  private Label detail(Comparison c) {
    String share =
        c.labelledMs() > 0 ? Numbers.percent((double) c.comparedMs() / c.labelledMs()) : "0";
    Label detail =
        new Label(
            c.people() < 2
                ? texts.get("agreement.people.one")
                : texts.get(
                    "agreement.people",
                    c.people(),
                    seconds(c.comparedMs()),
                    seconds(c.labelledMs()),
                    share));
    detail.getStyleClass().add("secondary");
    detail.setWrapText(true);
    detail.setMinHeight(Region.USE_PREF_SIZE);
    return detail;
  }

  private void addPair(Comparison c, int i) {
    Pair p = c.pairs().get(i);
    ToggleButton pair = new ToggleButton(texts.get("agreement.pair", p.first(), p.second()));
    pair.setId("agreement-pair-" + i);
    pair.getStyleClass().addAll("flat", "agreement-pair");
    pair.setSelected(i == chosen);
    pair.setMaxWidth(Double.MAX_VALUE);
    pair.setMinWidth(60);
    pair.setTooltip(tip(texts.get("agreement.pair.tip")));
    pair.setOnAction(
        e -> {
          chosen = i;
          showAll(c);
        });
    GridPane.setHgrow(pair, Priority.SOMETIMES);
    pairs.add(pair, 0, i + 1);
    number(value(p.alpha()), 1, i + 1);
    number(percent(p.same()), 2, i + 1);
    number(texts.get("agreement.both", percent(p.shared()), seconds(p.bothMs())), 3, i + 1);
  }

  private void number(String text, int column, int row) {
    Label label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.getStyleClass().add("agreement-number");
    GridPane.setHalignment(label, HPos.RIGHT);
    pairs.add(label, column, row);
  }

  private void showConfusion(Comparison c) {
    Pair p = c.pairs().get(chosen);
    if (p.labels().isEmpty() || p.labels().size() > MOST_LABELS) {
      Label none =
          new Label(texts.get(p.labels().isEmpty() ? "agreement.noTime" : "agreement.tooMany"));
      none.getStyleClass().add("calm-message");
      none.setWrapText(true);
      confusion.getChildren().setAll(none);
      return;
    }
    confusion
        .getChildren()
        .setAll(new ConfusionGrid(p, texts, l -> labelNames.apply(c.topic().kind(), l)));
  }

  private String value(OptionalDouble alpha) {
    return alpha.isPresent()
        ? Numbers.plain(alpha.getAsDouble(), 2)
        : texts.get("agreement.undefined");
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? Numbers.percent(share.getAsDouble()) + " %" : "\u2013";
  }

  private static String seconds(long ms) {
    return Numbers.plain(ms / 1000.0, 1);
  }

  private static Tooltip tip(String text) {
    Tooltip tip = new Tooltip(text);
    tip.setWrapText(true);
    tip.setMaxWidth(380);
    return tip;
  }
}
