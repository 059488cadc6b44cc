package org.lacuna.app.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.lacuna.app.annotate.agreement.AgreementView;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.TakesKeys;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.TimeRuler;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.timeline.TimelineLane;

/** Tiers over the shared time axis with all that the keys do, and how annotators agree. */
public final class AnnotateView extends VBox implements TakesKeys {

  private static final PseudoClass HAS_KEYS = PseudoClass.getPseudoClass("has-keys");

  private final AnnotationViewModel model;
  private final Timeline timeline;
  private final Texts texts;
  private final ReadOnlyObjectProperty<Theme> theme;
  private final AnnotateKeys keys;
  private final LaneStack stack;
  private final WordLane words;
  private final List<SegmentLane> lanes = new ArrayList<>();
  private final ScrollPane scroll = new ScrollPane();
  private final StackPane desk = new StackPane();
  private final Label empty = new Label();
  private final LabelBar labels;
  private final Label status = new Label();
  private final Label saved = new Label();
  private final Hyperlink retry = new Hyperlink();

  public AnnotateView(
      AnnotationViewModel model,
      Timeline timeline,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.timeline = timeline;
    this.texts = texts;
    this.theme = theme;
    labels = new LabelBar(model, texts, theme, desk::requestFocus);
    keys = new AnnotateKeys(model, labels::write);
    stack = new LaneStack(timeline);
    words = new WordLane(texts.get("annotate.words"), timeline, theme);
    stack.addFixed(new TimeRuler(timeline, theme), 20);
    stack.addFixed(words, WordLane.HEIGHT);
    stack.setReader(this::read);
    getStyleClass().addAll("card", "annotate-card");
    setMinSize(0, 0);
    VBox tiers = new VBox(desk(), labels, statusLine(), new KeyLegend(texts));
    tiers.getStyleClass().add("annotate-tiers");
    VBox agreement = new VBox(new AgreementView(model.agreement(), texts, model::labelName));
    VBox.setVgrow(agreement.getChildren().get(0), Priority.ALWAYS);
    StackPane body = new StackPane(tiers, agreement);
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    FileMenu file = new FileMenu(model, texts, desk::requestFocus);
    getChildren()
        .addAll(
            new AnnotateBar(
                model, texts, desk::requestFocus, List.of(file, choice(tiers, agreement))),
            body);
    model.desk().rows().addListener(o -> showRows());
    model.desk().selected().addListener(o -> showSelected());
    model.desk().pending().addListener(o -> lanes.forEach(SegmentLane::refresh));
    model.desk().message().addListener(o -> showStatus());
    model.book().saving().addListener(o -> showSaved());
    model.isOpen().addListener(o -> showRows());
    desk.focusWithinProperty().addListener(o -> showStatus());
    showRows();
    showSaved();
  }

  /** The tiers, or how far annotators agree. */
  private SegmentedButton choice(Region tiers, Region agreement) {
    ToggleButton first = new ToggleButton(texts.get("annotate.choice.tiers"));
    first.setId("annotate-choice-tiers");
    ToggleButton second = new ToggleButton(texts.get("annotate.choice.agreement"));
    second.setId("annotate-choice-agreement");
    agreement.setVisible(false);
    first.setSelected(true);
    first.setOnAction(e -> choose(first, tiers, agreement));
    second.setOnAction(e -> choose(second, agreement, tiers));
    InvalidationListener changed =
        o -> {
          if (agreement.isVisible()) {
            model.agreement().refresh();
          }
        };
    agreement.visibleProperty().addListener(changed);
    model.book().saving().addListener(changed);
    model.isOpen().addListener(changed);
    SegmentedButton buttons = new SegmentedButton(first, second);
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    return buttons;
  }

  private static void choose(ToggleButton button, Region shown, Region hidden) {
    // A second press on the chosen one keeps it: there is always a choice.
    button.setSelected(true);
    shown.setVisible(true);
    hidden.setVisible(false);
  }

