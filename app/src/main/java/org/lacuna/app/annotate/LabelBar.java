package org.lacuna.app.annotate;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.lacuna.app.annotate.tiers.LabelNames;
import org.lacuna.app.annotate.tiers.Proposal;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** What is selected, and the labels that it can have: by key, by mouse, or typed. */
final class LabelBar extends HBox {

  /** In a narrower bar the labels give up their colours and the edges around them. */
  private static final double WIDE = 740;

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  private final AnnotationViewModel model;
  private final Texts texts;
  private final ReadOnlyObjectProperty<Theme> theme;
  private final Runnable done;
  private final Label what = new Label();
  private final HBox chips = new HBox();
  private final TextField field = new TextField();

  /**
   * @param done the label is written: the keys are the page's again
   */
  LabelBar(
      AnnotationViewModel model, Texts texts, ReadOnlyObjectProperty<Theme> theme, Runnable done) {
    this.model = model;
    this.texts = texts;
    this.theme = theme;
    this.done = done;
    getStyleClass().add("annotate-labels");
    setAlignment(Pos.CENTER_LEFT);
    what.setId("annotate-what");
    what.getStyleClass().add("secondary");
    what.setMinWidth(0);
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    chips.getStyleClass().add("annotate-chips");
    chips.setAlignment(Pos.CENTER_LEFT);
    chips.setMinWidth(Region.USE_PREF_SIZE);
    field.setId("annotate-field");
    field.setPromptText(texts.get("annotate.field.prompt"));
    field.setAccessibleText(texts.get("annotate.field.prompt"));
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::fieldKey);
    getChildren().addAll(what, chips, field);
    model.desk().rows().addListener(o -> show());
    model.desk().selected().addListener(o -> show());
    model.desk().pending().addListener(o -> show());
    theme.addListener(o -> show());
    widthProperty()
        .addListener(
            (o, before, now) -> {
              if (before.doubleValue() < WIDE != now.doubleValue() < WIDE) {
                // not while the bar is being laid out
                Platform.runLater(this::show);
              }
            });
    show();
  }

  /** The user types the label. */
  void write() {
    if (model.editor().atWork().isEmpty() && model.desk().proposal().isEmpty()) {
      model.desk().say("annotate.say.choose");
      return;
    }
    field.setVisible(true);
    field.setManaged(true);
    field.setText(label());
    field.selectAll();
    field.requestFocus();
  }

  private String label() {
    return model
        .desk()
        .proposal()
        .map(Proposal::label)
        .or(() -> model.editor().atWork().map(Segment::label))
        .orElse("");
  }

  private void fieldKey(KeyEvent e) {
    if (e.getCode() == KeyCode.ENTER) {
      model.editor().label(field.getText());
      leave();
      e.consume();
    } else if (e.getCode() == KeyCode.ESCAPE) {
      leave();
      e.consume();
    }
  }

  private void leave() {
    done.run();
    show();
  }

  private void show() {
    TierKind kind = model.editor().kindAtWork();
    what.setText(describe());
    chips.getChildren().clear();
    boolean any = !model.desk().rows().get().isEmpty();
    if (any && kind != TierKind.TEXT) {
      for (int i = 0; i < kind.labels().size(); i++) {
        chips.getChildren().add(chip(kind, kind.labels().get(i), key(kind, i)));
      }
    }
    boolean typed = any && kind == TierKind.TEXT;
    field.setVisible(typed || field.isFocused());
    field.setManaged(field.isVisible());
    if (!field.isFocused()) {
      field.setText(typed ? label() : "");
    }
  }

  private static String key(TierKind kind, int index) {
    if (kind != TierKind.SENTIMENT) {
      return String.valueOf(index + 1);
    }
    int value = index - 3;
    return value < 0 ? "" : String.valueOf(value);
  }

  private Button chip(TierKind kind, String label, String key) {
    String name = LabelNames.of(kind, label, texts);
    Button chip = new Button(name);
    chip.setId("annotate-label-" + label);
    chip.getStyleClass().add("annotate-chip");
    chip.setMinWidth(Region.USE_PREF_SIZE);
    chip.setFocusTraversable(false);
    boolean narrow = getWidth() > 0 && getWidth() < WIDE;
    chip.pseudoClassStateChanged(CHOSEN, label.equals(label()));
    chip.pseudoClassStateChanged(NARROW, narrow);
    if (kind.isEmotion()) {
      if (!narrow) {
        chip.setGraphic(new Circle(4, ScoreColours.emotion(label, theme.get())));
      }
      chip.setText(key + "  " + name);
    }
    String tip =
        key.isEmpty()
            ? texts.get("annotate.chip.negative", name)
            : texts.get("annotate.chip.tip", name, key);
    chip.setTooltip(new Tooltip(tip));
    chip.setAccessibleText(tip);
    chip.setOnAction(
        e -> {
          model.editor().label(label);
          done.run();
        });
    return chip;
  }

  /** The selected segment in words; what to do where there is none. */
  private String describe() {
    Optional<Row.Mark> mark = model.desk().mark();
    if (model.desk().pending().get().isPresent()) {
      return texts.get("annotate.what.pending");
    }
    if (mark.isEmpty()) {
      boolean here = model.editor().atWork().isPresent();
      String none = texts.get(here ? "annotate.what.here" : "annotate.what.none");
      return model.desk().rows().get().isEmpty() ? "" : none;
    }
    Row.Mark m = mark.get();
    String span = Numbers.time(m.startUs()) + " \u2013 " + Numbers.time(m.endUs());
    String name = m.name().isEmpty() ? texts.get("annotate.what.unlabelled") : m.name();
    String origin =
        m.origin()
            .map(o -> texts.get("annotate.origin." + o))
            .orElseGet(() -> texts.get("annotate.state." + m.state()));
    return texts.get("annotate.what", name.replace('\n', ' '), span, origin);
  }

  /** What is selected, for those who cannot see it. */
  String spoken() {
    String row = model.desk().row().map(Row::name).orElse("");
    return texts.get("annotate.spoken", row, describe());
  }
}