  private StackPane desk() {
    scroll.setContent(stack);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(0);
    scroll.getStyleClass().add("annotate-scroll");
    empty.getStyleClass().add("calm-message");
    empty.setWrapText(true);
    empty.setMouseTransparent(true);
    desk.setId("annotate-desk");
    desk.getStyleClass().add("annotate-desk");
    desk.setFocusTraversable(true);
    desk.setAccessibleRole(AccessibleRole.LIST_VIEW);
    desk.setMinHeight(0);
    desk.getChildren().addAll(scroll, empty);
    StackPane.setAlignment(empty, Pos.BOTTOM_CENTER);
    desk.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> desk.requestFocus());
    VBox.setVgrow(desk, Priority.ALWAYS);
    return desk;
  }

  private HBox statusLine() {
    status.setId("annotate-status");
    status.getStyleClass().add("annotate-status");
    status.setMinWidth(0);
    status.setWrapText(true);
    status.setMinHeight(Region.USE_PREF_SIZE);
    status.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(status, Priority.ALWAYS);
    saved.setId("annotate-saved");
    saved.getStyleClass().add("caption");
    saved.setMinWidth(Region.USE_PREF_SIZE);
    retry.setText(texts.get("annotate.saved.retry"));
    retry.setOnAction(e -> model.retry());
    HBox line = new HBox(status, saved, retry);
    line.getStyleClass().add("annotate-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  // ---- keys ----

  @Override
  public boolean takeKey(KeyEvent event) {
    Node focus = getScene() == null ? null : getScene().getFocusOwner();
    // Text that is typed keeps its keys; a button keeps enter and the tab key.
    boolean typing = focus instanceof TextInputControl;
    boolean elsewhere =
        !desk.isFocusWithin()
            && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.TAB);
    return !typing
        && !elsewhere
        && keys.press(
            new AnnotateKeys.Press(
                event.getCode(), event.isShiftDown(), event.isAltDown(), event.isShortcutDown()));
  }

  // ---- what is shown ----

  private void showRows() {
    List<Row> rows = model.desk().rows().get();
    while (lanes.size() < rows.size()) {
      SegmentLane lane = new SegmentLane(model, labels::write, timeline, theme);
      lane.setId("annotate-lane-" + lanes.size());
      lanes.add(lane);
      stack.addFixed(lane, SegmentLane.HEIGHT);
    }
    for (int i = 0; i < lanes.size(); i++) {
      boolean there = i < rows.size();
      lanes.get(i).setVisible(there);
      lanes.get(i).setManaged(there);
      lanes.get(i).show(there ? Optional.of(rows.get(i)) : Optional.empty());
    }
    words.show(model.desk().clip().map(OpenClip::features).map(f -> f.words()).orElse(List.of()));
    boolean own = rows.stream().anyMatch(Row::editable);
    empty.setVisible(!own);
    empty.setText(texts.get(model.isOpen().get() ? "annotate.empty" : "annotate.closed"));
    stack.hideReadout();
    showSelected();
  }

  private void showSelected() {
    lanes.forEach(SegmentLane::refresh);
    desk.setAccessibleText(labels.spoken());
    String row = model.desk().selected().get().row();
    lanes.stream()
        .filter(l -> l.row().filter(r -> r.key().equals(row)).isPresent())
        .findFirst()
        .ifPresent(this::reveal);
  }

  /** Scrolls as far as it takes to have all of the lane in sight. */
  private void reveal(SegmentLane lane) {
    double seen = scroll.getViewportBounds().getHeight();
    double hidden = stack.getHeight() - seen;
    if (hidden <= 0 || lane.getHeight() <= 0) {
      return;
    }
    double top = lane.getBoundsInParent().getMinY();
    double bottom = lane.getBoundsInParent().getMaxY();
    double now = scroll.getVvalue() * hidden;
    double next = Math.max(bottom - seen, Math.min(top, now));
    scroll.setVvalue(Math.max(0, Math.min(1, next / hidden)));
  }

  private void showStatus() {
    boolean here = desk.isFocusWithin();
    String message = model.desk().message().get();
    desk.pseudoClassStateChanged(HAS_KEYS, here);
    status.pseudoClassStateChanged(HAS_KEYS, here && message.isEmpty());
    status.setText(
        message.isEmpty()
            ? texts.get(here ? "annotate.keys.here" : "annotate.keys.away")
            : message);
  }

  private void showSaved() {
    Saver.State state = model.book().saving().get();
    saved.setText(texts.get("annotate.saved." + state));
    retry.setVisible(state == Saver.State.FAILED);
    retry.setManaged(retry.isVisible());
    showStatus();
  }

  private Optional<String> read(TimelineLane lane, LaneStack.Hover at) {
    if (!(lane instanceof SegmentLane segments)) {
      return Optional.empty();
    }
    return segments
        .row()
        .flatMap(r -> r.at(at.us()).map(m -> readout(r, m)))
        .map(text -> Numbers.time(at.us()) + "  " + text);
  }

  private String readout(Row row, Row.Mark m) {
    String name = m.name().isEmpty() ? texts.get("annotate.what.unlabelled") : m.name();
    String span = Numbers.time(m.startUs()) + " \u2013 " + Numbers.time(m.endUs());
    if (!row.isModel()) {
      String origin = m.origin().map(o -> texts.get("annotate.origin." + o)).orElse("");
      return texts.get("annotate.readout", name, span, origin);
    }
    String value = Numbers.signed(m.value(), 2);
    if (row.kind().isEmotion()) {
      value = Numbers.percent(m.value()) + " %";
    }
    String state = texts.get("annotate.state." + m.state());
    return texts.get("annotate.readout.model", name, value, span, state);
  }
}
